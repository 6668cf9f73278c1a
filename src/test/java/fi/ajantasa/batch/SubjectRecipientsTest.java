package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.audit.Reader;
import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.privacy.SubjectAccess;
import fi.ajantasa.privacy.SubjectReport;
import fi.ajantasa.privacy.SubjectReport.Recipient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * To whom something of each customer went, as the report says it, against what lies at the other ends: the credit register's
 * requests, the list of numbers, the customer system's files, and an export.
 */
class SubjectRecipientsTest {
    /** Words of the customer system's own file. */
    private static final Map<String, String> PURPOSES =
            Map.of("LASKU", "credit-monitor", "VAKUUS", "credit-grant", "PERINTA", "collection-plan");

    private static TestHome home;
    private static CreditBureau bureau;
    private static WriteBackHome there;
    private static Path export;
    private static final Map<String, List<Recipient>> TOLD = new TreeMap<>();
    /** Whose number was on the list when it was sent. */
    private static final Set<String> WASHED = new TreeSet<>();

    /** Everybody with a purpose, and every tenth of the others. */
    private static final Set<String> SAMPLE = new TreeSet<>();

    private static String changed = "";

    @BeforeAll
    static void live(@TempDir Path folder) throws DefinitionException {
        bureau = new CreditBureau();
        home = WashHome.washing(CreditHome.in(folder, bureau))
                .define("nightly.yaml", it -> it.replaceAll("registers: .*", "registers: [customers]"));
        there = WriteBackHome.telling(home);
        assertThat(TestHome.codes(home.night())).doesNotContain(ExitCode.INTERNAL, ExitCode.INPUT_BAD);
        home.run("credit");
        home.run("wash");
        Set<String> numbers = Set.copyOf(WashHome.sent(home));
        home.values("mobile-phone").forEach((customer, number) -> add(numbers, customer, number));
        home.values("landline-phone").forEach((customer, number) -> add(numbers, customer, number));
        changed = WASHED.iterator().next();
        object(changed);
        there.send(false);
        export = folder.resolve("post.csv");
        Terminal exported = Terminal.run(
                home,
                ("contact export --channel post --purpose customer-care --recipient Kirjapaino --out " + export)
                        .split(" "));
        assertThat(exported.code()).as(exported.text()).isZero();
        SAMPLE.addAll(CreditHome.withPurpose(home).keySet());
        SAMPLE.add(changed);
        home.values("customer-kind").keySet().stream()
                .filter(it -> it.endsWith("7"))
                .forEach(SAMPLE::add);
        for (String number : SAMPLE) {
            TOLD.put(number, recipients(number));
        }
    }

    private static void add(Set<String> numbers, String customer, String number) {
        if (numbers.contains(number)) {
            WASHED.add(customer);
        }
    }

    private static void object(String customer) {
        Terminal said = Terminal.run(home, "contact", "object", customer, "--channel", "email", "--evidence", "T-7");
        assertThat(said.code()).as(said.text()).isZero();
    }

    @AfterAll
    static void close() {
        bureau.stop();
    }

    private static List<Recipient> recipients(String number) throws DefinitionException {
        Reader reader = new Reader("officer", "", "privacy report", "subject-access");
        SubjectReport report = new SubjectAccess(home.installation(), Clock.systemUTC())
                .report(new SubjectAccess.Asked(number, "fi", reader, "passport", true))
                .findReport()
                .orElseThrow();
        return report.recipients();
    }

    private static Set<String> told(String way) {
        return TOLD.entrySet().stream()
                .filter(it -> it.getValue().stream().anyMatch(to -> to.way().equals(way)))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> sampled(Set<String> customers) {
        return customers.stream().filter(SAMPLE::contains).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Recipient> all(String way) {
        return TOLD.values().stream()
                .flatMap(List::stream)
                .filter(it -> it.way().equals(way))
                .toList();
    }

    /** Whom the register was asked about, each with the purpose of the request. */
    @Test
    void theCreditRegisterIsToldOfWithThePurposeItWasAskedFor() {
        Map<String, String> asked = new HashMap<>();
        Map<String, List<String>> wanted = CreditHome.withPurpose(home);
        wanted.forEach((customer, row) -> {
            if (bureau.askedAbout().contains(row.get(0))) {
                asked.put(customer, row.get(1));
            }
        });
        assertThat(asked).isNotEmpty().hasSameSizeAs(Set.copyOf(bureau.askedAbout()));
        assertThat(told("credit-query")).isEqualTo(new TreeSet<>(asked.keySet()));
        asked.forEach((customer, purpose) -> assertThat(TOLD.getOrDefault(customer, List.of()))
                .filteredOn(it -> it.way().equals("credit-query"))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.name()).isEqualTo("credit");
                    assertThat(it.title()).isEqualTo("Credit register");
                    assertThat(it.purpose()).isEqualTo(PURPOSES.get(purpose));
                    assertThat(it.at()).isEqualTo(home.clock().instant());
                }));
    }

    @Test
    void theKeeperOfTheListOfNumbersIsToldOf() {
        assertThat(WASHED).hasSizeGreaterThan(50);
        assertThat(told("wash")).isEqualTo(sampled(WASHED)).hasSizeBetween(3, SAMPLE.size() - 3);
        assertThat(all("wash")).allSatisfy(it -> {
            assertThat(it.name()).isEqualTo("wash");
            assertThat(it.purpose()).isEqualTo("marketing");
            assertThat(it.at()).isEqualTo(home.clock().instant());
        });
    }

    /** Also of those who meanwhile lost the number that was sent. */
    @Test
    void aNumberThatIsGoneWasSentAllTheSame() throws DefinitionException {
        int id = home.sql(Integer.class, "select id from customer where number = ?", changed);
        home.meddle("delete from customer_number where customer_id = ?", id);
        assertThat(recipients(changed)).anyMatch(it -> it.way().equals("wash"));
    }

    /** By the files that lie there; a person's own word, which is of no run, among them. */
    @Test
    void theCustomerSystemIsToldOf() {
        Set<String> inFiles = new TreeSet<>();
        for (String name : there.names()) {
            if (name.endsWith(".jsonl")) {
                WriteBackHome.messages(there.text(name)).forEach(it -> inFiles.add(it.getOrDefault("customer", "")));
            }
        }
        assertThat(inFiles).contains(changed);
        assertThat(told("write-back")).isEqualTo(sampled(inFiles));
        assertThat(all("write-back")).allSatisfy(it -> {
            assertThat(it.name()).isEqualTo("crm");
            assertThat(it.purpose()).isEqualTo("billing customer-care");
            assertThat(it.at()).isEqualTo(home.clock().instant());
        });
    }

    @Test
    void whoGetsAnExportIsToldOf() throws IOException {
        Set<String> sent = Files.readAllLines(export).stream()
                .skip(1)
                .map(it -> it.replaceAll(";.*", "").replace("\"", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(sent).hasSizeGreaterThan(20);
        assertThat(told("export")).isEqualTo(sampled(sent));
        assertThat(all("export")).allSatisfy(it -> {
            assertThat(it.name()).isEqualTo("Kirjapaino");
            assertThat(it.purpose()).isEqualTo("customer-care");
        });
    }

    /** Banks, metering and directories send to us and get nothing: there is no other way out. */
    @Test
    void nobodyElseGetsAnything() {
        assertThat(TOLD).hasSizeGreaterThan(24);
        assertThat(TOLD.values().stream().flatMap(List::stream).map(Recipient::way))
                .containsOnly("export", "write-back", "wash", "credit-query");
    }
}
