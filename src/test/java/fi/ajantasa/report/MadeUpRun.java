package fi.ajantasa.report;

import fi.ajantasa.audit.AuditEntry;
import fi.ajantasa.audit.AuditLog;
import fi.ajantasa.testing.TestDatabase;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.roaringbitmap.RoaringBitmap;

/** A balanced run to take apart: 200 rows, 60 of ours, 20 customers decided on three attributes. */
final class MadeUpRun {
    static final String RUN = "R-20261122-02";
    static final String REGISTER = "population";
    static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final String HASH = "5f1d9c0c".repeat(8);

    final SortedMap<ListKey, RoaringBitmap> lists = new TreeMap<>();
    final List<ControlTotal> totals = new ArrayList<>();
    RoaringBitmap rejectLedger = range(1, 5);
    RoaringBitmap auditCustomers = range(1, 12);
    long auditDecisions = 16;
    Reached reached = Reached.APPLIED;

    MadeUpRun() {
        totals.add(new ControlTotal("rows", "vaesto_20261122.csv", "180", "180"));
        totals.add(new ControlTotal("rows", "vaesto_nimet_20261122.csv", "20", "20"));
        totals.add(new ControlTotal("key-sum", "vaesto_20261122.csv", "1", "1"));
        totals.add(new ControlTotal("sha256", "vaesto_20261122.csv", HASH, HASH));
        totals.add(new ControlTotal("sha256", "vaesto_nimet_20261122.csv", HASH, HASH));
        totals.add(new ControlTotal("sequence", "vaesto_control.json", "7", "7"));
        rowLists();
        itemLists();
        restrictionLists();
    }

    private void rowLists() {
        put(ListName.REJECTED, "", range(1, 5));
        put(ListName.DUPLICATE, "", range(6, 7));
        put(ListName.ACCEPTED, "", range(8, 200));
        put(ListName.MATCHED, "", range(8, 67));
        put(ListName.UNCHANGED_ROWS, "", range(28, 67));
        put(ListName.POSSIBLE, "", range(68, 70));
        put(ListName.CLERICAL_OPENED, "", range(68, 69));
        put(ListName.DECIDED_BEFORE, "", range(70, 70));
        put(ListName.UNMATCHED, "", range(71, 200));
        put(ListName.NOTE, "call-name-not-among-given-names", range(12, 14));
        put(ListName.MATCHED_CUSTOMERS, "", range(1, 60));
        put(ListName.TO_DECIDE, "", range(1, 20));
        put(ListName.ABSENT, "", range(90, 92));
        put(ListName.NOT_YET_SEEN, "", range(93, 99));
    }

    private void itemLists() {
        put(ListName.ITEMS, "family-name", range(1, 20));
        put(ListName.CHANGED, "family-name", range(1, 7));
        put(ListName.UNCHANGED, "family-name", range(8, 18));
        put(ListName.HELD, "family-name", range(19, 20));
        put(ListName.APPLIED, "family-name", range(1, 6));
        put(ListName.CONFLICT_SINCE_PLAN, "family-name", range(7, 7));
        put(ListName.ITEMS, "protection-order", range(1, 12));
        put(ListName.CHANGED, "protection-order", range(3, 12));
        put(ListName.UNCHANGED, "protection-order", range(1, 2));
        put(ListName.APPLIED, "protection-order", range(3, 12));
        put(ListName.RAISES, "protection-order", range(3, 12));
        put(ListName.ITEMS, "mobile-phone", range(1, 4));
        put(ListName.KEPT_CUSTOMER_VALUE, "mobile-phone", range(1, 3));
        put(ListName.SCHEDULED, "mobile-phone", range(4, 4));
        put(ListName.LOWERS, "disclosure-ban", range(1, 1));
    }

    private void restrictionLists() {
        put(ListName.FLAGS_BEFORE, "direct-marketing-ban", range(30, 49));
        put(ListName.FLAG_ADDED, "direct-marketing-ban", range(1, 3));
        put(ListName.FLAG_LIFTED, "direct-marketing-ban", range(30, 30));
        put(ListName.FLAG_EXPIRED, "direct-marketing-ban", range(31, 32));
        put(ListName.FLAGS_AFTER, "direct-marketing-ban", RoaringBitmap.or(range(1, 3), range(33, 49)));
    }

    void put(ListName name, String attribute, RoaringBitmap list) {
        lists.put(ListKey.of(name, attribute), list);
    }

    RoaringBitmap list(ListName name, String attribute) {
        return lists.get(ListKey.of(name, attribute));
    }

