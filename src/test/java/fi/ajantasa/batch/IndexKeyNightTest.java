package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.audit.LogVerifier;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.link.Answer;
import fi.ajantasa.link.LikenessStore;
import fi.ajantasa.privacy.Retention;
import fi.ajantasa.privacy.RetentionPlan;
import fi.ajantasa.report.ListName;
import fi.ajantasa.report.RunReport;
import fi.ajantasa.testing.Databases;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The index key is changed between two nights: what is only known by keyed hashes is known as before, everything else ends as in
 * a twin that decides everybody once more under the old key, and whoever has the old key alone finds nothing in the database to try guesses on.
 */
@ParameterizedClass
@EnumSource
class IndexKeyNightTest {
    private static final String STRANGER = "010190-900P";
    private static final int LISTED = 60;

    /** Where hashes are that outlive a night. */
    private static final List<String> HASHES = List.of(
            "select blind from customer_hetu",
            "select blind from former_hetu",
            "select blind from customer_code",
            "select id from payment",
            "select record_key from task where record_key <> 0",
            "select content from task where content <> 0",
            "select record_key from verdict where record_key <> 0",
            "select number from erasure",
            "select hash from tombstone",
            "select hash from kept_objection",
            "select number from readmission",
            "select fingerprint from link where fingerprint not in (0, 1, 2)");

    @Parameter
    Databases databases;

    @TempDir
    Path folder;

    private ErasureHome erased;
    private TestHome home;
    private List<Person> people;
    private List<Map<String, String>> list;

    @BeforeEach
    void aNight() throws Exception {
        erased = ErasureHome.in(folder.resolve("home"), databases);
        home = erased.home().define("decisions.yaml", it -> it.replace("second: 5 %", "second: 0 %"));
        people = PreparedHome.on(databases).plainPeople();
        assertThat(erased.command("contact", "object", erased.number(), "--channel", "phone", "--evidence", "T-1")
                        .code())
                .isZero();
    }

    private static ExitCode rotate(TestHome home) throws Exception {
        return new IndexRotation(home.installation(), home.clock())
                .rotate("key-officer", "seen by somebody")
                .code();
    }

    private TestHome twin() {
        TestHome twin = home.copyTo(folder.resolve("twin"));
        String url = home.installation().machine().getProperty("ajantasa.database.url");
        return url == null ? twin : twin.on(PreparedHome.copyOfDatabase(url));
    }

    /** Two people are asked about; of one it is answered that it is somebody else, of the other that nobody can tell. */
    private void ask() {
        historic(home, 3, "Lampinen");
        for (int task : tasks()) {
            Answer answer = task == tasks().get(0) ? Answer.DIFFERENT : Answer.CANNOT_TELL;
            assertThat(home.answer(task, answer, "reviewer").code()).isEqualTo(ExitCode.OK);
        }
    }

    private List<Integer> tasks() {
        return home.read(dataSource -> JdbcClient.create(dataSource)
                .sql("select id from task where kind = 'historic-code' order by id")
                .query(Integer.class)
                .list());
    }

    private RunReport historic(TestHome of, int sequence, String name) {
        MadeDelivery.changes(of, sequence)
                .change(STRANGER, "edelliset_hetut", people.get(3).hetu(), "sukunimi", name, "etunimet", "Tuomo")
                .change("020290-9016", "edelliset_hetut", people.get(4).hetu(), "sukunimi", name, "etunimet", "Aino")
                .send();
        return report(of, "population");
    }

    private static RunReport report(TestHome of, String register) {
        RegisterResult result = of.run(register);
        assertThat(result.code()).as(result.message()).isIn(ExitCode.OK, ExitCode.OK_WITH_REJECTS);
        return of.report(result.runs().get(0));
    }

    private void list(TestHome of, int sequence, List<Map<String, String>> rows) {
        NameList.send(of, sequence, rows);
    }

