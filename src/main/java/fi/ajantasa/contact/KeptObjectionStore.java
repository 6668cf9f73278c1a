package fi.ajantasa.contact;

import fi.ajantasa.contact.KeptObjections.Kept;
import fi.ajantasa.customer.Identity.Mark;
import fi.ajantasa.customer.IdentityKind;
import fi.ajantasa.customer.IndexKeyStore;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.customer.SealStore;
import fi.ajantasa.customer.SealedTable;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What erased people had said to us, by keyed hashes. */
public final class KeptObjectionStore {
    private final JdbcClient jdbc;
    private final IndexKeyStore index;

    public KeptObjectionStore(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.index = new IndexKeyStore(dataSource);
    }

    /** @throws fi.ajantasa.customer.KeysUnavailable when the keys are not those of the hashes any more */
    KeptObjections read(KeyVault keys) {
        Map<Mark, Kept> kept = new HashMap<>();
        jdbc.sql("select kind, hash, channels, at from kept_objection").query(row -> {
            Mark mark = new Mark(IdentityKind.valueOf(row.getString(1).toUpperCase(Locale.ROOT)), row.getLong(2));
            Kept one = new Kept(row.getInt(3), row.getTimestamp(4).toInstant());
            kept.merge(mark, one, (a, b) -> new Kept(a.channels() | b.channels(), b.since()));
        });
        index.confirm(keys);
        return new KeptObjections(kept, keys);
    }

    /** Keeps the objections of somebody erased. */
    public void add(int erasure, Map<Mark, Kept> kept, SealStore seals, Instant at) {
        SealStore.Rows rows = new SealStore.Rows(SealedTable.KEPT_OBJECTION, "erasure_id = ?", erasure);
        seals.change(rows, at, () -> insert(erasure, kept));
    }

    private void insert(int erasure, Map<Mark, Kept> kept) {
        kept.forEach((mark, one) -> jdbc.sql(
                        "insert into kept_objection (kind, hash, erasure_id, channels, at)" + " values (?, ?, ?, ?, ?)")
                .params(
                        mark.kind().word(),
                        mark.hash(),
                        erasure,
                        one.channels(),
                        one.since().atOffset(ZoneOffset.UTC))
                .update());
    }
}
