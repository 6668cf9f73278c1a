package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.audit.Sha256;
import fi.ajantasa.customer.Customer;
import fi.ajantasa.customer.IndexKeyStore;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.decide.ValuesPruned;
import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.privacy.Retention;
import fi.ajantasa.report.AsOfQuery;
import fi.ajantasa.sample.NextDelivery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Both ways of "as of" over whole nights: deliveries that change names, some of them of long ago, that are rolled back,
 * and people erased and values pruned among them, against what the test itself wrote down of it.
 */
class AsOfNightsTest {
    private static final LocalDate FIRST = TestHome.TODAY.minusDays(2);
    private static TestHome prepared;
    private static List<Person> people = List.of();

    @TempDir
    Path folder;

    /** A name that was told, by which run, and since when it is the person's. */
    private record Name(String run, String name, LocalDate since) {}

    private TestHome home;
    private int day;
    private int sequence = 1;
    private final Map<String, List<Name>> told = new HashMap<>();
    private final TreeMap<Instant, Map<String, String>> known = new TreeMap<>();
    private final Deque<String> runs = new ArrayDeque<>();

    @BeforeAll
    static void prepare(@TempDir Path folder) {
        prepared = TestHome.in(folder)
                .define("customers.yaml", it -> it.replace("min: 1000", "min: 1"))
                .define("population.yaml", it -> it.replace("min: 1000", "min: 1"))
                .withPlainSet(12, 60, NextDelivery.NONE);
        assertThat(TestHome.codes(prepared.night())).containsOnly(ExitCode.OK);
        people = Person.customersOf(prepared).stream()
                .filter(Person::isPlain)
                .filter(it -> "VOIMASSA".equals(it.crm().get("sopimustila")))
                .limit(4)
                .toList();
        assertThat(people).hasSize(4);
        MadeDelivery customers = MadeDelivery.customers(prepared, 2);
        Person.customerRows(prepared).stream()
                .filter(it -> !people.get(0).number().equals(it.get("asiakasnumero")))
                .forEach(customers::row);
        customers
                .row(people.get(0).telling("sopimustila", "PAATTYNYT", "sopimus_loppupv", "2025-03-31"))
                .send();
        assertThat(prepared.run("customers").code()).isEqualTo(ExitCode.OK);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aPastIsShownAsItWas(long seed) throws DefinitionException {
        Random random = new Random(seed);
        home = prepared.copyTo(folder);
        for (Person person : people) {
            told.put(
                    person.number(),
                    new ArrayList<>(List.of(
                            new Name("", String.valueOf(person.register().get("sukunimi")), FIRST))));
        }
        writeDown(home);
        for (int step = 0; step < 7; step++) {
            day++;
            TestHome today = home.daysLater(day);
            if (random.nextInt(4) == 0 && !runs.isEmpty()) {
                rollBack(today);
            } else {
                deliver(today, random);
            }
            writeDown(today);
        }
        isShownAsWrittenDown();
        erase(people.get(0));
        isShownAsWrittenDown();
        prune();
    }

    private void deliver(TestHome today, Random random) {
        sequence++;
        MadeDelivery delivery = MadeDelivery.changes(today, sequence);
        Map<String, Name> said = new HashMap<>();
        for (Person person : people) {
            if (random.nextBoolean() || person.equals(people.get(sequence % people.size()))) {
                LocalDate since = FIRST.minusDays(random.nextInt(3) == 0 ? random.nextInt(900) : 0)
                        .plusDays(1);
                String name = "Nimi" + (char) ('a' + sequence) + (char) ('a' + random.nextInt(20));
                delivery.change(person.hetu(), "sukunimi", name, "muutospv", since.toString());
                said.put(person.number(), new Name("", name, since));
            }
        }
        delivery.send();
        RegisterResult result = today.run("population");
        assertThat(result.code()).isEqualTo(ExitCode.OK);
        String run = result.runs().get(0);
        runs.push(run);
        said.forEach((number, it) -> names(number).add(new Name(run, it.name(), it.since())));
    }

    private List<Name> names(String number) {
        return told.getOrDefault(number, List.of());
    }

    private void rollBack(TestHome today) {
        String run = runs.pop();
        sequence--; // the next delivery comes under its number, with other content
        assertThat(today.rollback(run, false, "shift-leader").result().code()).isEqualTo(ExitCode.OK);
        told.values().forEach(names -> names.removeIf(it -> it.run().equals(run)));
    }

    private void writeDown(TestHome today) {
        Map<String, String> names = new TreeMap<>();
        told.keySet()
                .forEach(number ->
                        names.put(number, trueAt(number, LocalDate.MAX).orElseThrow()));
        known.put(today.clock().instant(), names);
        assertThat(names)
                .allSatisfy((number, name) -> assertThat(today.customer(number)).containsEntry("family-name", name));
    }

    private void isShownAsWrittenDown() {
        asking(query -> known.forEach((at, names) -> names.forEach((number, name) -> {
            assertThat(name(query.findKnown(number, at)))
                    .as(number + " known at " + at)
                    .isEqualTo(expected(number, name));
            Map.Entry<Instant, Map<String, String>> earlier = known.lowerEntry(at);
            assertThat(name(query.findKnown(number, at.minusSeconds(1))))
                    .as(number + " known before " + at)
                    .isEqualTo(
                            earlier == null
                                    ? Optional.empty()
                                    : expected(number, earlier.getValue().get(number)));
        })));
        List<LocalDate> days =
                List.of(FIRST.minusDays(1000), FIRST.minusDays(300), FIRST.minusDays(1), FIRST, FIRST.plusDays(1));
        asking(query -> told.keySet()
                .forEach(number -> days.forEach(on -> assertThat(name(query.findTrue(number, on)))
                        .as(number + " true at " + on)
                        .isEqualTo(trueAt(number, on)))));
    }

    private Optional<String> expected(String number, String name) {
        return names(number).isEmpty() ? Optional.empty() : Optional.ofNullable(name);
    }

    /** Of the names that held by then the newest; of two of one day the one that was told last. */
    private Optional<String> trueAt(String number, LocalDate on) {
        return names(number).stream()
                .filter(it -> !it.since().isAfter(on))
                .reduce((one, other) -> other.since().isBefore(one.since()) ? one : other)
                .map(Name::name);
    }

    private void asking(Consumer<AsOfQuery> questions) {
        home.read(dataSource -> {
            KeyVault keys =
                    new IndexKeyStore(dataSource).open(home.installation().keyset());
            try {
                questions.accept(
                        new AsOfQuery(dataSource, keys, home.installation().readJobs()));
                return true;
            } catch (DefinitionException e) {
                throw new AssertionError(e);
            }
        });
    }

    private static Optional<String> name(Optional<Customer> customer) {
        return customer.map(it -> it.held().get("family-name")).map(it -> it.value());
    }

    private void erase(Person person) {
        TestHome today = home.daysLater(day);
        String plan = Terminal.run(today, "privacy", "erase", person.number(), "--json")
                .text();
        String hash = JsonMapper.shared().readTree(plan).path("hash").asString();
        Terminal done = Terminal.run(
                today,
                "privacy",
                "erase",
                person.number(),
                "--confirm",
                hash,
                "--reason",
                "case 12",
                "--ground",
                "unlawful");
        assertThat(done.code()).as(done.text()).isZero();
        told.put(person.number(), List.of());
    }

    /** Long after, what was is either shown as it was or said to be pruned; never as something else. */
    private void prune() throws DefinitionException {
        TestHome later = home.daysLater(day + 1100);
        Retention retention = new Retention(later.installation(), later.clock());
        assertThat(retention
                        .apply(retention.plan().hash(), "officer", "case 13")
                        .code())
                .isEqualTo(ExitCode.OK);
        int[] pruned = {0};
        int[] shown = {0};
        asking(query -> known.forEach((at, names) -> names.forEach((number, name) -> {
            try {
                assertThat(name(query.findKnown(number, at)))
                        .as(number + " known at " + at)
                        .isEqualTo(expected(number, name));
                shown[0]++;
            } catch (ValuesPruned gone) {
                pruned[0]++;
            }
        })));
        assertThat(pruned[0]).isPositive();
        assertThat(shown[0]).isGreaterThanOrEqualTo(people.size());
    }

    /** What was decided under other definitions is explained by those, and what is decided now by these. */
    @Test
    void aDecisionIsExplainedByTheRulesOfItsDayAfterTheyChanged() throws IOException {
        home = prepared.copyTo(folder);
        Person one = people.get(1);
        Path decisions = home.jobs().resolve("decisions.yaml");
        String ofThen = Sha256.hex(Files.readAllBytes(decisions));
        Instant then = home.clock().instant();
        home.define(
                "decisions.yaml",
                it -> it.replace(
                        "family-name: {sources: [population, customers]}",
                        "family-name: {sources: [customers, population]}"));
        String ofNow = Sha256.hex(Files.readAllBytes(decisions));
        assertThat(ofNow).isNotEqualTo(ofThen);
        TestHome later = home.daysLater(1);
        MadeDelivery.changes(later, 2)
                .change(one.hetu(), "sukunimi", "Uusinimi", "kutsumanimi", "Kutsu")
                .send();
        assertThat(later.run("population").code()).isEqualTo(ExitCode.OK);

        assertThat(under(one, "family-name", then)).isEqualTo(ofThen);
        assertThat(under(one, "call-name", later.clock().instant())).isEqualTo(ofNow);
        assertThat(under(one, "call-name", then)).isEqualTo(ofThen);
        assertThat(later.customer(one.number())).doesNotContainEntry("family-name", "Uusinimi");
    }

    private String under(Person person, String attribute, Instant at) {
        Terminal shown = Terminal.run(
                home,
                "explain",
                person.number(),
                "--attribute",
                attribute,
                "--known-at",
                at.toString(),
                "--purpose",
                "complaint",
                "--json");
        assertThat(shown.code()).as(shown.text()).isZero();
        JsonNode one = JsonMapper.shared().readTree(shown.text()).path(0);
        return one.path("under").path("files").path("decisions.yaml").asString();
    }
}
