package fi.ajantasa.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import fi.ajantasa.audit.AuditEntry;
import fi.ajantasa.audit.Origin;
import fi.ajantasa.customer.Customer;
import fi.ajantasa.customer.CustomerChange;
import fi.ajantasa.customer.CustomerStore;
import fi.ajantasa.customer.Held;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.decide.Decision;
import fi.ajantasa.decide.Fact;
import fi.ajantasa.decide.FactStore;
import fi.ajantasa.decide.ItemLists;
import fi.ajantasa.decide.PlanRow;
import fi.ajantasa.decide.PlanSlice;
import fi.ajantasa.decide.PlanStore;
import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.JobFolder;
import fi.ajantasa.job.Jobs;
import fi.ajantasa.normalise.ChangeKind;
import fi.ajantasa.normalise.Claim;
import fi.ajantasa.person.Direction;
import fi.ajantasa.person.PartialDate;
import fi.ajantasa.testing.Databases;
import fi.ajantasa.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class AsOfQueryDbTest {
    private static final Instant NOW = Instant.parse("2026-11-22T01:30:00Z");
    private static final Instant LATER = NOW.plusSeconds(3600);
    private static final Instant LAST = NOW.plusSeconds(7200);

    @Parameter
    Databases databases;

    @TempDir
    Path home;

    private TestDatabase database;
    private KeyVault vault;
    private CustomerStore store;
    private PlanStore plans;
    private FactStore facts;
    private ExplainQuery explain;
    private AsOfQuery query;

    @BeforeEach
    void open() throws DefinitionException {
        database = databases.open();
        Jobs jobs = JobFolder.read(Path.of("jobs"));
        vault = KeyVault.open(home.resolve("keyset.json"), false);
        store = new CustomerStore(database.dataSource(), vault);
        plans = new PlanStore(database.dataSource(), vault, jobs.catalogue());
        facts = new FactStore(database.dataSource(), vault, jobs.catalogue());
        explain = new ExplainQuery(database.dataSource(), vault, jobs);
        query = new AsOfQuery(database.dataSource(), vault, jobs);
        store.create(List.of("C-1"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void showsACustomerAsItWasKnownAtATime() {
        run("R-1", NOW, 0, "family-name", null, "Mäki");
        run("R-2", LATER, 1, "family-name", "Mäki", "Koski");
        run("R-3", LAST, 2, "family-name", "Koski", "Niemi");
        assertThat(name(NOW.minusSeconds(1))).isEmpty();
        assertThat(name(NOW)).contains("Mäki");
        assertThat(name(LATER)).contains("Koski");
        assertThat(name(LAST.plusSeconds(9))).contains("Niemi");
        assertThat(query.findKnown("C-1", LATER)).map(Customer::version).contains(2);
    }

    @Test
    void passesOverADecisionThatWasHeld() {
        run("R-1", NOW, 0, "family-name", null, "Mäki");
        PlanRow raising = row(1, 1, "deceased", null, "1");
        PlanRow held = row(2, 2, "family-name", "Mäki", "Koski");
        plan("R-2", LATER, List.of(raising, held));
        apply("R-2", LATER, raising);
        assertThat(query.findKnown("C-1", NOW).orElseThrow().held()).containsOnlyKeys("family-name");
        assertThat(name(NOW)).contains("Mäki");
        assertThat(name(LATER)).contains("Mäki");
    }

    @Test
    void doesNotShowWhereAProtectedPersonOnceLived() {
        run("R-0", NOW.minusSeconds(1), 0, "family-name", null, "Mäki");
        run("R-1", NOW, 1, "municipality", null, "091");
        run("R-2", LATER, 2, "municipality", "091", null);
        assertThat(query.findKnown("C-1", NOW).orElseThrow().held()).containsKey("municipality");
        run("R-3", LAST, 3, "protection-order", null, "1");
        assertThat(query.findKnown("C-1", NOW).orElseThrow().held()).containsOnlyKeys("family-name");
    }

    /** The part that protects is applied at once, the other perhaps later; a time between them knows of one alone. */
    @Test
    void knowsWhatWasAppliedBetweenTheTwoPartsOfAPlan() {
        run("R-1", NOW, 0, "family-name", null, "Mäki");
        PlanRow raising = row(1, 1, "deceased", null, "1");
        PlanRow released = row(2, 2, "family-name", "Mäki", "Koski");
        plan("R-2", LATER, List.of(raising, released));
        apply("R-2", LATER, raising);
        apply("R-2", LAST, released);
        assertThat(query.findKnown("C-1", LATER).orElseThrow().held()).containsOnlyKeys("family-name", "deceased");
        assertThat(name(LATER)).contains("Mäki");
        assertThat(name(LAST)).contains("Koski");
    }

    @Test
    void digsOutNeitherHiddenNumbersNorCreditNorCodes_F156() {
        run("R-1", NOW, 0, "mobile-phone", null, "+358401111111");
        run("R-2", LATER, 1, "mobile-phone", "+358401111111", "+358402222222");
        assertThat(value("mobile-phone", NOW)).contains("+358401111111");
        run("R-3", LAST, 2, "secret-number", null, "1");
        assertThat(value("mobile-phone", NOW)).isEmpty();
        assertThat(value("mobile-phone", LATER)).contains("+358402222222");
        run("R-4", LAST.plusSeconds(1), 3, "credit-status", null, "defaults");
        assertThat(query.findKnown("C-1", LAST.plusSeconds(2)).orElseThrow().held())
                .doesNotContainKey("credit-status");
        String first = vault.encrypt("010190-900P", 1);
        run("R-5", LAST.plusSeconds(3), 4, "hetu", null, first);
        run("R-6", LAST.plusSeconds(4), 5, "hetu", first, vault.encrypt("010190-901R", 1));
        assertThat(value("hetu", LAST.plusSeconds(3))).isEmpty();
    }

    @Test
    void tellsWhatWasTrueOnADayByAllThatIsKnownNow() {
        run("R-1", NOW, 0, "given-names", null, "Aino");
        delivered(1, LocalDate.of(2026, 1, 10));
        delivered(2, LocalDate.of(2026, 3, 10));
        insert(
                said(1, LocalDate.of(2026, 1, 10), "family-name", "Mäki", "2020-01-01"),
                said(2, LocalDate.of(2026, 3, 10), "family-name", "Koski", "2026-02-01"));
        assertThat(trueOn(LocalDate.of(2019, 12, 31), "family-name")).isEmpty();
        assertThat(trueOn(LocalDate.of(2026, 1, 31), "family-name")).contains("Mäki");
        assertThat(trueOn(LocalDate.of(2026, 2, 1), "family-name")).contains("Koski");
    }

    @Test
    void tellsNothingThatIsHiddenTodayOfAnEarlierDay_F7() {
        run("R-1", NOW, 0, "given-names", null, "Aino");
        delivered(1, LocalDate.of(2026, 1, 10));
        insert(said(1, LocalDate.of(2026, 1, 10), "municipality", "091", "2020-01-01"));
        assertThat(trueOn(LocalDate.of(2026, 1, 31), "municipality")).contains("091");
        run("R-2", LATER, 1, "protection-order", null, "1");
        assertThat(trueOn(LocalDate.of(2026, 1, 31), "municipality")).isEmpty();
    }

    private void insert(Fact... said) {
        AuditEntry about = new AuditEntry("", "R-1", 0, "night", "billing", "hash", 0, "{}");
        facts.insert(new TreeMap<>(Map.of(1, List.of(said))), about, NOW);
    }

    @Test
    void showsNothingOfSomebodyOfWhomNothingIsHeldAnyMore() {
        run("R-1", NOW, 0, "family-name", null, "Mäki");
        run("R-2", LAST, 1, "family-name", "Mäki", null);
        assertThat(query.findKnown("C-1", LATER).orElseThrow().held()).isEmpty();
    }

    @Test
    void explainsAnEarlierDecisionByTheRulesAndModelsOfItsDay() {
        delivered(1, LocalDate.of(2026, 1, 10));
        run("R-1", NOW, 0, "family-name", null, "Mäki");
        run("R-2", LAST, 1, "family-name", "Mäki", "Koski");
        Map.of("decisions.yaml", "a1", "models/population.yaml", "b2", "preference.yaml", "c3")
                .forEach((file, sha256) -> database.jdbc()
                        .sql("insert into definition_file (job_hash, file, sha256) values ('hash', ?, ?)")
                        .params(file, sha256)
                        .update());
        Explanation then = explain.find("C-1", LATER).orElseThrow().get(0);
        assertThat(then.value()).isEqualTo("Mäki");
        assertThat(then.run()).isEqualTo("R-1");
        assertThat(then.under().hash()).isEqualTo("hash");
        assertThat(then.under().files())
                .containsOnly(entry("decisions.yaml", "a1"), entry("models/population.yaml", "b2"));
        assertThat(explain.find("C-1", LAST).orElseThrow().get(0).value()).isEqualTo("Koski");
        assertThat(explain.find("C-1", NOW.minusSeconds(1)).orElseThrow()).isEmpty();
    }

    private void delivered(int extract, LocalDate day) {
        database.jdbc()
                .sql(
                        "insert into extract (id, register, kind, sequence, extract_date, content_hash, state, received_at,"
                                + " row_count, proof) values (?, 'population', 'DELTA', ?, ?, '', 'APPLIED', current_timestamp,"
                                + " 0, '')")
                .params(extract, extract, day)
                .update();
    }

    private static Fact said(int extract, LocalDate day, String attribute, String value, String from) {
        Claim claim = new Claim(attribute, value, PartialDate.parse(from), null, null);
        return new Fact(new Origin(extract, 1), "population", day, ChangeKind.STATE, null, true, List.of(claim));
    }

    private Optional<String> trueOn(LocalDate day, String attribute) {
        return query.findTrue("C-1", day)
                .map(customer -> customer.held().get(attribute))
                .map(Held::value);
    }

    /** Whatever happened: what was known at a time is what was shown at it. */
    @RepeatedTest(6)
    void showsWhatASnapshotOfThatTimeShowed(RepetitionInfo repetition) {
        Random random = new Random(1917L + repetition.getCurrentRepetition());
        Map<String, String> held = new TreeMap<>();
        Map<Instant, Map<String, String>> snapshots = new TreeMap<>(Map.of(NOW, Map.of()));
        List<String> attributes = List.of("family-name", "given-names", "deceased", "language", "e-mail");
        int version = 0;
        for (int run = 1; run <= 12; run++) {
            Instant at = NOW.plusSeconds(100L * run);
            List<PlanRow> rows = new ArrayList<>();
            for (int part = 1; part <= 1 + random.nextInt(2); part++) {
                String attribute = attributes.get((run * 2 + part) % attributes.size());
                String after = random.nextInt(4) == 0 ? null : "value " + random.nextInt(3);
                rows.add(row(part, version + part - 1, attribute, held.get(attribute), after));
            }
            plan("R-" + run, at, rows);
            for (PlanRow row : rows.subList(0, random.nextInt(rows.size() + 1))) {
                apply("R-" + run, at.plusSeconds(row.part()), row);
                Decision decision = row.decisions().get(0);
                Held after = decision.after();
                held.compute(decision.attribute(), (name, before) -> after == null ? null : after.value());
                version++;
                snapshots.put(at.plusSeconds(row.part()), new TreeMap<>(held));
            }
        }
        run("R-13", NOW.plusSeconds(1300), version, "customer-kind", null, "person");
        assertThat(snapshots).hasSizeGreaterThan(5);
        snapshots.forEach((at, snapshot) -> {
            Map<String, String> known = new TreeMap<>();
            query.findKnown("C-1", at).orElseThrow().held().forEach((name, it) -> known.put(name, it.value()));
            assertThat(known).as(at.toString()).isEqualTo(snapshot);
        });
    }

    private Optional<String> name(Instant asOf) {
        return value("family-name", asOf);
    }

    private Optional<String> value(String attribute, Instant asOf) {
        return query.findKnown("C-1", asOf)
                .map(customer -> customer.held().get(attribute))
                .map(Held::value);
    }

    private void run(
            String run, Instant at, int version, String attribute, @Nullable String before, @Nullable String after) {
        PlanRow row = row(2, version, attribute, before, after);
        plan(run, at, List.of(row));
        apply(run, at, row);
    }

    private void plan(String run, Instant at, List<PlanRow> rows) {
        database.jdbc()
                .sql("insert into run (id, register, business_date, dry_run, state, requested_by, job_hash, started_at)"
                        + " values (?, 'population', date '2026-11-22', false, 'DONE', 'test', 'hash', ?)")
                .params(run, at.atOffset(ZoneOffset.UTC))
                .update();
        plans.save(run, PlanSlice.of(0, 1, 1), rows, new ItemLists());
    }

    private void apply(String run, Instant at, PlanRow row) {
        AuditEntry entry = new AuditEntry(
                "change", run, 1, "test", "customer-care", "hash", 1, "{\"plan-part\":" + row.part() + "}");
        CustomerChange change = new CustomerChange(1, row.version(), row.changes(), List.of(), List.of(), entry);
        store.apply(List.of(change), LocalDate.of(2026, 11, 22), at);
    }

    private static PlanRow row(
            int part, int version, String attribute, @Nullable String before, @Nullable String after) {
        Decision decision = new Decision(attribute, held(before), held(after), "newer-value", Direction.NEUTRAL);
        return new PlanRow(1, part, version, List.of(decision), List.of(), List.of());
    }

    private static @Nullable Held held(@Nullable String value) {
        return value == null ? null : new Held(value, new Origin(1, 17), "newer-value", null, null);
    }
}
