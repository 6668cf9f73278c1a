package fi.ajantasa.privacy;

import fi.ajantasa.audit.AuditEntry;
import fi.ajantasa.audit.AuditLog;
import fi.ajantasa.audit.Origin;
import fi.ajantasa.batch.Desk;
import fi.ajantasa.batch.Installation;
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

    /** The values kept under an erasure, by attribute; empty when none are. That they were read is noted first. */
    public SortedMap<String, String> read(int erasure, String by, String reason) throws DefinitionException {
        String jobHash = installation.readJobs().hash();
        SortedMap<String, String> values = new TreeMap<>();
        try (Desk desk = Desk.open(installation)) {
            KeyVault keys = desk.keys();
            SortedMap<Integer, String> sealed = new ErasureStore(desk.dataSource()).kept(erasure);
            if (!sealed.isEmpty()) {
                String body = JsonMapper.shared().writeValueAsString(Map.of("erasure", erasure, "reason", reason));
                AuditEntry entry = new AuditEntry("read", "", 0, by, "accounting", jobHash, sealed.size(), body);
                desk.transaction().executeWithoutResult(status -> new AuditLog(desk.dataSource())
                        .append(List.of(entry), clock.instant()));
            }
            sealed.forEach((part, text) -> values.putAll(JsonMapper.shared()
                    .readValue(
                            keys.openRecord(text, REALM, new Origin(erasure, part)),
                            new TypeReference<TreeMap<String, String>>() {})));
        }
        return values;
    }
}
