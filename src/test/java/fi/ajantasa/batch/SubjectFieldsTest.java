package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.audit.Reader;
import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.job.JobDefinition;
import fi.ajantasa.job.Jobs;
import fi.ajantasa.link.Answer;
import fi.ajantasa.person.Attribute;
import fi.ajantasa.privacy.SubjectAccess;
import fi.ajantasa.privacy.SubjectReport;
import fi.ajantasa.privacy.SubjectReport.Ban;
import fi.ajantasa.privacy.SubjectReport.Recipient;
import fi.ajantasa.privacy.SubjectReport.Source;
import fi.ajantasa.privacy.SubjectReport.Tie;
import fi.ajantasa.privacy.SubjectReport.Told;
import fi.ajantasa.privacy.SubjectReport.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The report of one customer for each thing that can be unusual, value by value against the delivered files as {@link
 * DeliveredRows} reads them, without the product.
 */
class SubjectFieldsTest {
    private static final String REVIEWED = "C-10002";
    private static final String OBJECTED = "C-10001";
    private static final String PROTECTED = "C-10015";
    private static final String WITH_CONTACT_ADDRESS = "C-10016";
    private static final String DEAD = "C-10006";
    private static final String LISTED = "C-10077";
    private static final String COMPANY = "C-10136";
    private static final String TAKEN_BACK = "C-10337";
    private static final String SPLIT = "C-10020";

    private static TestHome home;
    private static Path post;
    private static Jobs jobs;
    private static DeliveredRows files;
    private static final Map<String, SubjectReport> REPORTS = new HashMap<>();

    @BeforeAll
    static void live(@TempDir Path folder) throws IOException, DefinitionException {
        REPORTS.clear();
        home = TestHome.withWholeNight(folder)
                .withCommittedSet()
                .define(
                        "nightly.yaml",
                        it -> it.replaceAll(
                                "registers: .*",
                                "registers: [municipalities, customers, population, phone-east, preference, preference-post, business]"))
                .define("decisions.yaml", it -> it.replace("second: 5 %", "second: 0 %"));
        WriteBackHome.telling(home);
        home.night();
        for (String register : List.of("payment-references", "bank-payments", "metering-points", "consumption")) {
            assertThat(home.run(register).code()).as(register).isIn(ExitCode.OK, ExitCode.OK_WITH_REJECTS);
        }
        jobs = home.installation().readJobs();
        int task = home.sql(
                Integer.class,
                "select min(t.id) from task t join customer c on c.id = t.customer_id where t.kind = 'historic-code'"
                        + " and c.number = ?",
                REVIEWED);
        assertThat(home.answer(task, Answer.SAME, "reviewer").code()).isEqualTo(ExitCode.OK);
        MadeDelivery.changes(home, 3).send();
        assertThat(home.run("population").code()).isIn(ExitCode.OK, ExitCode.OK_WITH_REJECTS);
        files = DeliveredRows.of(home);
        command("contact object " + OBJECTED + " --channel phone --evidence T-12");
        post = folder.resolve("post.csv");
        command("contact export --channel post --purpose customer-care --recipient Postittaja --out " + post);
        command("customers show " + OBJECTED + " --purpose billing");
        assertThat(home.split(SPLIT, "population", 1).verdict().code()).isEqualTo(ExitCode.OK);
        String run = home.sql(String.class, "select max(id) from run where register = 'business'");
        assertThat(TestHome.codes(
                        List.of(home.rollback(run, false, "shift-leader").result())))
                .containsAnyOf(ExitCode.OK, ExitCode.OK_WITH_REJECTS);
    }

    private static void command(String line) {
        Terminal shown = Terminal.run(home, line.split(" "));
        assertThat(shown.code()).as(shown.text()).isZero();
    }

