package fi.ajantasa.batch;

import fi.ajantasa.customer.CustomerQuery;
import fi.ajantasa.customer.CustomerStore;
import fi.ajantasa.customer.Held;
import fi.ajantasa.customer.IndexKeyStore;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.decide.Fact;
import fi.ajantasa.decide.FactStore;
import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.Jobs;
import fi.ajantasa.normalise.Claim;
import fi.ajantasa.report.RunListStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Blob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * All that an installation holds, told without times, ids that depend on chance, codes, and how often somebody asked for
 * what was done already: two installations that share a keyset and took the same deliveries have equal digests.
 */
record StateDigest(SortedMap<String, List<String>> sections) {
    private static final String CODES = "hetu former-hetus";

    private static final Map<String, String> TABLES = Map.ofEntries(
            Map.entry(
                    "restriction",
                    "select customer_id, reason, channels, extract_id, row_number, until_date from restriction"),
            Map.entry("number", "select customer_id, number from customer_number"),
            Map.entry("identifier", "select customer_id, kind, number, first_day, last_day from customer_identifier"),
            Map.entry("likeness", "select id, model, entries from likeness"),
            Map.entry("link memory", "select '@', run_id, part, register, persons, answers from link_memory"),
            Map.entry(
                    "link memory basis",
                    "select '@', run_id, register, basis, moved, persons, frequencies from link_memory_basis"),
            Map.entry("candidates", "select '@', run_id, part, name, candidates from candidate_count"),
            Map.entry(
                    "possible record",
                    "select t.kind, p.customer_id, t.other_id, p.extract_id, p.row_number, p.file, p.expires_on"
                            + " from possible_record p join task t on t.id = p.task_id"),
            Map.entry(
                    "link",
                    "select r.name, l.id, l.fingerprint, l.extract_id, l.row_number, l.origin, l.rule from link l"
                            + " join register r on r.number = l.id / 4294967296"),
            Map.entry(
                    "quarantine",
                    "select register, customer_id, extract_id, row_number, file, attempts from quarantine"),
            Map.entry("journal", "select register, part, parts, reached, events, strangers from change_cursor"),
            Map.entry("followed", "select register, customer_id, based_on, answered, attempts from change_person"),
            Map.entry("told", "select register, id, customer_id, content, changed_at, delivery from change_event"),
            Map.entry("due", "select customer_id, due_on from due"),
            Map.entry(
                    "task",
                    "select '@', run_id, customer_id, other_id, kind, extract_id, row_number, record_key, content, state"
                            + " from task"),
            Map.entry("current code", "select customer_id, blind from customer_hetu"),
            Map.entry("former code", "select customer_id, blind from former_hetu"),
            Map.entry("code", "select customer_id, blind from customer_code"),
            Map.entry("counter", "select last_id from customer_counter"),
            Map.entry(
                    "extract",
                    "select id, register, kind, sequence, content_hash, state, reason, row_count from extract"),
            Map.entry(
                    "run",
                    "select '@', id, register, extract_id, dry_run, state, exit_code, reason, plan_hash, holds"
                            + " from run where register <> 'nightly'"),
            Map.entry(
                    "plan slice",
                    "select '@', run_id, slice, first_customer, last_customer, row_count, hash from plan_slice"),
            Map.entry("apply exception", "select '@', run_id, customer_id, part, outcome from apply_exception"),
            Map.entry("rejection", "select '@', run_id, row_number, rules, stage, line from rejection"),
            Map.entry(
                    "list",
                    "select '@', run_id, name, attribute, part, unit, size, case unit when 'T' then '' else sha256 end"
                            + " from run_list"),
            Map.entry("control total", "select '@', run_id, name, file, declared, found from control_total"),
            Map.entry(
                    "audit",
                    "select '@', run_id, kind, sum(entries) from audit_bundle"
                            + " where kind not in ('seen-again', 'journal-asked', 'checkpoint') group by run_id, kind"));

    /** The digest of an installation that nobody is using. */
    static StateDigest of(Installation installation) throws DefinitionException {
        try (Database database = Database.open(installation)) {
            return of(installation, database.dataSource());
        }
    }

    private static StateDigest of(Installation installation, DataSource dataSource) throws DefinitionException {
        KeyVault keys = new IndexKeyStore(dataSource).open(installation.keyset());
        Jobs jobs = installation.readJobs();
        SortedMap<String, List<String>> sections = new TreeMap<>();
        sections.put("export", export(new CustomerQuery(dataSource, keys, jobs.catalogue())));
        int[] customers = customers(dataSource);
        sections.put("customer", held(new CustomerStore(dataSource, keys), customers));
        sections.put("fact", facts(new FactStore(dataSource, keys, jobs.catalogue()), customers));
        List<String> runs = runs(dataSource);
        TABLES.forEach((name, sql) -> sections.put(name, rows(dataSource, sql, runs)));
        sections.put("list of tasks", taskLists(dataSource, runs));
        return new StateDigest(sections);
    }

