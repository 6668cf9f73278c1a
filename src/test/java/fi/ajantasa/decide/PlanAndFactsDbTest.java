package fi.ajantasa.decide;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.audit.AuditEntry;
import fi.ajantasa.audit.Origin;
import fi.ajantasa.normalise.ChangeKind;
import fi.ajantasa.normalise.Claim;
import fi.ajantasa.person.AttributeCatalogue;
import fi.ajantasa.testing.Databases;
import fi.ajantasa.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.roaringbitmap.RoaringBitmap;

@ParameterizedClass
@EnumSource
class PlanAndFactsDbTest {
    private static final AuditEntry ABOUT = new AuditEntry("", "R-1", 0, "night", "billing", "hash", 0, "{}");

    @Parameter
    Databases databases;

    private final Story story = new Story();
    private TestDatabase database;
    private FactStore facts;
    private PlanStore plans;

    @BeforeEach
    void open() {
        database = databases.open();
        facts = new FactStore(database.dataSource(), Story.VAULT, AttributeCatalogue.builtIn());
        plans = new PlanStore(database.dataSource(), Story.VAULT, AttributeCatalogue.builtIn());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void readsFactsAsTheyWereInserted() {
        extracts("APPLIED", "APPLIED");
        aLife();
        insertFacts();

        assertThat(facts.read(new int[] {1, 7, 9})).containsOnlyKeys(7).containsEntry(7, story.facts());
    }

    @Test
    void skipsTheFactsOfARefusedDelivery() {
        extracts("APPLIED", "REFUSED");
        aLife();
        insertFacts();

        assertThat(facts.read(new int[] {7}).get(7))
                .isNotEmpty()
                .allMatch(fact -> fact.origin().extract() == 1);
    }

    /** An archive id is the number of one payment; a record that counts no more, or is the same one, takes nothing away. */
    @Test
    void findsPaymentsThatWereToldOfAnotherCustomer_F132() {
        extracts("APPLIED", "REFUSED");
        PaymentStore payments = new PaymentStore(database.dataSource(), Story.VAULT, AttributeCatalogue.builtIn());
        SortedMap<Integer, List<Fact>> booked = new TreeMap<>(Map.of(
                7, List.of(payment(new Origin(1, 1), "ID-1"), payment(new Origin(1, 2), "ID-2")),
                8, List.of(payment(new Origin(1, 2), "ID-2"), payment(new Origin(2, 1), "ID-3"))));
        database.transaction().executeWithoutResult(status -> {
            facts.insert(booked, ABOUT, Instant.EPOCH);
            payments.insert(booked);
        });
        facts.withdraw(7, List.of(new Origin(1, 2)), Instant.EPOCH);
        List<PaymentStore.Payment> told = Stream.of("ID-1", "ID-2", "ID-3", "ID-4")
                .flatMap(it -> payments
                        .list(9, new Origin(3, 1), payment(new Origin(3, 1), it).claims())
                        .stream())
                .toList();

        assertThat(payments.listOthers(told)).containsExactlyInAnyOrder(told.get(0), told.get(1));
        assertThat(payments.listOthers(payments.list(
                        7, new Origin(3, 1), payment(new Origin(3, 1), "ID-1").claims())))
                .as("the same payment, delivered again")
                .isEmpty();
        assertThat(payments.listOthers(payments.list(
                        9, new Origin(1, 1), payment(new Origin(1, 1), "ID-1").claims())))
                .as("one record of two customers")
                .isEmpty();
        facts.withdraw(8, List.of(new Origin(1, 2)), Instant.EPOCH);
        assertThat(payments.listOthers(told)).containsExactly(told.get(0));
        facts.forget(7, "population", 0, ABOUT, Instant.EPOCH);
        assertThat(payments.listOthers(told)).isEmpty();
    }

    private static Fact payment(Origin origin, String archiveId) {
        LocalDate day = LocalDate.of(2026, 11, 20);
        Claim claim = new Claim("payments", archiveId + " " + day + " 1.00", null, null, null);
        return new Fact(origin, "bank-payments", day, ChangeKind.ADDED, null, true, List.of(claim));
    }

    @Test
    void storesNoIdentityCodeInClear() {
        extracts("APPLIED", "APPLIED");
        Outcome outcome = aLife();
        insertFacts();
        save("R-1", outcome);

        assertThat(stored("select claims from fact") + stored("select decisions from plan_slice"))
                .contains("family-name")
                .doesNotContain(Story.OLD)
                .doesNotContain(Story.NEW);
    }

    @Test
    void readsAPlanAsItWasSaved() {
        Outcome outcome = aLife();
        List<PlanRow> rows = PlanRow.of(story.customer(), outcome);
        save("R-1", outcome);

        PlanSlice slice = plans.slices("R-1").get(0);
        assertThat(slice.rows()).isEqualTo(rows.size()).isEqualTo(2);
        assertThat(plans.rows("R-1", slice)).isEqualTo(rows);
        assertThat(plans.rows("R-1", 7)).isEqualTo(rows);
        assertThat(plans.lists("R-1")
                        .items("protection-order", ItemOutcome.CHANGED)
                        .toArray())
                .containsExactly(7);
        assertThat(plans.lists("R-1").added()).containsOnlyKeys("protection-order");
    }

    @Test
    void theSamePlanHasTheSameHashAlthoughItsCodesAreEncryptedAnew() {
        Outcome first = aLife();
        Outcome second = story.decide();
        assertThat(first).isNotEqualTo(second);
        save("R-1", first);
        save("R-2", second);

        assertThat(plans.planHash("R-2")).isEqualTo(plans.planHash("R-1")).hasSize(64);
        assertThat(plans.computedHash("R-1")).isEqualTo(plans.planHash("R-1"));
    }

    @Test
    void noticesAnAlteredPlan() {
        save("R-1", aLife());
        String altered = stored("select decisions from plan_slice").replace("RAISES", "LOWERS");
        database.jdbc()
                .sql("update plan_slice set decisions = ? where run_id = 'R-1'")
                .param(altered.getBytes(StandardCharsets.UTF_8))
                .update();

        assertThat(plans.computedHash("R-1")).isNotEqualTo(plans.planHash("R-1"));
    }

    @Test
    void holdingMovesWhatDoesNotRaisePrivacy() {
        save("R-1", aLife());

        ItemLists after = plans.lists("R-1").holding(RoaringBitmap.bitmapOf(7));

        assertThat(after.items("hetu", ItemOutcome.HELD).toArray()).containsExactly(7);
        assertThat(after.items("hetu", ItemOutcome.CHANGED).isEmpty()).isTrue();
        assertThat(after.items("protection-order", ItemOutcome.CHANGED).toArray())
                .containsExactly(7);
    }

    /** A first delivery, applied, and a second one that is only decided. */
    private Outcome aLife() {
        story.night(
                "population",
                "2026-11-20",
                Says.state("hetu", Story.OLD, "former-hetus", "~", "family-name", "Mäkelä")
                        .address("permanent-address", "Kotikatu", "2020-01", "2030-01-31"));
        return story.only(
                "population",
                "2026-11-21",
                Says.added("hetu", Story.NEW, "former-hetus", Story.OLD).on("2026-11-21"),
                Says.changed("hetu", Story.OLD).passive(),
                Says.added("protection-order", "1").said("e-mail", "a@b.example", "2026-11-02"));
    }

    private String stored(String sql) {
        return database.jdbc().sql(sql).query(byte[].class).list().stream()
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .collect(Collectors.joining());
    }

    private void insertFacts() {
        TreeMap<Integer, List<Fact>> slice = new TreeMap<>();
        slice.put(7, story.facts());
        database.transaction().executeWithoutResult(status -> facts.insert(slice, ABOUT, Instant.EPOCH));
    }

    private void save(String run, Outcome outcome) {
        ItemLists lists = new ItemLists();
        lists.add(7, outcome);
        List<PlanRow> rows = new ArrayList<>(PlanRow.of(story.customer(), outcome));
        database.transaction().executeWithoutResult(status -> plans.save(run, PlanSlice.of(0, 1, 1000), rows, lists));
    }

    private void extracts(String... states) {
        for (int i = 0; i < states.length; i++) {
            database.jdbc()
                    .sql("insert into extract (id, register, kind, sequence, extract_date, content_hash, state,"
                            + " received_at, row_count, proof) values (?, 'population', 'DELTA', ?, ?, '', ?,"
                            + " current_timestamp, 0, '')")
                    .params(i + 1, i + 1, LocalDate.of(2026, 11, 20 + i), states[i])
                    .update();
        }
    }
}