    @Test
    void theNightsAfterwardsEndAsInATwinThatWasNotChanged() throws Exception {
        NameList.define(home);
        list = NameList.rows(home, people, LISTED);
        for (int row = 0; row < list.size(); row += 3) {
            list.get(row).put("syntymaaika", "");
        }
        list(home, 1, list);
        NameList.train(home);
        report(home, "name-list");
        ask();
        erased.skip();
        assertThat(erased.erase(erased.plan()).code()).isZero();
        TestHome twin = twin().define("decisions.yaml", it -> it + "\n# everybody is decided once more\n");
        Set<String> before = hashes();
        List<String> keys = likenessKeys();
        assertThat(found(before)).isNotEmpty();

        assertThat(rotate(home)).isEqualTo(ExitCode.OK);

        assertThat(before).hasSizeGreaterThan(2000);
        assertThat(keys).isNotEmpty();
        assertThat(hashes()).doesNotContainAnyElementsOf(before);
        assertThat(likenessKeys()).hasSameSizeAs(keys).doesNotContainAnyElementsOf(keys);
        assertThat(found(before)).isEmpty();
        good();
        for (int night = 1; night <= 2; night++) {
            ErasureHome here = erased.at(home.daysLater(night));
            ErasureHome there = erased.at(twin.daysLater(night));
            for (ErasureHome one : List.of(here, there)) {
                one.deliver();
            }
            assertThat(nights(here, night)).isEqualTo(nights(there, night));
            assertThat(differences(held(home), held(twin))).isEmpty();
            good();
            erased.skip();
        }
        assertThat(home.sql(Long.class, "select count(*) from link where fingerprint not in (0, 1, 2)"))
                .as("customers are known by their rows again")
                .isGreaterThan(500);
        assertThat(home.sql(Long.class, "select count(*) from link_memory_basis"))
                .isEqualTo(1);
        readmitted();
    }

    /** Runs everything; tells of each run what does not depend on whether everybody was decided anew. */
    private List<String> nights(ErasureHome of, int night) {
        List<String> told = new ArrayList<>();
        for (String register : List.of("customers", "population")) {
            RunReport report = report(of.home(), register);
            told.add(register + " " + report.verdict() + " "
                    + report.toString().contains("blocked-by-tombstone, value=1"));
        }
        list(of.home(), night + 1, list.subList(night, list.size()));
        RunReport report = report(of.home(), "name-list");
        told.add(report.verdict() + " " + report.counts().of(ListName.MATCHED) + " "
                + report.counts().of(ListName.POSSIBLE));
        return told;
    }

    /** What is held and asked, without hashes and without what tells of the runs alone. */
    private static List<String> held(TestHome of) {
        List<String> held = new ArrayList<>(of.export().lines().toList());
        for (String sql : List.of(
                "select customer_id, reason, channels, until_date from restriction order by customer_id, reason",
                "select kind, customer_id, other_id, extract_id, row_number, state from task order by id",
                "select task_id, turn, register, customer_id, answer, said, standing, against from verdict order by id",
                "select kind, erasure_id, channels from kept_objection order by kind, erasure_id, channels",
                "select kind, erasure_id, count(*) from tombstone group by kind, erasure_id order by kind, erasure_id",
                "select customer_id, extract_id, row_number from fact order by customer_id, extract_id, row_number",
                "select id, extract_id, row_number, origin, rule from link order by id")) {
            of.read(dataSource -> JdbcClient.create(dataSource).sql(sql).query().listOfRows()).stream()
                    .map(it -> it.values().toString())
                    .forEach(held::add);
        }
        return held;
    }

    private static List<String> differences(List<String> here, List<String> there) {
        List<String> differences = new ArrayList<>(here);
        differences.removeAll(new HashSet<>(there));
        there.stream()
                .filter(it -> !new HashSet<>(here).contains(it))
                .map(it -> "twin: " + it)
                .forEach(differences::add);
        return differences;
    }

    /** Who was erased before the change is let in again after it, and what they had said still holds. */
    private void readmitted() {
        ErasureHome next = erased.at(home.daysLater(3));
        assertThat(next.command("privacy", "readmit", "K-again", "--reason", "contract 7")
                        .code())
                .isZero();
        next.deliver("K-again");
        report(next.home(), "customers");
        assertThat(next.command("contact", "check", "K-again", "--channel", "phone")
                        .text())
                .contains("own-objection");
    }

    @Test
    void whatWasAnsweredIsNotAskedAgainAndAChangedRecordIs() throws Exception {
        ask();
        assertThat(rotate(home)).isEqualTo(ExitCode.OK);
        RunReport same = historic(home, 4, "Lampinen");
        assertThat(same.counts().of(ListName.DECIDED_BEFORE)).isEqualTo(2);
        assertThat(same.counts().of(ListName.CLERICAL_OPENED)).isZero();
        assertThat(rotate(home)).isEqualTo(ExitCode.OK);
        RunReport other = historic(home, 5, "Salminen");
        assertThat(other.counts().of(ListName.DECIDED_BEFORE)).isEqualTo(1);
        assertThat(other.counts().of(ListName.CLERICAL_OPENED)).isEqualTo(1);
        good();
    }

