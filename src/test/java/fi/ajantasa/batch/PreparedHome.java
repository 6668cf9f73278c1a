package fi.ajantasa.batch;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.sample.NextDelivery;
import fi.ajantasa.testing.Databases;
import fi.ajantasa.testing.ProductRoles;
import fi.ajantasa.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An installation in which 1,000 customers and a register of 20,000 people were taken in, made once per JVM and database;
 * each test gets a copy of its own.
 */
final class PreparedHome {
    static final int CUSTOMERS = 1000;
    static final int POPULATION = 20_000;
    private static final Map<String, PreparedHome> MADE = new HashMap<>();
    private static final AtomicInteger COPIES = new AtomicInteger();

    private final TestHome home;
    private final String url;
    private final List<Person> people;

    private PreparedHome(TestHome home, String url) {
        this.home = home;
        this.url = url;
        this.people = Person.customersOf(home);
    }

    /** The prepared installation itself: to be read, never to be run. */
    static PreparedHome on(Databases kind) {
        return on(kind, CUSTOMERS);
    }

    /** The same with so many customers. */
    static synchronized PreparedHome on(Databases kind, int customers) {
        return MADE.computeIfAbsent(kind + " " + customers, it -> make(kind, customers));
    }

    private static PreparedHome make(Databases kind, int customers) {
        try {
            TestHome home = TestHome.in(Files.createTempDirectory("ajantasa-prepared-"))
                    .withPlainSet(customers, POPULATION, NextDelivery.NONE);
            String url = "";
            if (kind == Databases.POSTGRESQL) {
                TestDatabase database = kind.open();
                url = database.url();
                home.on(url);
                database.closeConnections();
            }
            List<ExitCode> codes = TestHome.codes(home.night());
            if (!codes.equals(List.of(ExitCode.OK, ExitCode.OK))) {
                throw new AssertionError("the plain set ends " + codes);
            }
            return new PreparedHome(home, url);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A copy below the folder. */
    TestHome copyTo(Path folder) {
        TestHome copy = home.copyTo(folder);
        return url.isEmpty() ? copy : copy.on(copyOfDatabase(url));
    }

    /** Copies a database that nobody uses, on its own server; returns the copy's address. */
    static String copyOfDatabase(String url) {
        String name = url.replaceAll(".*/(\\w+).*", "$1");
        String copy = name + "_copy_" + COPIES.incrementAndGet();
        try (Connection connection = DriverManager.getConnection(url.replace("/" + name, "/postgres"), "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + copy + " template " + name + " owner " + ProductRoles.MIGRATOR);
        } catch (SQLException e) {
            throw new IllegalStateException("the embedded PostgreSQL gives no copy", e);
        }
        return url.replace("/" + name, "/" + copy);
    }

    /** Customers both files know, in order. */
    List<Person> people() {
        return people;
    }

    /** Customers that are alive, under no order and have a domestic address. */
    List<Person> plainPeople() {
        return people.stream().filter(Person::isPlain).toList();
    }

    String export() {
        return home.export();
    }
}
