package fi.ajantasa.wash;

import fi.ajantasa.wash.WashList.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every list that was sent to a register: how far it came, and, sealed, what was sent and what it led to. */
final class WashStore {
    private static final String SELECT =
            "select id, register, business_date, state, sequence, numbers, sha256, files_sent"
                    + " from wash where register = ? ";

    private final JdbcClient jdbc;
    private final String register;

    WashStore(DataSource dataSource, String register) {
        this.jdbc = JdbcClient.create(dataSource);
        this.register = register;
    }

    private static WashList list(ResultSet row, int number) throws SQLException {
        return new WashList(
                row.getString(1),
                row.getString(2),
                row.getObject(3, LocalDate.class),
                State.valueOf(row.getString(4)),
                row.getLong(5),
                row.getInt(6),
                row.getString(7),
                row.getInt(8));
    }

    /** The list that was not brought to its end. */
    Optional<WashList> findOpen() {
        return find("and state in ('LISTED', 'SENDING', 'SENT') order by listed_at desc, id desc limit 1");
    }

    /** The list that was made last. */
    Optional<WashList> findLast() {
        return find("order by listed_at desc, id desc limit 1");
    }

    private Optional<WashList> find(String which) {
        return jdbc.sql(SELECT + which).param(register).query(WashStore::list).optional();
    }

    /** The list whose answers this delivery is. */
    Optional<WashList> findLanded(long sequence) {
        return jdbc.sql(SELECT + "and state = 'LANDED' and sequence = ? order by listed_at desc, id desc limit 1")
                .params(register, sequence)
                .query(WashStore::list)
                .optional();
    }

    /** The id of the next list of a day. */
    String nextId(LocalDate day) {
        int today = jdbc.sql("select count(*) from wash where business_date = ?")
                .param(day)
                .query(Integer.class)
                .single();
        return "W-%s-%02d".formatted(Landing.day(day), today + 1);
    }

    /** Keeps a new list, with all numbers sealed. */
    void open(WashList wash, byte[] sealed, Instant at) {
        jdbc.sql(
                        "insert into wash (id, register, business_date, state, sequence, numbers, sha256, listed_at, files_sent,"
                                + " listed) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(wash.id(), register, wash.businessDate(), wash.state().name(), wash.sequence())
                .params(wash.numbers(), wash.sha256(), at.atOffset(ZoneOffset.UTC), wash.filesSent(), sealed)
                .update();
    }

    /** Notes how far it is sent. */
    void move(WashList wash, State state, int filesSent) {
        jdbc.sql("update wash set state = ?, files_sent = ? where id = ?")
                .params(state.name(), filesSent, wash.id())
                .update();
    }

    void sent(WashList wash, Instant at) {
        jdbc.sql("update wash set state = 'SENT', sent_at = ? where id = ?")
                .params(at.atOffset(ZoneOffset.UTC), wash.id())
                .update();
    }

    /** Notes that it is answered; what earlier answers led to is of no use any more. */
    void land(WashList wash, String replyHash, byte[] sealed) {
        jdbc.sql("update wash set told = null where register = ? and told is not null")
                .param(register)
                .update();
        jdbc.sql("update wash set state = 'LANDED', reply_hash = ?, told = ? where id = ?")
                .params(replyHash, sealed, wash.id())
                .update();
    }

    /** All numbers of a list, sealed. */
    byte[] listed(WashList wash) {
        return jdbc.sql("select listed from wash where id = ?")
                .param(wash.id())
                .query((row, number) -> row.getBytes(1))
                .single();
    }

    /** What the last answer led to, sealed, with the id of its list. */
    Optional<Told> findTold() {
        return jdbc.sql("select id, told from wash where register = ? and told is not null")
                .param(register)
                .query((row, number) -> new Told(row.getString(1), row.getBytes(2)))
                .optional();
    }

    /** Whether a reply of this content was used before. */
    boolean isUsed(String replyHash) {
        return jdbc.sql("select count(*) from wash where register = ? and reply_hash = ?")
                        .params(register, replyHash)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Forgets the numbers of lists that were brought to their end before a day. */
    void forget(LocalDate before) {
        jdbc.sql("update wash set listed = null where register = ? and listed is not null and business_date < ?"
                        + " and state in ('LANDED', 'GIVEN_UP')")
                .params(register, before)
                .update();
    }

    /** Puts something else into the place of everything sealed that is kept, whatever the register. */
    static void rewrite(DataSource dataSource, Rewriting change) {
        JdbcClient jdbc = JdbcClient.create(dataSource);
        for (String column : List.of("listed", "told")) {
            for (String wash : jdbc.sql("select id from wash where " + column + " is not null order by id")
                    .query(String.class)
                    .list()) {
                byte[] sealed = jdbc.sql("select " + column + " from wash where id = ?")
                        .param(wash)
                        .query((row, number) -> row.getBytes(1))
                        .single();
                jdbc.sql("update wash set " + column + " = ? where id = ?")
                        .params(change.of(wash, sealed), wash)
                        .update();
            }
        }
    }

    /** Makes of what was sealed under the id of a wash what is to stand in its place. */
    interface Rewriting {
        byte[] of(String wash, byte[] sealed);
    }

    /** What an answer led to. */
    static final class Told {
        private final String wash;
        private final byte[] sealed;

        private Told(String wash, byte[] sealed) {
            this.wash = wash;
            this.sealed = sealed;
        }

        String wash() {
            return wash;
        }

        byte[] sealed() {
            return sealed;
        }
    }
}
