package fi.ajantasa.batch;

import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.customer.SealStore;
import fi.ajantasa.customer.SealedTable;
import fi.ajantasa.source.Delivery;
import fi.ajantasa.source.ExtractHistory;
import fi.ajantasa.source.FileProof;
import fi.ajantasa.source.Kind;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The deliveries ever received: what each claimed to be, what was proven of it, and whether its facts count. */
final class ExtractStore {
    private static final JsonMapper JSON = new JsonMapper();
    private final JdbcClient jdbc;
    private final SealStore seals;
    private final Clock clock;

    ExtractStore(DataSource dataSource, Clock clock, KeyVault keys) {
        this.seals = new SealStore(dataSource, keys);
        this.jdbc = JdbcClient.create(dataSource);
        this.clock = clock;
    }

    /** The deliveries of a register, oldest first, as the sequence rule wants them. */
    List<ExtractHistory> history(String register) {
        return jdbc.sql("select sequence, kind, extract_date, content_hash, state from extract where register = ?"
                        + " order by id")
                .param(register)
                .query((row, number) -> new ExtractHistory(
                        row.getLong("sequence"),
                        Kind.valueOf(row.getString("kind")),
                        row.getObject("extract_date", LocalDate.class),
                        row.getString("content_hash"),
                        ExtractHistory.State.valueOf(row.getString("state"))))
                .list();
    }

    /** Those that were applied, oldest first. */
    List<ExtractHistory> listApplied(String register) {
        return history(register).stream()
                .filter(it -> it.state() == ExtractHistory.State.APPLIED)
                .toList();
    }

    /**
     * Notes a delivery as received; each try is an extract of its own, for a refused one keeps its void facts. The ids
     * are dense: they are part of every origin, and so of the hash of a plan, which must not tell of a restart.
     */
    int receive(String register, Delivery delivery) {
        int id = jdbc.sql("select coalesce(max(id), 0) + 1 from extract")
                .query(Integer.class)
                .single();
        seals.change(row(id), clock.instant(), () -> jdbc.sql(
                        """
                        insert into extract (id, register, kind, sequence, extract_date, content_hash, state, received_at,
                                             row_count, proof)
                        values (?, ?, ?, ?, ?, ?, 'RECEIVED', ?, 0, '[]')""")
                .params(
                        id,
                        register,
                        delivery.totals().kind().name(),
                        delivery.totals().sequence(),
                        delivery.totals().extractDate(),
                        delivery.contentHash(),
                        Timestamp.from(clock.instant()))
                .update());
        return id;
    }

    private static SealStore.Rows row(int extract) {
        return new SealStore.Rows(SealedTable.EXTRACT, "id = ?", extract);
    }

    private void change(int extract, String statement, Object... values) {
        seals.change(
                row(extract),
                clock.instant(),
                () -> jdbc.sql(statement).params(values).param(extract).update());
    }

    /** How many records the last accepted full list of a register had. */
    OptionalLong lastBaseRows(String register) {
        return jdbc
                .sql("select row_count from extract where register = ? and kind = 'BASE' and state = 'APPLIED'"
                        + " order by id desc")
                .param(register)
                .query(Long.class)
                .list()
                .stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    Extract require(int id) {
        return jdbc.sql("select id, register, kind, sequence, extract_date, content_hash from extract where id = ?")
                .param(id)
                .query((row, number) -> new Extract(
                        row.getInt("id"),
                        row.getString("register"),
                        Kind.valueOf(row.getString("kind")),
                        row.getLong("sequence"),
                        row.getObject("extract_date", LocalDate.class),
                        row.getString("content_hash")))
                .single();
    }

    /** A delivery and the run that applied it. */
    record AppliedBy(Extract extract, String run) {}

    /** The newest delivery of other content that was applied, or a part of it, after this one was received. */
    Optional<AppliedBy> findLater(Extract extract) {
        return jdbc.sql("select e.id, r.id from extract e join run r on r.extract_id = e.id where e.register = ?"
                        + " and e.state in ('APPLIED', 'ABANDONED') and e.id > ? and e.content_hash <> ?"
                        + " order by e.id desc limit 1")
                .params(extract.register(), extract.id(), extract.contentHash())
                .query((row, number) -> new AppliedBy(require(row.getInt(1)), row.getString(2)))
                .optional();
    }

    /** The extracts that were received from this very content, but for itself. */
    List<Integer> listSame(Extract extract) {
        return jdbc.sql("select id from extract where register = ? and content_hash = ? and id <> ?")
                .params(extract.register(), extract.contentHash(), extract.id())
                .query(Integer.class)
                .list();
    }

    /** How many records the extract had. */
    long rows(int extract) {
        return jdbc.sql("select row_count from extract where id = ?")
                .param(extract)
                .query(Long.class)
                .single();
    }

    void proven(int extract, List<FileProof> files) {
        long rows = files.stream().mapToLong(FileProof::rows).sum();
        change(
                extract,
                "update extract set row_count = ?, proof = ? where id = ?",
                rows,
                JSON.writeValueAsString(files));
    }

    List<FileProof> proof(int extract) {
        String json = jdbc.sql("select proof from extract where id = ?")
                .param(extract)
                .query(String.class)
                .single();
        return JSON.readValue(json, new TypeReference<>() {});
    }

    /** From here on the facts of this delivery count. */
    void accept(int extract) {
        change(extract, "update extract set state = 'APPLIED' where id = ?");
    }

    /** The facts of this delivery never count. */
    void refuse(int extract, String reason) {
        change(extract, "update extract set state = 'REFUSED', reason = ? where id = ?", reason);
    }

    /** What was applied of this delivery counts on, the rest never. */
    void abandon(int extract) {
        change(extract, "update extract set state = 'ABANDONED', reason = 'abandoned' where id = ?");
    }

    /** This delivery, if it was applied, counts no more in the order of deliveries. */
    void reverse(int extract) {
        change(
                extract,
                "update extract set state = 'REVERSED', reason = 'rolled-back' where id = ? and state in ('APPLIED', 'ABANDONED')");
    }
}