    @Test
    void whatWasAlteredBeforeOrAfterAChangeIsNamedAlsoWhenTheEntriesWerePruned() throws Exception {
        assertThat(rotate(home)).isEqualTo(ExitCode.OK);
        historic(home, 3, "Lampinen");
        int customer = home.sql(Integer.class, "select min(customer_id) from restriction");
        int number = home.sql(Integer.class, "select min(row_number) from fact where customer_id = " + customer);
        String alter = "update fact set claims = ? where customer_id = " + customer + " and row_number = " + number;
        byte[] claims = home.sql(
                byte[].class,
                "select claims from fact where customer_id = " + customer + " and row_number = " + number);
        home.meddle(alter, "{\"c\":[]}".getBytes(StandardCharsets.UTF_8));
        home.meddle("update customer set version = version + 1 where id = " + customer);
        home.meddle("update restriction set channels = channels + 64 where customer_id = " + customer);
        assertThat(rotate(home)).isEqualTo(ExitCode.OK);
        assertThat(faults())
                .anyMatch(it -> it.startsWith("customer " + customer + " was altered"))
                .anyMatch(it -> it.startsWith("the fact of customer " + customer) && it.endsWith("was altered"))
                .anyMatch(it -> it.startsWith("the restriction"));
        home.meddle(alter, claims);
        home.meddle("update customer set version = version - 1 where id = " + customer);
        home.meddle("update restriction set channels = channels - 64 where customer_id = " + customer);
        good();
        prune();
        good();
        assertThat(rotate(home)).isEqualTo(ExitCode.OK);
        good();
        home.meddle("update customer set version = version + 1 where id = " + customer);
        home.meddle("delete from fact where customer_id = " + customer + " and row_number = " + number);
        home.meddle("delete from restriction where customer_id = " + customer);
        assertThat(faults()).hasSize(3);
        assertNothingOpensWithAnEarlierKey();
    }

    /** F149: somebody put the first key back into force, or a table of an older backup. */
    private void assertNothingOpensWithAnEarlierKey() {
        home.meddle("update index_key set mark = ''");
        for (String command : List.of("audit fsck", "run customers", "contact check C-1 --channel phone", "doctor")) {
            Terminal refused = Terminal.run(home, command.split(" "));
            assertThat(refused.code()).as(refused.text()).isEqualTo(ExitCode.KEYS_UNAVAILABLE.number());
            assertThat(refused.text()).contains("the index key that the database names is not the one");
        }
        home.meddle("delete from index_key");
        assertThat(Terminal.run(home, "run", "customers").code()).isEqualTo(ExitCode.KEYS_UNAVAILABLE.number());
    }

    /** The entry of the change and all before it go; what they told is carried on. */
    private void prune() throws Exception {
        Clock later = Clock.offset(home.clock(), Duration.ofDays(3660));
        Retention retention = new Retention(home.installation(), later);
        RetentionPlan plan = retention.plan();
        assertThat(retention.apply(plan.hash(), "officer", "ten years").code()).isEqualTo(ExitCode.OK);
        assertThat(home.sql(Integer.class, "select count(*) from audit_bundle where kind = 'index-key'"))
                .isLessThanOrEqualTo(1);
    }

    private List<String> faults() throws Exception {
        return new Auditing(home.installation(), home.clock()).replay().faults();
    }

    private void good() throws Exception {
        assertThat(faults()).isEmpty();
        // Commands work by the clock of this machine, runs here by another one, which the log rightly tells.
        assertThat(new Auditing(home.installation(), home.clock())
                        .verify(LogVerifier.Range.ALL)
                        .faults())
                .allMatch(it -> it.contains("long before the checkpoint") || it.contains("the clock went backwards"));
    }

    private Set<String> hashes() {
        return home.read(dataSource -> {
            Set<String> hashes = new TreeSet<>();
            for (String sql : HASHES) {
                JdbcClient.create(dataSource).sql(sql).query((row, i) -> row.getObject(1)).list().stream()
                        .map(it -> it instanceof byte[] bytes
                                ? HexFormat.of().formatHex(bytes)
                                : HexFormat.of().toHexDigits((long) it))
                        .forEach(hashes::add);
            }
            return hashes;
        });
    }

