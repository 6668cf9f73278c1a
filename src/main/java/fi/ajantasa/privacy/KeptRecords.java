package fi.ajantasa.privacy;

import fi.ajantasa.audit.AuditEntry;
import fi.ajantasa.audit.Origin;
import fi.ajantasa.audit.Reader;
import fi.ajantasa.batch.Desk;
import fi.ajantasa.batch.Installation;
import fi.ajantasa.batch.ReadLog;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.job.DefinitionException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What a law has us keep of erased people: opened for that law alone, and on record. */
public final class KeptRecords {
    /** Sealed for no customer. */
    static final int REALM = -1;

    private final Installation installation;
    private final Clock clock;

    public KeptRecords(Installation installation, Clock clock) {
        this.installation = installation;
        this.clock = clock;
    }

    /** The values kept under an erasure, by attribute; empty when none are. That they are read is noted before they are shown. */
    public SortedMap<String, String> read(int erasure, Reader reader, String reason) throws DefinitionException {
        String jobHash = installation.readJobs().hash();
        SortedMap<String, String> values = new TreeMap<>();
        try (Desk desk = Desk.open(installation)) {
            KeyVault keys = desk.keys();
            SortedMap<Integer, String> sealed = new ErasureStore(desk.dataSource(), desk.keys()).kept(erasure);
            sealed.forEach((part, text) -> values.putAll(JsonMapper.shared()
                    .readValue(
                            keys.openRecord(text, REALM, new Origin(erasure, part)),
                            new TypeReference<TreeMap<String, String>>() {})));
            if (!values.isEmpty()) {
                String body = JsonMapper.shared().writeValueAsString(Map.of("erasure", erasure, "reason", reason));
                AuditEntry opened = new AuditEntry(
                        "kept-opened", "", 0, reader.account(), reader.purpose(), jobHash, values.size(), body);
                new ReadLog(desk.dataSource(), reader, clock)
                        .append(List.of(reader.read(0, jobHash, values.keySet()), opened));
            }
        }
        return values;
    }
}