    private static SubjectReport report(String number) {
        return REPORTS.computeIfAbsent(number, it -> {
            try {
                return new SubjectAccess(home.installation(), Clock.systemUTC())
                        .report(new SubjectAccess.Asked(
                                it,
                                "fi",
                                new Reader("officer", "", "privacy report", "subject-access"),
                                "passport",
                                true))
                        .findReport()
                        .orElseThrow();
            } catch (DefinitionException e) {
                throw new AssertionError(e);
            }
        });
    }

    /** Every situation, and some of whom nothing is unusual. */
    static List<String> customers() {
        List<String> all = new ArrayList<>(
                List.of(REVIEWED, OBJECTED, PROTECTED, WITH_CONTACT_ADDRESS, DEAD, LISTED, COMPANY, TAKEN_BACK));
        all.add(files.crm("kieli", "sv"));
        all.add(files.crm("luottoperuste", "LASKU"));
        all.addAll(List.of("C-10003", "C-10022", "C-10070", "C-10082", "C-10085"));
        return all;
    }

    @ParameterizedTest
    @MethodSource("customers")
    void everythingToldIsInTheRowOfTheFileThatIsNamed(String number) {
        SubjectReport report = report(number);
        assertThat(report.told()).isNotEmpty();
        for (Told told : report.told()) {
            assertFromPassport(told.source());
            if (!told.hidden()) {
                files.assertSays(told.source(), told.attribute(), told.text());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("customers")
    void everythingInTheFilesIsTold(String number) {
        SubjectReport report = report(number);
        Set<String> told = report.told().stream()
                .map(it -> it.source().register() + " " + it.source().sequence() + " "
                        + it.source().row() + " " + it.attribute())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> expected = files.attributesOf(number, jobs.catalogue());
        assertThat(expected).hasSizeGreaterThan(5);
        assertThat(told).containsAll(expected);
    }

    /** What is in use was told in the row it names; with the days, the purposes and the years that belong to it. */
    @ParameterizedTest
    @MethodSource("customers")
    void everythingInUseWasToldAndHasItsBasis(String number) {
        SubjectReport report = report(number);
        assertThat(report.values()).isNotEmpty();
        for (Value value : report.values()) {
            Source source = value.source();
            assertThat(source.basis()).isEqualTo(job(source).passport().lawfulBasis());
            var attribute = jobs.catalogue().require(value.attribute());
            assertThat(attribute.purposes()).as(value.attribute()).containsAll(source.purposes());
            assertThat(job(source).passport().purposes()).containsAll(source.purposes());
            assertThat(source.purposes()).as(value.attribute()).isNotEmpty();
            assertLifetime(value, attribute);
            if (!value.rule().equals("code-history") && !attribute.kind().collects()) {
                assertThat(report.told())
                        .as(number + " " + value.attribute() + " " + value.source())
                        .anyMatch(it -> it.attribute().equals(value.attribute())
                                && value.text().equals(it.text())
                                && it.source().row() == source.row()
                                && it.source().sequence() == source.sequence()
                                && it.source().register().equals(source.register()));
            }
            assertThat(value.saidOn())
                    .as(number + " " + value.attribute())
                    .isEqualTo(files.saidOn(number, source.register(), value.attribute()));
        }
        Set<String> held = home.customer(number).keySet();
        assertThat(report.values().stream().map(Value::attribute)).containsExactlyInAnyOrderElementsOf(held);
    }

    private static void assertLifetime(Value value, Attribute attribute) {
        int own = attribute.retention().getYears();
        switch (attribute.category()) {
            case RESTRICTION, CONSENT -> assertThat(value.kept()).isEqualTo("standing");
            case CONTRACT -> {
                assertThat(value.kept()).isEqualTo("accounting");
                assertThat(value.keptYears()).isEqualTo(Math.max(own, 6));
            }
            default -> {
                assertThat(value.kept()).isEqualTo("after-contract");
                assertThat(value.keptYears()).isEqualTo(own).isPositive();
            }
        }
    }

    private static void assertFromPassport(Source source) {
        assertThat(source.title()).isEqualTo(job(source).title());
        assertThat(source.basis()).isEqualTo(job(source).passport().lawfulBasis());
        assertThat(source.purposes()).isEqualTo(job(source).passport().purposes());
        assertThat(source.delivery()).isEqualTo(files.day(source));
    }

    private static JobDefinition job(Source source) {
        JobDefinition job = jobs.jobs().get(source.register());
        assertThat(job).as(source.register()).isNotNull();
        return job;
    }

    @ParameterizedTest
    @MethodSource("customers")
    void everyTieIsOfARuleOfItsRegisterOrOfAPerson(String number) {
        List<Tie> links = report(number).links();
        assertThat(links.stream().map(Tie::source)).doesNotHaveDuplicates();
        assertThat(links).isNotEmpty().allSatisfy(it -> {
            List<String> rules = files.rules(it.source().register());
            assertThat(it.byPerson() || rules.contains(it.rule()))
                    .as(it.source().register() + " " + it.rule())
                    .isTrue();
        });
    }

    @Test
    void aLinkByAPersonIsToldAsOne() {
        assertThat(report(REVIEWED).links())
                .filteredOn(it -> it.source().register().equals("population"))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.byPerson()).isTrue();
                    assertThat(it.rule()).isEqualTo("person");
                });
    }