    private List<String> likenessKeys() {
        return home.read(dataSource -> {
            LikenessStore store = new LikenessStore(dataSource);
            return store.first("name-list", 1_000_000).stream()
                    .flatMap(it -> store.list(it).stream())
                    .flatMap(it -> it.entries().stream())
                    .map(it -> it.likeness().recordKey())
                    .filter(it -> it != 0)
                    .map(it -> HexFormat.of().toHexDigits(it))
                    .toList();
        });
    }

    /** The files of the database in which hashes of these stand still, however their bytes are ordered. */
    private Set<String> found(Set<String> hashes) throws Exception {
        Map<String, byte[]> sought = new LinkedHashMap<>();
        for (String hash : hashes) {
            byte[] bytes = HexFormat.of().parseHex(hash);
            sought.put(hash, bytes);
            if (bytes.length == Long.BYTES) {
                sought.put(
                        hash + " reversed",
                        ByteBuffer.allocate(Long.BYTES)
                                .order(ByteOrder.LITTLE_ENDIAN)
                                .putLong(ByteBuffer.wrap(bytes).getLong())
                                .array());
            }
        }
        ByteSearch search = new ByteSearch(sought);
        Set<String> found = new TreeSet<>();
        for (Path file : new RawBytes(home, databases).files()) {
            search.find(RawBytes.bytes(file)).forEach(it -> found.add(file.getFileName() + ": " + it));
        }
        return found;
    }

    /** F154: a database from before the change is brought up by the same command before anybody is erased in it again. */
    @Test
    void aDatabaseFromBeforeTheChangeIsBroughtToTheSameKey_F154() throws Exception {
        Backup backup = Backup.of(home, databases, folder);
        assertThat(rotate(home)).isEqualTo(ExitCode.OK);
        byte[] keyset = Files.readAllBytes(home.installation().keyset());
        assertThat(erased.erase(erased.plan()).code()).isZero();
        Set<String> tombstones = tombstones();
        backup.restore();

        Terminal refused = erased.command("db", "restore-erasures");
        assertThat(refused.code()).as(refused.text()).isEqualTo(ExitCode.KEYS_UNAVAILABLE.number());
        assertThat(refused.text())
                .startsWith(
                        "KEYS_UNAVAILABLE: the database is from before the index key was changed, and the journal has 1"
                                + " erasures")
                .endsWith("Next: ajantasa keys rotate --key index --reason TEXT\n");
        assertThat(rotate(home)).isEqualTo(ExitCode.OK);
        assertThat(home.installation().keyset()).hasBinaryContent(keyset);
        assertThat(erased.command("db", "restore-erasures").code()).isZero();
        assertThat(tombstones()).isEqualTo(tombstones);
        assertThat(erased.command("audit", "restored", "--reason", "yesterday's backup")
                        .code())
                .isZero();
        good();
    }

    private Set<String> tombstones() {
        return home.read(dataSource -> new TreeSet<>(JdbcClient.create(dataSource)
                .sql("select kind || ' ' || hash from tombstone")
                .query(String.class)
                .list()));
    }

    /** F154: an erasure from before the change, in a database that was restored after it. */
    @Test
    void erasuresFromBeforeTheChangeComeBackWithTheHashesOfTheKeyInForce_F154() throws Exception {
        Backup backup = Backup.of(home, databases, folder);
        assertThat(erased.erase(erased.plan()).code()).isZero();
        Set<String> before = tombstones();
        backup.restore();
        assertThat(rotate(home)).isEqualTo(ExitCode.OK);
        assertThat(erased.command("db", "restore-erasures").code()).isZero();
        assertThat(tombstones()).hasSameSizeAs(before).doesNotContainAnyElementsOf(before);
        ErasureHome tonight = erased.at(home.daysLater(1));
        assertThat(tonight.command("audit", "restored", "--reason", "yesterday's backup")
                        .code())
                .isZero();
        tonight.deliver();
        Stream.of("customers", "population")
                .map(it -> report(tonight.home(), it))
                .forEach(it -> assertThat(it.toString()).contains("blocked-by-tombstone, value=1"));
    }
}
