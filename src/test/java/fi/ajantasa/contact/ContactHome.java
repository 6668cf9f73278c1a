package fi.ajantasa.contact;

import fi.ajantasa.audit.AuditEntry;
import fi.ajantasa.audit.Origin;
import fi.ajantasa.customer.CustomerChange;
import fi.ajantasa.customer.CustomerStore;
import fi.ajantasa.customer.Held;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.customer.RestrictionChange;
import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.JobDefinition;
import fi.ajantasa.job.JobFolder;
import fi.ajantasa.job.Jobs;
import fi.ajantasa.job.Lease;
import fi.ajantasa.job.Passport;
import fi.ajantasa.person.Channel;
import fi.ajantasa.testing.Databases;
import fi.ajantasa.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A database with customers, deliveries and lists as the registers' runs leave them, and the shipped definitions. */
final class ContactHome implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    final TestDatabase database;
    final Path folder;
    final KeyVault keys;
    final Jobs jobs;
    private final CustomerStore customers;
    private int deliveries;

    private ContactHome(TestDatabase database, Path folder, Jobs jobs) {
        this.database = database;
        this.folder = folder;
        this.keys = KeyVault.open(folder.resolve("keyset.json"), false);
        this.jobs = jobs;
        this.customers = new CustomerStore(database.dataSource(), keys);
    }

    /** One where these lists are declared with a lease of 7 and 28 days. */
    static ContactHome on(Databases databases, Map<String, Set<Channel>> lists) {
        try {
            return new ContactHome(databases.open(), Files.createTempDirectory("ajantasa-contact-"), jobs(lists));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One with a list for telephones and one for post. */
    static ContactHome on(Databases databases) {
        return on(
                databases,
                Map.of(
                        "phone-list", Set.of(Channel.PHONE, Channel.AUTOMATED_CALL),
                        "post-list", Set.of(Channel.POST, Channel.DOOR)));
    }

    private static Jobs jobs(Map<String, Set<Channel>> lists) {
        Jobs shipped = shipped();
        Map<String, JobDefinition> jobs = new TreeMap<>(shipped.jobs());
        jobs.values().removeIf(it -> it.findLease().isPresent());
        JobDefinition like = shipped.require("population");
        Passport passport = like.passport();
        lists.forEach((register, channels) -> jobs.put(
                register,
                new JobDefinition(
                        like.file(),
                        register,
                        register,
                        new Passport(
                                passport.purposes(),
                                passport.lawfulBasis(),
                                passport.permit(),
                                passport.absence(),
                                true,
                                new Lease(channels, 7, 28)),
                        like.schedule(),
                        like.receive(),
                        like.contract(),
                        like.expect())));
        return new Jobs(
                jobs, shipped.decisions(), shipped.night(), shipped.catalogue(), shipped.files(), shipped.hash());
    }

    static Jobs shipped() {
        try {
            return JobFolder.read(Path.of("jobs"));
        } catch (DefinitionException e) {
            throw new AssertionError(e.problems().toString(), e);
        }
    }

    /** A delivery that was taken in by a run at the moment; returns the number origins name it with. */
    int delivered(String register, LocalDate date, Instant at) {
        int id = ++deliveries;
        database.jdbc()
                .sql("insert into extract (id, register, kind, sequence, extract_date, content_hash, state,"
                        + " received_at, row_count, proof) values (?, ?, 'BASE', ?, ?, 'abc', 'APPLIED', ?, 0,"
                        + " '[]')")
                .params(id, register, id, date, at.atOffset(ZoneOffset.UTC))
                .update();
        database.jdbc()
                .sql("insert into run (id, register, extract_id, business_date, dry_run, state, exit_code,"
                        + " requested_by, job_hash, started_at, ended_at) values (?, ?, ?, ?, false, 'DONE', 0,"
                        + " 'night', ?, ?, ?)")
                .params(
                        "R-" + id,
                        register,
                        id,
                        date,
                        jobs.hash(),
                        at.atOffset(ZoneOffset.UTC),
                        at.atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }

    /** The lists, both as old as that. */
    ContactHome withListsOf(LocalDate date) {
        Instant at = date.atTime(4, 0).toInstant(ZoneOffset.UTC);
        delivered("phone-list", date, at);
        delivered("post-list", date, at);
        return this;
    }

    /** Makes the customers C-1, C-2, …; each is given what is held of it, by attribute. */
    void customers(List<Map<String, Held>> all) {
        customers(all, Map.of());
    }

    /** Makes the customers, some with restrictions, by id. */
    void customers(List<Map<String, Held>> all, Map<Integer, List<RestrictionChange>> restrictions) {
        List<String> numbers = new ArrayList<>();
        List<CustomerChange> changes = new ArrayList<>();
        for (int id = 1; id <= all.size(); id++) {
            numbers.add("C-" + id);
            AuditEntry entry = new AuditEntry("change", "R-1", id, "customers", "customer-care", jobs.hash(), 1, "{}");
            changes.add(new CustomerChange(
                    id, 0, new HashMap<>(all.get(id - 1)), restrictions.getOrDefault(id, List.of()), List.of(), entry));
        }
        database.transaction().executeWithoutResult(status -> {
            customers.create(numbers);
            customers.apply(changes, LocalDate.of(2026, 11, 1), Instant.parse("2026-11-01T10:00:00Z"));
        });
    }

    /** Notes that the customer got the number at the moment, as applying a change does. */
    void numberSince(int customer, String number, Instant at) {
        database.jdbc()
                .sql("update customer_number set changed_at = ? where customer_id = ? and number = ?")
                .params(at.atOffset(ZoneOffset.UTC), customer, number)
                .update();
    }

    /** Somebody of age with a number, an address and all consents, told in the delivery. */
    Map<String, Held> person(int delivery, int number) {
        Map<String, Held> held = new TreeMap<>();
        held.put("customer-kind", held("person", delivery));
        held.put("family-name", held("Mäki", delivery));
        held.put("given-names", held("Aino Maria", delivery));
        held.put("birth-date", held("1970-05-05", delivery));
        held.put("mobile-phone", held("+35840%07d".formatted(1_000_000 + number), delivery));
        held.put("e-mail", held("a" + number + "@posti.example", delivery));
        held.put("postal-address", held("Kivirinne\t\t11\t\t\t\t00100\tHelsinki", delivery));
        held.put("consent-email", held("1", delivery));
        held.put("consent-sms", held("1", delivery));
        return held;
    }

    static Held held(String value, int delivery) {
        return new Held(value, new Origin(delivery, 7), "source-rank", null, null);
    }

    Exporter exporter() {
        return new Exporter(database.dataSource(), keys, jobs, database.transaction());
    }

    Objecting objecting() {
        return new Objecting(
                database.dataSource(),
                database.transaction(),
                jobs.hash(),
                new ObjectionJournal(folder.resolve("objections.log"), keys),
                word -> {});
    }

    Objection objection(int customer, Channel channel) {
        return new Objection(0, customer, channel.bit(), false, "T-9", "clerk", NOW);
    }

    ExportOrder order(Channel channel, String file) {
        return new ExportOrder(channel, "marketing", "Soittopalvelu Oy", folder.resolve(file), "seller", jobs.hash());
    }

    ExportResult export(Channel channel, String file) {
        return exporter().export(order(channel, file), CLOCK, () -> {}, (done, all) -> {});
    }

    Answer check(String number, Channel channel, Instant at) {
        return new Checking(database.dataSource(), keys, jobs)
                .check(number, new Question(channel, "marketing", at), NOW)
                .orElseThrow();
    }

    List<String> lines(String file) {
        try {
            return Files.readAllLines(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The numbers of the customers in the file. */
    Set<String> numbers(String file) {
        return Set.copyOf(lines(file).stream()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf(';')))
                .toList());
    }

    long count(String sql) {
        return database.jdbc().sql(sql).query(Long.class).single();
    }

    @Override
    public void close() {
        database.close();
    }
}