    /** Where the person lives stands in no paper, whatever told it; what is in use does (F7). */
    @Test
    void nothingTellsWhereSomebodyUnderAProtectionOrderLives_F7() {
        for (String number : List.of(PROTECTED, WITH_CONTACT_ADDRESS)) {
            SubjectReport report = report(number);
            assertThat(report.head().confidential()).isTrue();
            String street = files.crmCell(number, "katuosoite").replaceAll(" .*", "");
            String point = files.crmCell(number, "kayttopaikka");
            assertThat(street).hasSizeGreaterThan(4);
            assertThat(report.toString()).doesNotContain(street).doesNotContain(point);
            assertThat(report.told().stream().filter(Told::hidden).map(Told::attribute))
                    .contains("permanent-address", "municipality", "postal-address", "site-address", "metering-point")
                    .doesNotContain("mobile-phone", "e-mail", "family-name");
            assertThat(report.told().stream().filter(Told::hidden))
                    .allSatisfy(it -> assertThat(it.text() + it.from()).isEqualTo("nullnull"));
            assertThat(reasons(report)).contains("protection-order");
        }
        assertThat(report(WITH_CONTACT_ADDRESS).values().stream().map(Value::attribute))
                .contains("contact-address");
        assertThat(report(OBJECTED).told()).noneMatch(Told::hidden);
    }

