package fi.ajantasa.batch;

import fi.ajantasa.batch.TenYears.Somebody;
import fi.ajantasa.contact.Answer;
import fi.ajantasa.contact.Checking;
import fi.ajantasa.contact.ExportOrder;
import fi.ajantasa.contact.ExportResult;
import fi.ajantasa.contact.Exporter;
import fi.ajantasa.contact.Question;
import fi.ajantasa.contact.Verdict;
import fi.ajantasa.customer.Customer;
import fi.ajantasa.customer.CustomerQuery;
import fi.ajantasa.customer.Held;
import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.person.Channel;
import fi.ajantasa.simulate.NightClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Runs nights of the ten years in one process and holds each against the oracle; notes what differs and goes on. */
final class YearsRun {
    private static final int ALL_ARE_ASKED_ABOUT = 31;
    private static final int YEARS_OF_A_KEY = 3;
    private static final String MARKETING = "marketing";

    private final TestHome home;
    private final TenYears lives;
    private final YearsPost post;
    private final YearsOracle oracle;
    private final YearsBureau bureau;
    private final NightClock clock = new NightClock(TenYears.FIRST);
    private final YearsGrowth growth;
    private final List<String> differences = new ArrayList<>();
    private final Set<ExitCode> seen = new TreeSet<>();
    private int rotations;
    private int exports;
    private int refusedExports;
    private @Nullable Workplace workplace;

    YearsRun(Path root, TenYears lives) throws IOException {
        this.lives = lives;
        this.home = TestHome.withWholeNight(root);
        this.post = new YearsPost(home, lives);
        this.oracle = new YearsOracle(lives);
        this.growth = new YearsGrowth(home);
        this.bureau = new YearsBureau(root.resolve("secrets"), clock);
        home.define("nightly.yaml", it -> it.replaceAll("registers: .*", "registers: " + YearsPost.REGISTERS))
                .define(
                        "preference.yaml",
                        it -> it.replace(
                                "  file:",
                                "  pgp: {key: {file: keys/own.asc}, passphrase: {file: keys/passphrase}, signed-by: keys/sender.asc}\n"
                                        + "  keep: 30 days\n  file:"));
        for (String register : List.of("customers", "population", "phone-east")) {
            home.define(register + ".yaml", it -> it.replaceFirst("rows: \\{min: \\d+}", "rows: {min: 0}"));
        }
        home.define("credit.yaml", it -> it.replaceAll("url: .*", "url: " + bureau.url())
                .replaceAll("target: .*", "limits: {attempts: 2, pause: 1 ms}")
                .replace("{env: AJANTASA_CREDIT_PASSWORD}", "{file: secrets/password}")
                .replace("{env: AJANTASA_CREDIT_KEY}", "{file: secrets/key}"));
        permit("population", "2031-06-30");
    }

    private void permit(String register, String until) {
        home.define(register + ".yaml", it -> it.replaceFirst("ends: [\\d-]+", "ends: " + until));
    }

    List<String> differences() {
        return differences;
    }

    Set<ExitCode> codes() {
        return seen;
    }

    YearsGrowth growth() {
        return growth;
    }

    int exports() {
        return exports;
    }

    /** How often the data key was changed. */
    int rotations() {
        return rotations;
    }

    int refusedExports() {
        return refusedExports;
    }

    TestHome home() {
        return home;
    }

    void run(List<LocalDate> nights) throws IOException, DefinitionException {
        int year = 0;
        for (LocalDate night : nights) {
            clock.go(night);
            boolean renewed = renew(night);
            boolean newYear = year != night.getYear();
            year = night.getYear();
            if (workplace == null || renewed || (newYear && year % YEARS_OF_A_KEY == 0)) {
                reopen();
            }
            if (newYear) {
                growth.note(night, open().dataSource());
            }
            post.night(night);
            bureau.changeKey(YearsPlan.bureauKey(night), YearsPlan.isBureauKeyOurs(night));
            if (!YearsPlan.OUTAGE.has(night)) {
                run(night);
            }
        }
        growth.note(TenYears.LAST.plusDays(1), open().dataSource());
        open().close();
        bureau.close();
        workplace = null;
    }

    /** Whether definitions were changed: permits that had ended are renewed. */
    private boolean renew(LocalDate night) {
        if (night.equals(YearsPlan.POPULATION_PERMIT_ENDED.until().plusDays(1))) {
            permit("population", "2035-12-31");
            return true;
        }
        if (night.equals(YearsPlan.ALL_PERMITS_ENDED.until().plusDays(1))) {
            YearsPost.REGISTERS.forEach(it -> permit(it, "2040-12-31"));
            return true;
        }
        return false;
    }

    /** As a process that ends and starts again; in between the data key is changed. */
    private void reopen() throws DefinitionException {
        if (workplace != null) {
            workplace.close();
            new KeyRotation(home.installation(), clock).rotate("key-officer", "three years are over");
            rotations++;
        }
        workplace = Workplace.open(home.installation(), clock);
    }

    private Workplace open() {
        if (workplace == null) {
            throw new IllegalStateException("nothing is open");
        }
        return workplace;
    }

