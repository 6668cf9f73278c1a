package fi.ajantasa.customer;

import fi.ajantasa.audit.BulkStore;
import fi.ajantasa.audit.Rows;
import fi.ajantasa.person.Collected;
import fi.ajantasa.person.Identifier;
import fi.ajantasa.person.Tenure;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/** The numbers by which registers know our customers, in a narrow table; one number may be of several customers. */
final class IdentifierStore {
    private final JdbcTemplate jdbc;
    private final BulkStore bulk;

    IdentifierStore(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.bulk = new BulkStore(dataSource);
    }

    /** Sees numbers one by one, each with the first and last day of its being the customer's. */
    interface Reader {
        void number(long number, int customer, int firstDay, int lastDay);
    }

    /** A number of a customer; days are counted from 1970. */
    record Entry(long number, int firstDay, int lastDay) {
        private static final int ALWAYS = Integer.MIN_VALUE;

        /** Of a point whose first day nobody knows: others may have lived there before. */
        private static final int NEVER = Integer.MAX_VALUE;

        static Entry of(Identifier identifier, String entry) {
            byte[] id = Collected.key(entry).getBytes(StandardCharsets.UTF_8);
            Tenure tenure = Tenure.from(entry);
            return new Entry(
                    identifier.pack(id, 0, id.length),
                    day(tenure.from(), identifier == Identifier.METERING_POINT ? NEVER : ALWAYS),
                    day(tenure.until(), Integer.MAX_VALUE));
        }

        private static int day(@Nullable LocalDate day, int otherwise) {
            return day == null ? otherwise : Math.toIntExact(day.toEpochDay());
        }
    }

    /** Writes the numbers that customers get and drops those they lose. */
    void replace(List<Planned> planned) {
        Rows gone = Rows.of("customer_id", "kind", "number");
        Rows added = Rows.of("customer_id", "kind", "number", "first_day", "last_day");
        for (Identifier identifier : Identifier.values()) {
            Planned.changing(planned, identifier.attribute()).forEach(one -> {
                Set<Entry> before = entries(identifier, one.before(identifier.attribute()));
                Set<Entry> after = entries(identifier, one.after(identifier.attribute()));
                before.stream()
                        .filter(it -> !after.contains(it))
                        .forEach(it -> gone.add(one.customer(), identifier.number(), it.number()));
                after.stream()
                        .filter(it -> !before.contains(it))
                        .forEach(it -> added.add(
                                one.customer(), identifier.number(), it.number(), it.firstDay(), it.lastDay()));
            });
        }
        bulk.change(CustomerSql.DROP_IDENTIFIER_H2, CustomerSql.DROP_IDENTIFIER, gone);
        bulk.insert("customer_identifier", added);
    }

    static Set<Entry> entries(Identifier identifier, @Nullable String value) {
        Set<Entry> entries = new LinkedHashSet<>();
        if (value != null) {
            Collected.entries(value).forEach(it -> entries.add(Entry.of(identifier, it)));
        }
        return entries;
    }

    /** Shows the numbers of customers from the first to the last, in the order of customers. */
    void read(Identifier identifier, int first, int last, Reader reader) {
        RowCallbackHandler show = row -> reader.number(row.getLong(1), row.getInt(2), row.getInt(3), row.getInt(4));
        jdbc.query(
                "select number, customer_id, first_day, last_day from customer_identifier"
                        + " where kind = ? and customer_id between ? and ? order by customer_id, number",
                show,
                identifier.number(),
                first,
                last);
    }
}