    private static Set<String> reasons(SubjectReport report) {
        return report.restrictions().stream().map(Ban::reason).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void restrictionsSayWhyAndSinceWhenAndByWhoseWord() {
        assertThat(report(OBJECTED).restrictions())
                .contains(new Ban(
                        "own-objection",
                        List.of("phone", "automated-call"),
                        LocalDate.now(),
                        null,
                        report(OBJECTED).restrictions().get(0).source()));
        assertThat(report(OBJECTED).restrictions().get(0).source().register()).isEqualTo("person");
        assertThat(report(OBJECTED).objections()).singleElement().satisfies(it -> {
            assertThat(it.evidence()).isEqualTo("T-12");
            assertThat(it.withdrawn()).isFalse();
        });
        Map<String, String> registers = new TreeMap<>();
        Stream.of(LISTED, DEAD, "C-10082", "C-10022")
                .flatMap(it -> report(it).restrictions().stream())
                .forEach(it -> registers.put(it.reason(), it.source().register()));
        assertThat(registers)
                .containsEntry("on-phone-preference-list", "preference")
                .containsEntry("on-post-preference-list", "preference-post")
                .containsEntry("deceased", "population")
                .containsEntry("direct-marketing-ban", "population");
        for (String number : customers()) {
            for (Ban ban : report(number).restrictions()) {
                if (!ban.source().register().equals("person")) {
                    assertFromPassport(ban.source());
                }
                assertThat(ban.channels()).as(number + " " + ban.reason()).isNotEmpty();
            }
        }
    }

    private static Set<String> exported() {
        try (Stream<String> lines = Files.lines(post)) {
            return lines.skip(1)
                    .map(it -> it.replaceAll(";.*", "").replace("\"", ""))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** An export by name, the customer system by the name the definitions give it; nobody whom nothing went to. */
    @Test
    void recipientsAreNamed() {
        Set<String> sent = exported();
        for (String number : customers()) {
            List<Recipient> recipients = report(number).recipients();
            assertThat(recipients.stream()
                            .filter(it -> it.way().equals("export"))
                            .map(Recipient::name))
                    .as(number)
                    .isEqualTo(sent.contains(number) ? List.of("Postittaja") : List.of());
            assertThat(recipients.stream().filter(it -> it.way().equals("write-back")))
                    .allSatisfy(it -> {
                        assertThat(it.name()).isEqualTo("crm");
                        assertThat(it.purpose()).isEqualTo("billing customer-care");
                    });
        }
        assertThat(customers().stream().filter(sent::contains)).isNotEmpty();
        assertThat(customers().stream().flatMap(it -> report(it).recipients().stream()))
                .anyMatch(it -> it.way().equals("write-back"));
    }

    @Test
    void consultationsHaveTheirDayAndPurpose() {
        assertThat(report(OBJECTED).consultations().stream().map(SubjectReport.Consultation::purpose))
                .containsExactly("billing", "subject-access");
        assertThat(report(OBJECTED).consultations())
                .allSatisfy(it -> assertThat(it.at()).isBefore(Instant.now().plusSeconds(60)));
        assertThat(report(LISTED).consultations().stream().map(SubjectReport.Consultation::purpose))
                .containsExactly("subject-access");
    }

    /** What a delivery said that was taken back is told, and that it does not count. */
    @Test
    void whatWasRolledBackIsToldAsNotInUse() {
        SubjectReport report = report(TAKEN_BACK);
        assertThat(report.values().stream().map(Value::attribute)).doesNotContain("company-end-date");
        List<Told> ended = report.told().stream()
                .filter(it -> it.attribute().equals("company-end-date") && it.text() != null)
                .toList();
        assertThat(ended).singleElement().satisfies(it -> {
            assertThat(it.counts()).isFalse();
            assertThat(it.text()).isEqualTo("2026-11-21");
        });
    }

    /** A record of which a person said that it is another's is kept for a while, and told to the other alone. */
    @Test
    void nothingIsToldOfSomebodyElse() {
        SubjectReport report = report(SPLIT);
        assertThat(report.told().stream().map(it -> it.source().register()))
                .contains("customers")
                .doesNotContain("population");
        assertThat(home.sql(
                        Integer.class,
                        "select count(*) from withdrawn_fact w join customer c on c.id = w.customer_id"
                                + " where c.number = ? and w.discount = 'SOMEBODY_ELSE'",
                        SPLIT))
                .isPositive();
    }

    /** Each payment with the words of the bank's own file. */
    @Test
    void bankDataAreToldAsTheBankSentThem() throws IOException {
        List<Told> paid = report(OBJECTED).told().stream()
                .filter(it -> it.attribute().equals("payments"))
                .toList();
        String svm;
        try (Stream<Path> all = Files.list(home.inbox("bank-payments"))) {
            svm = Files.readString(all.findFirst().orElseThrow(), StandardCharsets.ISO_8859_1);
        }
        assertThat(paid).hasSize(2).allSatisfy(it -> {
            String[] words = String.valueOf(it.text()).split(" ");
            assertThat(svm).contains(words[0]);
            assertThat(words[1]).isEqualTo("2026-11-21");
            assertThat(svm).contains(words[2].replaceAll("[-.]", ""));
        });
    }
}
