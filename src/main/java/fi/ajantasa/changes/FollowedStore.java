package fi.ajantasa.changes;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Of which customers base data was asked for, and whose events could not be read. */
final class FollowedStore {
    /** H2 takes at most 65,536 elements in an array parameter. */
    private static final int AT_ONCE = 10_000;

    private final JdbcTemplate jdbc;
    private final String register;

    FollowedStore(DataSource dataSource, String register) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.register = register;
    }

    /** Whose base data was asked for. */
    Set<Integer> based() {
        return new HashSet<>(jdbc.queryForList(
                "select customer_id from change_person where register = ? and based_on is not null",
                Integer.class,
                register));
    }

    /** Notes that base data of these was asked for, and of whom it came. */
    void base(Collection<Integer> asked, Set<Integer> answered, LocalDate on) {
        jdbc.batchUpdate(
                "update change_person set based_on = ?, answered = ? where register = ? and customer_id = ?",
                asked.stream()
                        .map(it -> new Object[] {on, answered.contains(it), register, it})
                        .toList());
        Set<Integer> known = new HashSet<>(
                jdbc.queryForList("select customer_id from change_person where register = ?", Integer.class, register));
        jdbc.batchUpdate(
                "insert into change_person (register, customer_id, based_on, answered, attempts) values (?, ?, ?, ?, 0)",
                asked.stream()
                        .filter(it -> !known.contains(it))
                        .map(it -> new Object[] {register, it, on, answered.contains(it)})
                        .toList());
    }

    /** Has the base data of these asked for again. */
    void repair(Collection<Integer> customers) {
        List<Integer> all = List.copyOf(customers);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            Integer[] some =
                    all.subList(from, Math.min(all.size(), from + AT_ONCE)).toArray(Integer[]::new);
            jdbc.update(
                    "update change_person set based_on = null where register = ? and customer_id = any (?)",
                    register,
                    some);
        }
    }

    /** How often the next event of each was tried in vain. */
    Map<Integer, Integer> attempts() {
        Map<Integer, Integer> attempts = new HashMap<>();
        jdbc.query(
                "select customer_id, attempts from change_person where register = ? and attempts > 0",
                row -> {
                    attempts.put(row.getInt(1), row.getInt(2));
                },
                register);
        return attempts;
    }

    /** Counts one attempt more of each, once a business date. */
    void tried(Collection<Integer> customers, LocalDate on) {
        jdbc.batchUpdate(
                "update change_person set attempts = attempts + 1, tried_on = ? where register = ? and customer_id = ?"
                        + " and (tried_on is null or tried_on < ?)",
                customers.stream()
                        .map(it -> new Object[] {on, register, it, on})
                        .toList());
    }

    /** Those whose events can be read again. */
    void cured(Collection<Integer> customers) {
        jdbc.batchUpdate(
                "update change_person set attempts = 0, tried_on = null where register = ? and customer_id = ?",
                customers.stream().map(it -> new Object[] {register, it}).toList());
    }
}
