package fi.ajantasa.writeback;

import fi.ajantasa.job.WriteBack.Format;
import fi.ajantasa.writeback.Batch.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every change file there ever was, its content sealed and only as long as it may have to be sent again. */
final class BatchStore {
    private static final String SELECT =
            "select number, system, made_on, format, state, messages, sha256, sent_at, refused,"
                    + " differing from outbox_batch ";

    private final JdbcClient jdbc;

    BatchStore(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    private static Batch batch(ResultSet row, int index) throws SQLException {
        OffsetDateTime sent = row.getObject(8, OffsetDateTime.class);
        return new Batch(
                row.getInt(1),
                new Batch.File(row.getString(2), row.getObject(3, LocalDate.class), Format.valueOf(row.getString(4))),
                State.valueOf(row.getString(5)),
                row.getInt(6),
                row.getString(7),
                sent == null ? null : sent.toInstant(),
                row.getInt(9),
                row.getInt(10));
    }

    /** The number of the next file. */
    int next() {
        return jdbc.sql("select coalesce(max(number), 0) + 1 from outbox_batch")
                .query(Integer.class)
                .single();
    }

    /** The files in this state, in the order of their numbers. */
    List<Batch> list(State state) {
        return jdbc.sql(SELECT + "where state = ? order by number")
                .param(state.name())
                .query(BatchStore::batch)
                .list();
    }

    /** Those that were sent, in the order of their numbers. */
    List<Batch> listSent() {
        return jdbc.sql(SELECT + "where sent_at is not null order by number")
                .query(BatchStore::batch)
                .list();
    }

    /** The last files, the last one first. */
    List<Batch> listLast(int most) {
        return jdbc.sql(SELECT + "order by number desc limit ?")
                .param(most)
                .query(BatchStore::batch)
                .list();
    }

    void add(Batch batch, byte[] sealed, Instant at) {
        jdbc.sql("insert into outbox_batch (number, system, made_on, format, state, messages, sha256, made_at, content)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(batch.number(), batch.file().system(), batch.file().madeOn())
                .params(batch.file().format().name(), batch.state().name(), batch.messages(), batch.sha256())
                .params(at.atOffset(ZoneOffset.UTC), sealed)
                .update();
    }

    byte[] content(Batch batch) {
        return jdbc.sql("select content from outbox_batch where number = ?")
                .param(batch.number())
                .query((row, index) -> row.getBytes(1))
                .single();
    }

    /** Puts another content in its place: something of it may not be told any more. */
    void replace(Batch batch, String sha256, byte[] sealed) {
        jdbc.sql("update outbox_batch set sha256 = ?, content = ? where number = ?")
                .params(sha256, sealed, batch.number())
                .update();
    }

    void sent(Batch batch, Instant at) {
        jdbc.sql("update outbox_batch set state = 'SENT', sent_at = ? where number = ?")
                .params(at.atOffset(ZoneOffset.UTC), batch.number())
                .update();
    }

    /** Lets what was sent and not answered be sent again, the same under the same name. */
    void sendAgain() {
        jdbc.sql("update outbox_batch set state = 'MADE' where state = 'SENT'").update();
    }

    void answered(Batch batch, Instant at, int refused, int differing) {
        jdbc.sql("update outbox_batch set state = 'ANSWERED', answered_at = ?, refused = ?, differing = ?,"
                        + " content = null where number = ?")
                .params(at.atOffset(ZoneOffset.UTC), refused, differing, batch.number())
                .update();
    }

    /** Whose each delivery is, by its id. */
    Map<Integer, String> registers() {
        Map<Integer, String> registers = new HashMap<>();
        jdbc.sql("select id, register from extract").query(row -> {
            registers.put(row.getInt(1), row.getString(2));
        });
        return registers;
    }
}
