package fi.ajantasa.changes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The place in the register's journal that each part of our customers has reached. */
final class CursorStore {
    private static final int TIME = Types.TIMESTAMP_WITH_TIMEZONE;

    private final JdbcClient jdbc;
    private final String register;
    private final Clock clock;

    CursorStore(DataSource dataSource, String register, Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.register = register;
        this.clock = clock;
    }

    /** The places of all parts. */
    List<Cursor> list() {
        return jdbc.sql("select part, parts, reached, pages, moved_at, current_at, current_on from change_cursor"
                        + " where register = ? order by part")
                .param(register)
                .query(CursorStore::cursor)
                .list();
    }

    Optional<Cursor> find(int part) {
        return list().stream().filter(it -> it.part() == part).findFirst();
    }

    private static Cursor cursor(ResultSet row, int number) throws SQLException {
        return new Cursor(
                row.getInt(1),
                row.getInt(2),
                row.getLong(3),
                row.getLong(4),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                instant(row.getObject(6, OffsetDateTime.class)),
                row.getObject(7, LocalDate.class));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    /**
     * Sees to it that there are so many parts. After their number changed each begins at the oldest place that any had
     * reached; what it is then told again had landed before.
     */
    void share(int parts) {
        List<Cursor> before = list();
        Optional<Cursor> oldest = before.stream().min(Comparator.comparing(Cursor::reached));
        if (oldest.isEmpty() || oldest.get().parts() == parts) {
            return;
        }
        Instant moved = before.stream()
                .map(Cursor::movedAt)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        jdbc.sql("delete from change_cursor where register = ?").param(register).update();
        for (int part = 0; part < parts; part++) {
            Cursor one = oldest.get();
            insert(new Cursor(part, parts, one.reached(), one.pages(), moved, one.currentAt(), one.currentOn()));
        }
    }

    /** Puts a part at a key that was got by a date; when it was last up to date stays known. */
    void begin(int part, int parts, long key) {
        Optional<Cursor> before = find(part);
        jdbc.sql("delete from change_cursor where register = ? and part = ?")
                .params(register, part)
                .update();
        insert(new Cursor(
                part,
                parts,
                key,
                0,
                clock.instant(),
                before.map(Cursor::currentAt).orElse(null),
                before.map(Cursor::currentOn).orElse(null)));
    }

    private void insert(Cursor cursor) {
        jdbc.sql(
                        "insert into change_cursor (register, part, parts, reached, pages, events, repeats, strangers, dropped,"
                                + " moved_at, current_at, current_on) values (?, ?, ?, ?, ?, 0, 0, 0, 0, ?, ?, ?)")
                .param(1, register)
                .param(2, cursor.part())
                .param(3, cursor.parts())
                .param(4, cursor.reached())
                .param(5, cursor.pages())
                .param(6, cursor.movedAt().atOffset(ZoneOffset.UTC))
                .param(7, cursor.currentAt() == null ? null : cursor.currentAt().atOffset(ZoneOffset.UTC), TIME)
                .param(8, cursor.currentOn(), Types.DATE)
                .update();
    }

    /** Moves a part on by a page, in the transaction in which what the page told lands. */
    void move(Cursor from, Page page, Counts counts, LocalDate businessDate) {
        int moved = jdbc.sql("update change_cursor set reached = :reached, pages = pages + 1, moved_at = :now,"
                        + " current_at = case when :current then :now else current_at end,"
                        + " current_on = case when :current then :today else current_on end"
                        + " where register = :register and part = :part and reached = :before")
                .param("reached", page.reached())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("current", page.current())
                .param("today", businessDate)
                .param("register", register)
                .param("part", from.part())
                .param("before", from.reached())
                .update();
        if (moved != 1) {
            throw new IllegalStateException("part " + from.part() + " of " + register + " was moved by somebody else");
        }
        count(from.part(), counts);
    }

    /** Adds to what was counted of a part. */
    void count(int part, Counts counts) {
        jdbc.sql("update change_cursor set events = events + ?, repeats = repeats + ?, strangers = strangers + ?,"
                        + " dropped = dropped + ? where register = ? and part = ?")
                .params(counts.events(), counts.repeats(), counts.strangers(), counts.dropped(), register, part)
                .update();
    }
}
