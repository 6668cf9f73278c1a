package fi.ajantasa.report;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.audit.AuditEntry;
import fi.ajantasa.audit.Origin;
import fi.ajantasa.customer.Customer;
import fi.ajantasa.customer.CustomerChange;
import fi.ajantasa.customer.CustomerQuery;
import fi.ajantasa.customer.CustomerStore;
import fi.ajantasa.customer.Held;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.decide.Decision;
import fi.ajantasa.decide.ItemLists;
import fi.ajantasa.decide.PlanRow;
import fi.ajantasa.decide.PlanSlice;
import fi.ajantasa.decide.PlanStore;
import fi.ajantasa.person.AttributeCatalogue;
import fi.ajantasa.person.Direction;
import fi.ajantasa.testing.Databases;
import fi.ajantasa.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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
    private CustomerStore store;
    private PlanStore plans;
    private AsOfQuery query;

    @BeforeEach
    void open() {
        database = databases.open();
        AttributeCatalogue catalogue = AttributeCatalogue.builtIn();
        KeyVault vault = KeyVault.open(home.resolve("keyset.json"), false);
        store = new CustomerStore(database.dataSource(), vault);
        plans = new PlanStore(database.dataSource(), vault, catalogue);
        CustomerQuery customers = new CustomerQuery(database.dataSource(), vault, catalogue);
        query = new AsOfQuery(database.dataSource(), plans, customers, catalogue);
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
        assertThat(query.findByNumber("C-1", LATER)).map(Customer::version).contains(2);
    }

    @Test
    void passesOverADecisionThatWasHeld() {
        run("R-1", NOW, 0, "family-name", null, "Mäki");
        PlanRow raising = row(1, 1, "deceased", null, "1");
        PlanRow held = row(2, 2, "family-name", "Mäki", "Koski");
        plan("R-2", LATER, List.of(raising, held));
        apply("R-2", LATER, raising);
        assertThat(query.findByNumber("C-1", NOW).orElseThrow().held()).containsOnlyKeys("family-name");
        assertThat(name(NOW)).contains("Mäki");
        assertThat(name(LATER)).contains("Mäki");
    }

    @Test
    void doesNotShowWhereAProtectedPersonOnceLived() {
        run("R-1", NOW, 0, "municipality", null, "091");
        run("R-2", LATER, 1, "municipality", "091", null);
        assertThat(query.findByNumber("C-1", NOW).orElseThrow().held()).containsKey("municipality");
        run("R-3", LAST, 2, "protection-order", null, "1");
        assertThat(query.findByNumber("C-1", NOW).orElseThrow().held()).isEmpty();
    }

    private Optional<String> name(Instant asOf) {
        return query.findByNumber("C-1", asOf)
                .map(customer -> customer.held().get("family-name"))
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
        AuditEntry entry = new AuditEntry("change", run, 1, "test", "customer-care", "hash", 1, "{}");
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
