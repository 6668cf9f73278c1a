package fi.ajantasa.batch;

import fi.ajantasa.audit.Reader;
import fi.ajantasa.customer.Customer;
import fi.ajantasa.customer.CustomerQuery;
import fi.ajantasa.customer.IndexKeyStore;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.job.Role;
import fi.ajantasa.link.Answer;
import fi.ajantasa.person.AttributeCatalogue;
import fi.ajantasa.report.RunReport;
import fi.ajantasa.report.RunReportQuery;
import fi.ajantasa.sample.NextDelivery;
import fi.ajantasa.sample.SampleData;
import fi.ajantasa.sample.SampleOptions;
import fi.ajantasa.testing.EmbeddedFile;
import fi.ajantasa.testing.ProductRoles;
import fi.ajantasa.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/**
 * An installation of a test: a folder with a copy of the shipped definitions, an inbox and a home of its own. Everything
 * is done as the commands do it, at a fixed time.
 */
final class TestHome {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    static final String REQUESTER = "night-operator";
    private static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
    private static final AtomicLong WRITTEN = new AtomicLong();

    private final Path root;
    private final Clock clock;

    private @Nullable Installation installation;

    private TestHome(Path root, Clock clock) {
        this.root = root;
        this.clock = clock;
    }

    /** A new installation with the shipped definitions, a night of customers and population, and nothing delivered. */
    static TestHome in(Path root) {
        return withWholeNight(root)
                .define("nightly.yaml", it -> it.replaceAll("registers: .*", "registers: [customers, population]"));
    }

    /** A new installation with the shipped definitions as they are and nothing delivered. */
    static TestHome withWholeNight(Path root) {
        return atTime(root, TODAY).withFolder(Path.of("jobs"), "jobs").permit(Role.values());
    }

    /** The installation that another test made there. */
    static TestHome at(Path root) {
        return atTime(root, TODAY);
    }

    private static TestHome atTime(Path root, LocalDate day) {
        return new TestHome(
                root, Clock.fixed(day.atTime(LocalTime.NOON).atZone(HELSINKI).toInstant(), HELSINKI));
    }

    /** Whom the audit log names for what a command of a test does. */
    static String me() {
        return Account.ofProcess().name();
    }