    private void run(LocalDate night) {
        LocalDate first = YearsPlan.OUTAGE.until().plusDays(1).equals(night) ? YearsPlan.OUTAGE.from() : night;
        List<ExitCode> expected = first.datesUntil(night.plusDays(1))
                .flatMap(it -> oracle.night(it, night, post).stream())
                .toList();
        Request request = new Request(night, false, false, TestHome.REQUESTER, null);
        NightRunner runner = new NightRunner(open());
        List<RegisterResult> results = first.equals(night) ? runner.run(request).results() : runner.catchUp(request);
        seen.addAll(TestHome.codes(results));
        same(night, "codes", expected, TestHome.codes(results));
        results.forEach(it -> balanced(night, it));
        same(
                night,
                "runs left",
                0,
                jdbc().sql("select count(*) from run where state = 'RUNNING'")
                        .query(Integer.class)
                        .single());
        same(night, "restrictions", oracle.restrictions(), restrictions());
        values(night);
        contact(night);
    }

    private void same(LocalDate night, String what, Object expected, Object found) {
        if (!expected.equals(found)) {
            differences.add(night + " " + what + ": expected " + expected + " but found " + found);
        }
    }

    private JdbcClient jdbc() {
        return JdbcClient.create(open().dataSource());
    }

    /** Every run whose delivery was used is balanced, and no other broke an equation. */
    private void balanced(LocalDate night, RegisterResult result) {
        result.reports().forEach(report -> {
            boolean used = Set.of(0, 10, 30)
                    .contains(
                            Objects.requireNonNullElse(report.header().ending().exitCode(), -1));
            boolean fine = used
                    ? report.verdict() == fi.ajantasa.report.Verdict.BALANCED
                    : report.verdict() != fi.ajantasa.report.Verdict.IMBALANCE;
            if (!fine) {
                differences.add(night + " " + report.header().run() + " is " + report.verdict());
            }
        });
    }

    private Map<String, Set<String>> restrictions() {
        Map<String, Set<String>> all = new TreeMap<>();
        jdbc().sql("select c.number, r.reason from restriction r join customer c on c.id = r.customer_id")
                .query(row -> {
                    all.computeIfAbsent(row.getString(1), it -> new TreeSet<>()).add(row.getString(2));
                });
        return all;
    }

    private void values(LocalDate night) {
        CustomerQuery query = new CustomerQuery(
                open().dataSource(), open().keys(), open().jobs().catalogue());
        for (Somebody who : lives.people()) {
            if (oracle.isCustomer(who)) {
                Customer customer = query.findByNumber(who.number()).orElseThrow();
                Map<String, Held> held = customer.held();
                same(night, who + " code", true, who.hetu().equals(code(customer)));
                oracle.values(who, night).forEach((attribute, value) -> {
                    String found =
                            held.containsKey(attribute) ? held.get(attribute).value() : "";
                    boolean fits = value.isEmpty()
                            ? found.isEmpty()
                            : attribute.equals("permanent-address")
                                    ? street(found).equals(value)
                                    : found.equals(value);
                    if (!fits) {
                        differences.add(
                                night + " " + who + " " + attribute + ": expected " + value + " but found " + found);
                    }
                });
            }
        }
    }

    /** The line of a street with its number, or of a place abroad. */
    private static String street(String address) {
        return Stream.of(address.split("\t", -1))
                .filter(it -> !it.isEmpty())
                .limit(address.contains("Storgatan") ? 1 : 2)
                .collect(Collectors.joining(" "));
    }

    private String code(Customer customer) {
        Held held = customer.held().get("hetu");
        return held == null ? "" : open().keys().decrypt(held.value(), customer.id());
    }

    /** Asks about one customer after the other, and now and then about all of them. */
    private void contact(LocalDate night) {
        boolean aboutAll = night.toEpochDay() % ALL_ARE_ASKED_ABOUT == 0;
        int one = (int) (night.toEpochDay() % lives.people().size());
        Checking checking = new Checking(open().dataSource(), open().keys(), open().jobs());
        for (Somebody who : aboutAll ? lives.people() : List.of(lives.people().get(one))) {
            Question question = new Question(Channel.PHONE, MARKETING, clock.instant());
            Answer answer =
                    checking.check(who.number(), question, clock.instant()).orElse(null);
            boolean allowed = answer != null && answer.verdict() == Verdict.ALLOWED;
            if (allowed != oracle.mayBeCalled(who, night)) {
                differences.add(night + " " + who + " may be called: " + allowed + " " + answer);
            }
        }
        if (aboutAll || YearsPlan.isListSilent(night)) {
            export(night);
        }
    }

    private void export(LocalDate night) {
        Path file = home.home().resolve("export-" + night + ".csv");
        ExportOrder order = new ExportOrder(
                Channel.PHONE,
                MARKETING,
                "Soittopalvelu Oy",
                file,
                TestHome.REQUESTER,
                open().jobs().hash());
        Exporter exporter = new Exporter(
                open().dataSource(),
                open().keys(),
                open().jobs(),
                open().engine().transaction());
        ExportResult result = exporter.export(order, clock, open()::confirm, (done, all) -> {});
        if (result instanceof ExportResult.Released released) {
            exports++;
            long allowed = lives.people().stream()
                    .filter(it -> oracle.mayBeCalled(it, night))
                    .count();
            same(night, "exported", allowed, released.sums().allowed());
        } else {
            refusedExports++;
        }
        same(night, "export", oracle.isLeaseInForce(night), result instanceof ExportResult.Released);
        same(night, "export file", oracle.isLeaseInForce(night), Files.exists(file));
    }
}