    /** Where the two differ, a few lines for each section; empty when they are equal. */
    List<String> differences(StateDigest other) {
        List<String> differences = new ArrayList<>();
        sections.forEach((name, lines) -> {
            List<String> others = Objects.requireNonNull(other.sections.get(name));
            if (!lines.equals(others)) {
                differences.add(name + ": " + lines.size() + " lines against " + others.size());
                only("here: ", lines, others).forEach(differences::add);
                only("there: ", others, lines).forEach(differences::add);
            }
        });
        return differences;
    }

    private static List<String> only(String where, Collection<String> lines, Collection<String> others) {
        TreeSet<String> only = new TreeSet<>(lines);
        only.removeAll(new TreeSet<>(others));
        return only.stream().limit(3).map(line -> where + line).toList();
    }

    private static List<String> export(CustomerQuery query) {
        try {
            StringBuilder text = new StringBuilder();
            query.export(text, it -> true, page -> {});
            return text.toString().lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int[] customers(DataSource dataSource) {
        return JdbcClient.create(dataSource)
                .sql("select id from customer order by id")
                .query(Integer.class)
                .list()
                .stream()
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static List<String> held(CustomerStore store, int[] customers) {
        List<String> lines = new ArrayList<>();
        store.read(customers).forEach(customer -> {
            lines.add(customer.id() + " " + customer.number() + " version " + customer.version());
            new TreeMap<>(customer.held())
                    .forEach((attribute, held) ->
                            lines.add(customer.id() + " " + attribute + " " + text(attribute, held)));
        });
        return lines;
    }

    private static String text(String attribute, Held held) {
        String value = CODES.contains(attribute) ? "•••" : held.value();
        return value + " " + held.origin() + " " + held.rule() + " " + held.from() + " " + held.saidOn();
    }

    private static List<String> facts(FactStore store, int[] customers) {
        List<String> lines = new ArrayList<>();
        store.read(customers).forEach((customer, facts) -> {
            for (Fact fact : facts) {
                lines.add(customer + " " + fact + " " + fact.change() + " " + fact.changedOn() + " " + fact.active());
                fact.claims().forEach(claim -> lines.add(customer + " " + fact + " " + text(claim)));
            }
        });
        return lines;
    }

    private static String text(Claim claim) {
        String value = CODES.contains(claim.attribute()) ? "•••" : claim.value();
        return claim.attribute() + " " + value + " " + claim.from() + " " + claim.until() + " " + claim.saidOn();
    }

    private static List<String> runs(DataSource dataSource) {
        return JdbcClient.create(dataSource)
                .sql("select id from run where register <> 'nightly' order by started_at, id")
                .query(String.class)
                .list();
    }

    /** Lists of tasks by what is asked: which number a question got depends on which worker came first. */
    private static List<String> taskLists(DataSource dataSource, List<String> runs) {
        Map<Integer, String> questions = new TreeMap<>();
        JdbcClient jdbc = JdbcClient.create(dataSource);
        jdbc.sql("select id, kind, customer_id, other_id, extract_id, row_number from task")
                .query(row -> {
                    questions.put(row.getInt(1), text(row, runs).replaceFirst("^\\d+\\|", ""));
                });
        RunListStore lists = new RunListStore(dataSource);
        List<String> lines = new ArrayList<>();
        jdbc.sql("select distinct run_id, name, attribute from run_list where unit = 'T'")
                .query(row -> {
                    String list = runs.indexOf(row.getString(1)) + "|" + row.getString(2) + "|" + row.getString(3);
                    lists.read(row.getString(1), row.getString(2), row.getString(3))
                            .forEach((int id) -> lines.add(list + "|" + questions.get(id)));
                });
        return lines.stream().sorted().toList();
    }

    /** The rows as text, sorted; a run, after a column {@code '@'}, is told by its place among the runs. */
    private static List<String> rows(DataSource dataSource, String sql, List<String> runs) {
        return JdbcClient.create(dataSource).sql(sql).query((row, number) -> text(row, runs)).list().stream()
                .sorted()
                .toList();
    }

    private static String text(ResultSet row, List<String> runs) throws SQLException {
        boolean ofRun = "@".equals(row.getString(1));
        List<String> words = new ArrayList<>();
        for (int column : IntStream.rangeClosed(ofRun ? 3 : 1, row.getMetaData().getColumnCount())
                .toArray()) {
            Object value = row.getObject(column);
            words.add(
                    value instanceof byte[] || value instanceof Blob
                            ? HexFormat.of().formatHex(row.getBytes(column))
                            : String.valueOf(value));
        }
        String line = String.join("|", words);
        return ofRun ? "run " + runs.indexOf(row.getString(2)) + "|" + line : line;
    }
}
