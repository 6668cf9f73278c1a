package fi.ajantasa.customer;

import static fi.ajantasa.customer.Makers.NOW;
import static fi.ajantasa.customer.Makers.ORIGIN;
import static fi.ajantasa.customer.Makers.TODAY;
import static fi.ajantasa.customer.Makers.change;
import static fi.ajantasa.customer.Makers.entry;
import static fi.ajantasa.customer.Makers.held;
import static fi.ajantasa.customer.Makers.hetu;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.ajantasa.audit.AuditLog;
import fi.ajantasa.audit.AuditUnavailable;
import fi.ajantasa.audit.Origin;
import fi.ajantasa.person.PartialDate;
import fi.ajantasa.testing.Databases;
import fi.ajantasa.testing.TestDatabase;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.roaringbitmap.RoaringBitmap;

@ParameterizedClass
@EnumSource
class CustomerStoreDbTest {
    @Parameter
    Databases databases;

    @TempDir
    Path home;

    private TestDatabase database;
    private KeyVault vault;
    private CustomerStore store;

    @BeforeEach
    void open() {
        database = databases.open();
        vault = KeyVault.open(home.resolve("keyset.json"), false);
        store = new CustomerStore(database.dataSource(), vault);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void createsCustomersOnceAndGivesDenseIdsInTheOrderOfTheNumbers() {
        assertThat(store.create(List.of("C-3", "C-1", "C-2"))).containsExactly(1, 2, 3);
        assertThat(store.create(List.of("C-4", "C-1", "C-4"))).containsExactly(4, 2, 4);
        assertThat(read(2).number()).isEqualTo("C-1");
        assertThat(read(2).version()).isZero();
    }

    @Test
    void readsTheCustomersAskedForSortedById() {
        store.create(List.of("C-1", "C-2", "C-3"));
        assertThat(store.read(new int[] {3, 1, 99})).extracting(Customer::id).containsExactly(1, 3);
    }

    @Test
    void appliesValuesWithEverythingKnownOfThem() {
        store.create(List.of("C-1"));
        Held name = new Held("Mäki \"\\\n\u001f☺", ORIGIN, "newer-value", PartialDate.parse("2020-01"), TODAY);
        Held first = held("first");
        assertThat(apply(change(1, 0, Map.of("family-name", name, "language", first)))
                        .applied())
                .isEqualTo(RoaringBitmap.bitmapOf(1));
        assertThat(read(1).version()).isEqualTo(1);
        assertThat(read(1).held()).containsEntry("family-name", name).containsEntry("language", first);

        apply(change(1, 1, "language", null));
        assertThat(read(1).held()).containsOnlyKeys("family-name");
        assertThat(read(1).version()).isEqualTo(2);
    }

    @Test
    void leavesACustomerAloneThatMovedOnSinceThePlan() {
        store.create(List.of("C-1", "C-2"));
        apply(change(1, 0, "language", "fi"));
        ApplyResult result = apply(change(1, 0, "language", "sv"), change(2, 0, "language", "sv"));
        assertThat(result.applied()).isEqualTo(RoaringBitmap.bitmapOf(2));
        assertThat(result.conflicts()).containsExactly(Map.entry(1, "conflict-since-plan"));
        assertThat(read(1).held().get("language").value()).isEqualTo("fi");
        assertThat(new AuditLog(database.dataSource()).count("R-1", "change")).isEqualTo(2);
    }

    @Test
    void writesAnAuditEntryPerAppliedChange() {
        store.create(List.of("C-1", "C-2"));
        apply(change(1, 0, "language", "fi"), change(2, 0, "language", "sv"));
        AuditLog audit = new AuditLog(database.dataSource());
        assertThat(audit.count("R-1", "change")).isEqualTo(2);
        assertThat(audit.count("R-1", "decision")).isZero();
        assertThat(audit.count("R-2", "change")).isZero();
        assertThat(audit.changes("R-1").decisions()).isEqualTo(2);
        assertThat(audit.changes("R-1").customers()).isEqualTo(RoaringBitmap.bitmapOf(1, 2));
    }

    /** F147. */
    @Test
    void changesNothingWhenTheAuditLogRefuses() {
        store.create(List.of("C-1"));
        database.jdbc()
                .sql("alter table audit_bundle add constraint broken check (entries > 5)")
                .update();
        CustomerChange change = change(1, 0, Map.of("hetu", held(vault.encrypt(hetu(1), 1))));
        assertThatThrownBy(() -> database.transaction().executeWithoutResult(status -> apply(change)))
                .isInstanceOf(AuditUnavailable.class);
        assertThat(read(1).version()).isZero();
        assertThat(count("customer_code")).isZero();
        assertThat(count("customer_hetu")).isZero();
    }

    /** F3. */
    @Test
    void refusesACodeThatAnotherCustomerHas() {
        store.create(List.of("C-1", "C-2", "C-3"));
        apply(code(1, 0, 7));
        ApplyResult result = apply(code(2, 0, 7), code(3, 0, 8));
        assertThat(result.applied()).isEqualTo(RoaringBitmap.bitmapOf(3));
        assertThat(result.conflicts()).containsExactly(Map.entry(2, "code-of-another-customer"));
        assertThat(read(2).held()).isEmpty();
        assertThat(CustomerIndex.load(database.dataSource(), vault, "population")
                        .findByHetu(hetu(7).packed()))
                .isEqualTo(1);
    }

    /** F3, both in one delivery. */
    @Test
    void givesACodeThatTwoCustomersClaimAtOnceToTheFirst() {
        store.create(List.of("C-1", "C-2"));
        ApplyResult result = apply(code(1, 0, 7), code(2, 0, 7));
        assertThat(result.applied()).isEqualTo(RoaringBitmap.bitmapOf(1));
        assertThat(result.conflicts()).containsExactly(Map.entry(2, "code-of-another-customer"));
    }

    @Test
    void replacesACodeAndFreesTheFormerOne() {
        store.create(List.of("C-1", "C-2"));
        apply(code(1, 0, 7));
        apply(change(
                1,
                1,
                Map.of(
                        "hetu",
                        held(vault.encrypt(hetu(8), 1)),
                        "former-hetus",
                        held(vault.encrypt(hetu(7).code() + "|" + hetu(6).code(), 1)))));
        CustomerIndex index = CustomerIndex.load(database.dataSource(), vault, "population");
        assertThat(index.findByHetu(hetu(8).packed())).isEqualTo(1);
        assertThat(index.findByHetu(hetu(7).packed())).isEqualTo(CustomerIndex.NONE);
        assertThat(index.findByFormerHetu(hetu(7).packed())).isEqualTo(1);
        assertThat(index.findByFormerHetu(hetu(6).packed())).isEqualTo(1);
        assertThat(apply(code(2, 0, 7)).conflicts()).isEmpty();
    }

    @Test
    void keepsTheSameCodeSaidAgainAndForgetsAClearedOne() {
        store.create(List.of("C-1"));
        apply(code(1, 0, 7));
        assertThat(apply(code(1, 1, 7)).conflicts()).isEmpty();
        apply(change(1, 2, "hetu", null));
        assertThat(count("customer_code")).isZero();
        assertThat(count("customer_hetu")).isZero();
    }

    @Test
    void setsRestrictionsAnewWithoutMovingTheirDayAndLiftsThem() {
        store.create(List.of("C-1"));
        apply(restriction(0, new RestrictionChange("direct-marketing-ban", 2, true, ORIGIN)));
        Origin later = new Origin(2, 9);
        store.apply(
                List.of(restriction(1, new RestrictionChange("direct-marketing-ban", 3, true, later))),
                TODAY.plusDays(1),
                NOW);
        assertThat(store.restrictions(new int[] {1}))
                .containsEntry(1, List.of(new Restriction("direct-marketing-ban", 1, 3, later, TODAY)));
        apply(restriction(2, new RestrictionChange("direct-marketing-ban", 3, false, later)));
        assertThat(store.restrictions(new int[] {1})).isEmpty();
    }

    @Test
    void remembersARecordAndNeverLetsARuleOverwriteAPersonsLink() {
        store.create(List.of("C-1", "C-2"));
        store.enrol("population", NOW);
        store.enrol("population", NOW);
        store.remember(
                List.of(
                        new KnownRecord("population", 1, 11, ORIGIN, true, "same-person"),
                        new KnownRecord("population", 2, 12, ORIGIN, false, "same-hetu")),
                NOW);
        store.remember(
                List.of(
                        new KnownRecord("population", 1, 21, ORIGIN, false, "same-hetu"),
                        new KnownRecord("population", 2, 22, ORIGIN, true, "same-person")),
                NOW);
        assertThat(database.jdbc()
                        .sql("select origin || ' ' || rule from link order by id")
                        .query(String.class)
                        .list())
                .containsExactly("PERSON same-person", "PERSON same-person");
        CustomerIndex index = CustomerIndex.load(database.dataSource(), vault, "population");
        assertThat(index.fingerprint(1)).isEqualTo(21);
        assertThat(index.fingerprint(2)).isEqualTo(22);
        assertThat(CustomerIndex.load(database.dataSource(), vault, "asml").fingerprint(1))
                .isZero();
    }

    @Test
    void noticesWhoIsDueUntilItIsSettled() {
        store.create(List.of("C-1", "C-2"));
        LocalDate tomorrow = TODAY.plusDays(1);
        store.apply(
                List.of(new CustomerChange(1, 0, Map.of(), List.of(), List.of(tomorrow, TODAY), entry("R-1", 1))),
                TODAY,
                NOW);
        store.schedule(Map.of(1, List.of(tomorrow), 2, List.of(tomorrow)), NOW);
        assertThat(store.due(TODAY)).isEqualTo(RoaringBitmap.bitmapOf(1));
        store.settle(TODAY, new int[] {1}, NOW);
        assertThat(store.due(TODAY)).isEqualTo(new RoaringBitmap());
        assertThat(store.due(tomorrow)).isEqualTo(RoaringBitmap.bitmapOf(1, 2));
    }

    @Test
    void appliesTwoSlicesAtOnce() {
        store.create(IntStream.rangeClosed(1, 2000).mapToObj(i -> "C-" + i).toList());
        CompletableFuture<ApplyResult> one = CompletableFuture.supplyAsync(() -> applySlice(1, 1000));
        CompletableFuture<ApplyResult> other = CompletableFuture.supplyAsync(() -> applySlice(1001, 2000));
        assertThat(one.join().applied().getCardinality()).isEqualTo(1000);
        assertThat(other.join().applied().getCardinality()).isEqualTo(1000);
        CustomerIndex index = CustomerIndex.load(database.dataSource(), vault, "population");
        assertThat(IntStream.rangeClosed(1, 2000)).allMatch(id -> index.findByHetu(hetu(id).packed()) == id);
        assertThat(index.findByNumber("C-1999")).isEqualTo(1999);
        assertThat(index.findByNumber("C-2001")).isEqualTo(CustomerIndex.NONE);
        assertThat(index.maxId()).isEqualTo(2000);
        assertThat(index.size()).isEqualTo(2000);
    }

    private ApplyResult applySlice(int first, int last) {
        List<CustomerChange> changes = new ArrayList<>();
        for (int id = first; id <= last; id++) {
            changes.add(code(id, 0, id));
        }
        ApplyResult result = database.transaction().execute(status -> store.apply(changes, TODAY, NOW));
        assertThat(result).isNotNull();
        return result;
    }

    private CustomerChange code(int customer, int version, int code) {
        return change(customer, version, Map.of("hetu", held(vault.encrypt(hetu(code), customer))));
    }

    private static CustomerChange restriction(int version, RestrictionChange change) {
        return new CustomerChange(1, version, Map.of(), List.of(change), List.of(), entry("R-1", 1));
    }

    private ApplyResult apply(CustomerChange... changes) {
        return store.apply(List.of(changes), TODAY, NOW);
    }

    private Customer read(int id) {
        return store.read(new int[] {id}).get(0);
    }

    private long count(String table) {
        return database.jdbc()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }
}
