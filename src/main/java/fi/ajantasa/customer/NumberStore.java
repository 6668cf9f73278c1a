package fi.ajantasa.customer;

import fi.ajantasa.audit.BulkStore;
import fi.ajantasa.audit.Rows;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/** The telephone numbers of customers in a narrow table, each with the moment the customer got it. */
final class NumberStore {
    static final List<String> PHONES = List.of("mobile-phone", "landline-phone");

    private final JdbcTemplate jdbc;
    private final BulkStore bulk;

    NumberStore(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.bulk = new BulkStore(dataSource);
    }

    /** Sees numbers one by one. */
    interface Reader {
        void number(String number, int customer);
    }

    /** Adds the numbers that customers get and drops those they lose; a number that stays keeps its moment. */
    void replace(List<Planned> planned, Instant at, SealStore seals) {
        OffsetDateTime changed = at.atOffset(ZoneOffset.UTC);
        Rows gone = Rows.of("customer_id", "number");
        Rows added = Rows.of("customer_id", "number", "changed_at");
        Set<Integer> customers = new TreeSet<>();
        for (Planned one : planned) {
            Set<String> before = new TreeSet<>();
            Set<String> after = new TreeSet<>();
            for (String phone : PHONES) {
                add(before, one.before(phone));
                add(after, one.changes(phone) ? one.after(phone) : one.before(phone));
            }
            if (!before.equals(after)) {
                customers.add(one.customer());
            }
            before.stream().filter(it -> !after.contains(it)).forEach(it -> gone.add(one.customer(), it));
            after.stream().filter(it -> !before.contains(it)).forEach(it -> added.add(one.customer(), it, changed));
        }
        if (!customers.isEmpty()) {
            SealStore.Rows rows = SealStore.Rows.of(SealedTable.CUSTOMER_NUMBER, "customer_id", customers);
            seals.change(rows, at, () -> {
                bulk.change(CustomerSql.DROP_NUMBER_H2, CustomerSql.DROP_NUMBER, gone);
                bulk.insert("customer_number", added);
            });
        }
    }

    private static void add(Set<String> numbers, @Nullable String number) {
        if (number != null) {
            numbers.add(number);
        }
    }

    /** Shows the numbers of customers from the first to the last, in the order of customers. */
    void read(int first, int last, Reader reader) {
        RowCallbackHandler show = row -> reader.number(row.getString(1), row.getInt(2));
        jdbc.query(
                "select number, customer_id from customer_number where customer_id between ? and ?"
                        + " order by customer_id, number",
                show,
                first,
                last);
    }
}
