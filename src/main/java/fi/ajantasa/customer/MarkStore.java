package fi.ajantasa.customer;

import fi.ajantasa.audit.BulkStore;
import fi.ajantasa.audit.Ids;
import fi.ajantasa.audit.Rows;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is noted beside a customer: restrictions and due days. */
final class MarkStore {
    private final JdbcClient jdbc;
    private final BulkStore bulk;
    private final SealStore seals;

    MarkStore(DataSource dataSource, KeyVault keys) {
        this.jdbc = JdbcClient.create(dataSource);
        this.bulk = new BulkStore(dataSource);
        this.seals = new SealStore(dataSource, keys);
    }

    void apply(List<CustomerChange> changes, LocalDate businessDate, Instant at) {
        Rows set = Rows.of("customer_id", "reason", "channels", "extract_id", "row_number", "since", "until_date");
        Rows lifted = Rows.of("customer_id", "reason");
        Map<Integer, List<LocalDate>> days = new TreeMap<>();
        for (CustomerChange change : changes) {
            for (RestrictionChange restriction : change.restrictions()) {
                add(restriction, change.customer(), businessDate, restriction.on() ? set : lifted);
            }
            days.put(change.customer(), change.due());
        }
        bulk.change(CustomerSql.RESTRICT_H2, CustomerSql.RESTRICT, set);
        bulk.change(CustomerSql.LIFT_H2, CustomerSql.LIFT, lifted);
        schedule(days, at);
    }

    private static void add(RestrictionChange change, int customer, LocalDate businessDate, Rows rows) {
        if (change.on()) {
            int extract = change.origin().extract();
            rows.add(
                    customer,
                    change.reason(),
                    change.channels(),
                    extract,
                    change.origin().row(),
                    businessDate,
                    change.until());
        } else {
            rows.add(customer, change.reason());
        }
    }

    void schedule(Map<Integer, List<LocalDate>> days, Instant at) {
        Rows rows = Rows.of("customer_id", "due_on");
        SortedMap<LocalDate, List<Integer>> byDay = new TreeMap<>();
        days.forEach((customer, list) -> list.forEach(day -> {
            rows.add(customer, day);
            byDay.computeIfAbsent(day, it -> new ArrayList<>()).add(customer);
        }));
        if (!rows.isEmpty()) {
            List<SealStore.Rows> sealed = new ArrayList<>();
            byDay.forEach((day, customers) -> sealed.add(due("due_on = ?", day, customers)));
            seals.change(sealed, at, () -> bulk.change(CustomerSql.SCHEDULE_H2, CustomerSql.SCHEDULE, rows));
        }
    }

    RoaringBitmap due(LocalDate day) {
        RoaringBitmap customers = new RoaringBitmap();
        jdbc.sql("select distinct customer_id from due where due_on <= ?")
                .param(day)
                .query(Integer.class)
                .list()
                .forEach(customers::add);
        return customers;
    }

    void settle(LocalDate day, int[] ids, Instant at) {
        List<Integer> customers = Arrays.stream(ids).boxed().toList();
        seals.change(due("due_on <= ?", day, customers), at, () -> jdbc.sql(
                        "delete from due where due_on <= ? and customer_id = any (?)")
                .params(day, Ids.of(ids).array())
                .update());
    }

    private static SealStore.Rows due(String when, LocalDate day, List<Integer> customers) {
        return new SealStore.Rows(
                SealedTable.DUE, when + " and customer_id = any (?)", day, customers.toArray(Integer[]::new));
    }
}