    /** Gives the account of this process these roles here and no others. */
    TestHome permit(Role... roles) {
        try {
            Files.createDirectories(home());
            Path file = home().resolve("access.yaml");
            String words = Stream.of(roles).map(Role::word).collect(Collectors.joining(", "));
            String account = roles.length == 0 ? "somebody-else: [operator]" : me() + ": [" + words + "]";
            Files.writeString(file, "accounts:\n  " + account + "\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TestHome withFolder(Path from, String to) {
        try {
            FileSystemUtils.copyRecursively(from, root.resolve(to));
            try (Stream<Path> definitions = Files.walk(jobs())) {
                definitions.forEach(TestHome::age);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Lets a definition look as if it was written long ago, at a moment of its own: it is read once, and again when it changes. */
    private static void age(Path path) {
        try {
            Files.setLastModifiedTime(path, FileTime.from(LONG_AGO.plusSeconds(WRITTEN.incrementAndGet())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Delivers the set that lies beside the source. */
    TestHome withCommittedSet() {
        return withFolder(Path.of("sample-data"), "sample-data");
    }

    /** Delivers an invented set without awkward people: nothing of it is rejected, held or waits for a person. */
    TestHome withPlainSet(int customers, int population, NextDelivery next) {
        try {
            plainSet(customers, population, next).write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Delivers the lists of the places where the customers of a plain set live. */
    TestHome withPlaces(int customers, int population) {
        try {
            plainSet(customers, population, NextDelivery.CHANGES).writePlaces(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return define("streets.yaml", it -> it.replace("min: 1000", "min: 1"));
    }

    private SampleData plainSet(int customers, int population, NextDelivery next) {
        return new SampleData(new SampleOptions(
                customers, population, 0.05, 1917, root.resolve("sample-data"), next, TODAY.minusDays(2), false));
    }

    /** Uses this PostgreSQL database instead of the embedded one in the home folder. */
    TestHome on(TestDatabase database) {
        return on(database.url());
    }

    TestHome on(String url) {
        try {
            Files.createDirectories(home());
            try (Writer writer = Files.newBufferedWriter(home().resolve("application.properties"))) {
                ProductRoles.settings(url).store(writer, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Another installation in the same state; for the embedded database only. */
    TestHome copyTo(Path other) {
        return new TestHome(other, clock).withFolder(root, "");
    }

    /** The same installation on a later day. */
    TestHome daysLater(int days) {
        TestHome later = new TestHome(root, Clock.offset(clock, Duration.ofDays(days)));
        later.installation = installation;
        return later;
    }

    Path home() {
        return root.resolve("data");
    }

    Path jobs() {
        return root.resolve("jobs");
    }

    Path inbox(String register) {
        return root.resolve("sample-data").resolve("inbox").resolve(register);
    }

    Clock clock() {
        return clock;
    }

    /** One installation, as long as its settings are the same: its definitions are read when they change. */
    Installation installation() {
        Installation now = Installation.at(home(), jobs());
        Installation before = installation;
        if (before == null || !before.machine().equals(now.machine())) {
            installation = now;
            return now;
        }
        return before;
    }

    /** Rewrites a definition. */
    TestHome define(String file, UnaryOperator<String> change) {
        try {
            Path path = jobs().resolve(file);
            Files.writeString(path, change.apply(Files.readString(path)));
            age(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    List<RegisterResult> night() {
        return ask("nightly", false);
    }

    RegisterResult run(String register) {
        return ask(register, false).get(0);
    }

    /** As {@code run REGISTER --again} does. */
    RegisterResult runAgain(String register) {
        Request request = new Request(LocalDate.now(clock), false, false, REQUESTER, null).provingAgain();
        return defined(() -> new Runner(installation(), clock).run(register, request))
                .get(0);
    }

    List<RegisterResult> dryRun(String what) {
        return ask(what, true);
    }

    private List<RegisterResult> ask(String what, boolean dryRun) {
        if (installation().isUnused()) {
            EmbeddedFile.copyTo(Database.embeddedFile(installation()));
        }
        Request request = new Request(LocalDate.now(clock), false, dryRun, REQUESTER, null);
        return defined(() -> new Runner(installation(), clock).run(what, request));
    }

    Holds.Verdict approve(String run, Approval approval) {
        return defined(() -> new Holds(installation(), clock).approve(run, approval));
    }

    Holds.Verdict refuse(String run, String by) {
        return defined(() -> new Holds(installation(), clock).refuse(run, by, "not what we expected"));
    }

    /** What a person answers to a task, without being drawn for the double sample unless the test defines it. */
    Holds.Verdict answer(int task, Answer answer, String by) {
        return answer(task, new Reviews.Given(answer, "", false, by, "compared with the application form"));
    }

    Holds.Verdict answer(int task, Reviews.Given given) {
        return defined(() -> new Reviews(installation(), clock).decide(task, given));
    }

    Splitting.Split split(String customer, String register, long from) {
        return defined(() -> new Reviews(installation(), clock)
                .split(customer, register, from, "reviewer", "two people under one number"));
    }

    TaskViews.Shown show(int task) {
        return defined(() -> new TaskViews(installation(), clock).show(task));
    }

    TaskViews.Shown reveal(int task, String purpose) {
        return defined(() -> new TaskViews(installation(), clock)
                .reveal(task, new Reader("reviewer", "reviewer", "review show", purpose)));
    }

    Holds.Verdict abandon(String run, String by) {
        return defined(() -> new Abandonment(installation(), clock).abandon(run, by, "the limits were changed"));
    }

    /** The plan that undoes a run, as it is shown. */
    Rollback.Undone showRollback(String run, boolean protecting) {
        return rollback(new Rollback.Order(run, protecting, REQUESTER, "", ""));
    }

    /** The hash of that plan. */
    String rollbackPlan(String run, boolean protecting) {
        RunReport shown = showRollback(run, protecting).result().reports().get(0);
        return String.valueOf(shown.header().hashes().plan());
    }

    /** Shows the plan that undoes a run, and confirms that one. */
    Rollback.Undone rollback(String run, boolean protecting, String by) {
        return rollback(
                new Rollback.Order(run, protecting, by, "a file of another month", rollbackPlan(run, protecting)));
    }

    Rollback.Undone rollback(Rollback.Order order) {
        return defined(() -> new Rollback(installation(), clock).take(order));
    }

    /** What {@code customers export} prints. */
    String export() {
        return read(dataSource -> {
            StringBuilder text = new StringBuilder();
            try {
                query(dataSource).export(text, it -> true, page -> {});
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return text.toString();
        });
    }

    /** What is held of a customer, by attribute. */
    Map<String, String> customer(String number) {
        return read(dataSource -> {
            Map<String, String> values = new TreeMap<>();
            Optional<Customer> customer = query(dataSource).findByNumber(number);
            customer.orElseThrow().held().forEach((attribute, held) -> values.put(attribute, held.value()));
            return values;
        });
    }

    /** What is held of one attribute, by customer number. */
    Map<String, String> values(String attribute) {
        return read(dataSource -> {
            Map<String, String> values = new TreeMap<>();
            List<String> numbers = JdbcClient.create(dataSource)
                    .sql("select number from customer")
                    .query(String.class)
                    .list();
            CustomerQuery query = query(dataSource);
            numbers.forEach(number -> query.findByNumber(number)
                    .map(it -> it.held().get(attribute))
                    .ifPresent(held -> values.put(number, held.value())));
            return values;
        });
    }

    private CustomerQuery query(DataSource dataSource) {
        AttributeCatalogue catalogue = defined(() -> installation().readJobs()).catalogue();
        KeyVault keys = new IndexKeyStore(dataSource).open(installation().keyset());
        return new CustomerQuery(dataSource, keys, catalogue);
    }

    RunReport report(String run) {
        return read(dataSource -> new RunReportQuery(dataSource).find(run).orElseThrow());
    }

    /** The single value an SQL query gives. */
    <T> T sql(Class<T> type, String query, Object... parameters) {
        return read(dataSource -> JdbcClient.create(dataSource)
                .sql(query)
                .params(parameters)
                .query(type)
                .single());
    }

    /** Changes the database behind the product's back, as whoever owns the tables. */
    void meddle(String statement, Object... parameters) {
        Optional<Login> owner = Login.findMigrator(installation());
        try (Database database =
                owner.isPresent() ? Database.connect(installation(), owner.get()) : Database.open(installation())) {
            JdbcClient.create(database.dataSource())
                    .sql(statement)
                    .params(parameters)
                    .update();
        }
    }

    <T> T read(Function<DataSource, T> reader) {
        try (Database database = Database.open(installation())) {
            return reader.apply(database.dataSource());
        }
    }

    static List<ExitCode> codes(List<RegisterResult> results) {
        return results.stream().map(RegisterResult::code).toList();
    }

    private interface Defined<T> {
        T value() throws DefinitionException;
    }

    private static <T> T defined(Defined<T> work) {
        try {
            return work.value();
        } catch (DefinitionException e) {
            throw new AssertionError(e.problems().toString(), e);
        }
    }
}