    /** All numbers from the first to the last. */
    static RoaringBitmap range(long first, long last) {
        return RoaringBitmap.bitmapOfRange(first, last + 1);
    }

    Evidence evidence() {
        RunLists read = new RunLists(RUN, lists, java.util.Map.of(), List.of());
        return new Evidence(read, 200, totals, rejectLedger, auditDecisions, auditCustomers, reached, 0);
    }

    /** Writes the run, its delivery and everything it left behind. */
    void store(TestDatabase database) {
        int extract = extract(database, 7, DAY, 200);
        run(database, RUN, extract, DAY, "HELD", 30);
        storeLists(database, RUN);
        new ControlTotalStore(database.dataSource()).put(RUN, totals);
        rejectLedger.forEach((int row) -> database.jdbc()
                .sql("insert into rejection (run_id, row_number, rules, stage, line) values (?, ?, ?, ?, ?)")
                .params(
                        RUN,
                        row,
                        row < 3 ? "check-character-wrong" : "unknown-code,control-character",
                        "receive",
                        row + 1)
                .update());
        for (int task = 0; task < 2; task++) {
            database.jdbc()
                    .sql("insert into task (run_id, customer_id, kind, extract_id, row_number, state, opened_at)"
                            + " values (?, ?, 'former-code', ?, ?, 'OPEN', ?)")
                    .params(RUN, 60 + task, extract, 68 + task, Instant.EPOCH.atOffset(ZoneOffset.UTC))
                    .update();
        }
        for (int id = 1; id <= 99; id++) {
            database.jdbc()
                    .sql("insert into customer (id, number, version, held) values (?, ?, 1, ?)")
                    .params(id, "C-" + (10_000 + id), new byte[0])
                    .update();
        }
        audit(database);
    }

    void storeLists(TestDatabase database, String run) {
        RunListStore store = new RunListStore(database.dataSource());
        lists.forEach((key, list) -> store.put(run, name(key), key.attribute(), list));
    }

    private static ListName name(ListKey key) {
        return ListName.valueOf(key.name().toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
    }

    private void audit(TestDatabase database) {
        List<AuditEntry> entries = new ArrayList<>();
        auditCustomers.forEach((int customer) -> entries.add(new AuditEntry(
                "change", RUN, customer, "nightly", "customer-care", HASH, customer == 12 ? 5 : 1, "{}")));
        new AuditLog(database.dataSource()).append(entries, Instant.EPOCH);
    }

    /** An earlier run of the register, with rows and changed values to compare with. */
    void storeEarlier(TestDatabase database, int daysAgo, int rows, int changed) {
        LocalDate day = DAY.minusDays(daysAgo);
        String run = "R-" + day.toString().replace("-", "") + "-02";
        run(database, run, extract(database, 7 - daysAgo, day, rows), day, "DONE", 0);
        RunListStore store = new RunListStore(database.dataSource());
        store.put(run, ListName.ACCEPTED, "", range(1, rows));
        store.put(run, ListName.CHANGED, "family-name", range(1, changed));
    }

    static int extract(TestDatabase database, long sequence, LocalDate day, long rows) {
        String proof = "{\"files\":[{\"path\":\"inbox/vaesto_20261122.csv\",\"rows\":180,\"firstRow\":1},"
                + "{\"path\":\"inbox/vaesto_nimet_20261122.csv\",\"rows\":20,\"firstRow\":181}]}";
        database.jdbc()
                .sql("insert into extract (register, kind, sequence, extract_date, content_hash, state, received_at,"
                        + " row_count, proof) values (?, 'DELTA', ?, ?, ?, 'APPLIED', ?, ?, ?)")
                .params(REGISTER, sequence, day, HASH, day.atTime(1, 30).atOffset(ZoneOffset.UTC), rows, proof)
                .update();
        return database.jdbc()
                .sql("select max(id) from extract")
                .query(Integer.class)
                .single();
    }

    static void run(TestDatabase database, String run, int extract, LocalDate day, String state, int exitCode) {
        database.jdbc()
                .sql("insert into run (id, night, register, extract_id, business_date, dry_run, state, exit_code,"
                        + " requested_by, job_hash, plan_hash, started_at, ended_at)"
                        + " values (?, ?, ?, ?, ?, false, ?, ?, 'scheduler', ?, ?, ?, ?)")
                .params(run, "N-" + day.toString().replace("-", ""), REGISTER, extract, day, state, exitCode)
                .params(HASH, HASH)
                .params(
                        day.atTime(1, 30, 4).atOffset(ZoneOffset.UTC),
                        day.atTime(1, 30, 21).atOffset(ZoneOffset.UTC))
                .update();
    }
}
