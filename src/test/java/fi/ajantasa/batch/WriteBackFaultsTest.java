package fi.ajantasa.batch;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.head;
import static com.github.tomakehurst.wiremock.client.WireMock.notFound;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import fi.ajantasa.customer.CustomerStore;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.job.Jobs;
import fi.ajantasa.serve.Doctor;
import fi.ajantasa.testing.Databases;
import fi.ajantasa.testing.SftpServer;
import fi.ajantasa.writeback.WriteBackOrder;
import fi.ajantasa.writeback.WriteBackSite;
import fi.ajantasa.writeback.WritingBack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can go wrong on the way to the customer system and back; nothing is lost or told twice, and no night ends by it. */
class WriteBackFaultsTest {
    @TempDir
    Path folder;

    private TestHome home;
    private WriteBackHome crm;
    private List<Person> people;

    @BeforeEach
    void deliver() {
        PreparedHome prepared = PreparedHome.on(Databases.H2);
        people = prepared.plainPeople();
        home = prepared.copyTo(folder.resolve("home"));
        MadeDelivery changes = MadeDelivery.changes(home, 2);
        people.subList(0, 3).forEach(it -> changes.change(it.hetu(), "sukunimi", "Uusinen"));
        changes.change(people.get(3).hetu(), DeliveryFaultsNightTest.moveTo("Uusikatu"))
                .send();
    }

    private void tellInFolders() {
        crm = WriteBackHome.telling(home);
    }

    /** What a process leaves that dies at the end of its n-th transaction, before the commit; false when it got through. */
    private boolean diesAt(int transaction) throws Exception {
        int[] left = {transaction};
        Jobs jobs = home.installation().readJobs();
        try (Desk desk = Desk.leased(home.installation())) {
            WriteBackSite site = new WriteBackSite(
                    desk.dataSource(),
                    desk.keys(),
                    new CustomerStore(desk.dataSource(), desk.keys())::read,
                    desk.transaction(),
                    home.clock(),
                    home.home().resolve("answers"),
                    () -> {
                        if (--left[0] == 0) {
                            throw new IllegalStateException("killed by the test");
                        }
                    });
            WriteBackOrder order =
                    new WriteBackOrder(LocalDate.now(home.clock()), TestHome.REQUESTER, jobs.hash(), false);
            new WritingBack(site, jobs, order).tell();
            return false;
        } catch (IllegalStateException killed) {
            return true;
        }
    }

    /** F139: killed before any of its commits, the next round does the same again: same bytes, same name, one answer. */
    @Test
    void losesAndDoublesNothingWhereverItDies_F139() throws Exception {
        tellInFolders();
        assertThat(home.run("population").code()).isEqualTo(ExitCode.OK);
        assertThat(diesAt(1)).as("before the file is kept").isTrue();
        assertThat(crm.names()).isEmpty();
        assertThat(diesAt(2)).as("sent, and not noted").isTrue();
        String first = crm.text("crm_000001.jsonl");
        Files.delete(crm.in().resolve("crm_000001.jsonl"));
        assertThat(diesAt(1)).as("sent again, and not noted").isTrue();
        assertThat(crm.text("crm_000001.jsonl")).isEqualTo(first);
        assertThat(diesAt(2)).isFalse();

        crm.answer(1, WriteBackHome::taken);
        assertThat(diesAt(1)).as("read, and not kept").isTrue();
        assertThat(crm.outbox("batch = 1")).isEqualTo(4);
        assertThat(diesAt(2)).isFalse();
        assertThat(crm.outbox("true")).isZero();
        assertThat(crm.names()).containsExactly("crm_000001.jsonl", "crm_000001_control.json");
        assertThat(crm.send(false).code()).isEqualTo(ExitCode.OK);
    }

    /** F139: customers and outbox change together or not at all; an interrupted run goes on and puts everything once. */
    @Test
    void appliesNothingThatItCannotPutIntoTheOutbox_F139() {
        tellInFolders();
        String before = home.export();
        home.meddle("alter table outbox add constraint refused check (customer_id = 0)");
        assertThat(home.run("population").code()).isEqualTo(ExitCode.INTERNAL);
        assertThat(home.export()).isEqualTo(before);
        assertThat(crm.send(false).code()).isEqualTo(ExitCode.OK);
        assertThat(crm.names()).isEmpty();

        home.meddle("alter table outbox drop constraint refused");
        assertThat(home.run("population").code()).isEqualTo(ExitCode.OK);
        assertThat(crm.outbox("true")).isEqualTo(4);
        assertThat(home.export()).contains("Uusinen");
    }

    /** The customer system's failure is its own: the registers end as they would, and everything waits in order. */
    @Test
    void waitsInOrderForAPlaceThatCannotBeReached() throws IOException {
        tellInFolders();
        Files.writeString(crm.in(), "a file where the folder should be");

        List<RegisterResult> night = home.night();
        assertThat(TestHome.codes(night)).containsExactly(ExitCode.ALREADY_DONE, ExitCode.OK, ExitCode.SOURCE_DOWN);
        assertThat(night.get(2).message())
                .startsWith("SOURCE_DOWN write-back crm_000001.jsonl: unreachable: ")
                .endsWith("Next: ajantasa write-back send");
        MadeDelivery.changes(home, 3)
                .change(people.get(9).hetu(), "sukunimi", "Uusimpi")
                .send();
        assertThat(crm.night().code()).isEqualTo(ExitCode.SOURCE_DOWN);

        Files.delete(crm.in());
        assertThat(crm.send(false).code()).isEqualTo(ExitCode.OK);
        assertThat(crm.names())
                .containsExactly(
                        "crm_000001.jsonl", "crm_000001_control.json", "crm_000002.jsonl", "crm_000002_control.json");
        assertThat(crm.find(2, people.get(9), "family-name")).isPresent();
    }

    @Test
    void tellsThatAnAnswerIsLate() {
        tellInFolders();
        assertThat(crm.night().code()).isEqualTo(ExitCode.OK);
        assertThat(crm.daysLater(1).send(false).code()).isEqualTo(ExitCode.OK);

        RegisterResult late = crm.daysLater(2).send(false);

        assertThat(late.code()).isEqualTo(ExitCode.INPUT_LATE);
        assertThat(late.message())
                .startsWith("INPUT_LATE write-back crm_000001.jsonl: no answer; sent at ")
                .endsWith("Next: ajantasa write-back status");
        assertThat(Terminal.run(home, "write-back", "status").text())
                .contains("crm_000001.jsonl", "sent", "0 not acknowledged");
        assertThat(new Doctor(home.installation(), crm.daysLater(2).home.clock()).examine())
                .filteredOn(it -> it.check().equals("write-back crm"))
                .singleElement()
                .satisfies(it -> assertThat(it.text()).startsWith("crm_000001.jsonl and 0 more not answered"));
    }

    /** F89: what was posted and perhaps arrived is posted again, the same bytes: the keys let the other end take it once. */
    @Test
    void postsTheSameAgainWhenTheReplyWasLost_F89() {
        WireMockServer server =
                new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
        server.start();
        try {
            server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(201)));
            server.stubFor(head(anyUrl()).willReturn(notFound()));
            server.stubFor(post("/crm/crm_000001.jsonl").willReturn(aResponse().withStatus(503)));
            String places =
                    "to: {https: {url: \"http://127.0.0.1:%d/crm/\", limits: {pause: 1 ms}}}\n  answers: {folder: crm/out}";
            crm = WriteBackHome.telling(
                    home, places.formatted(server.port()), home.jobs().resolveSibling("crm"));
            assertThat(crm.night().reason()).isEqualTo("perhaps-sent");
            server.stubFor(post("/crm/crm_000001.jsonl").willReturn(aResponse().withStatus(201)));
            assertThat(crm.send(false).code()).isEqualTo(ExitCode.OK);
            List<String> posted = server.findAll(postRequestedFor(urlEqualTo("/crm/crm_000001.jsonl"))).stream()
                    .map(LoggedRequest::getBodyAsString)
                    .toList();
            assertThat(posted).hasSize(2).containsOnly(posted.get(0));
            assertThat(posted.get(0)).contains("\"value\":\"Uusinen\"");
        } finally {
            server.stop();
        }
    }

    /** What the customer system answers to the file that completes what was posted is its answer; other text is not. */
    @Test
    void takesTheReplyForTheAnswerWhereItIsOne() {
        WireMockServer server =
                new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
        server.start();
        try {
            server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(201).withBody("thank you")));
            server.stubFor(head(anyUrl()).willReturn(notFound()));
            String places =
                    "to: {https: {url: \"http://127.0.0.1:%d/crm/\", limits: {pause: 1 ms}}}\n  answers: {folder: crm/out}";
            crm = WriteBackHome.telling(
                    home, places.formatted(server.port()), home.jobs().resolveSibling("crm"));
            assertThat(crm.night().code()).isEqualTo(ExitCode.OK);
            assertThat(crm.outbox("batch = 1")).as("nothing was answered").isEqualTo(4);

            String told = server.findAll(postRequestedFor(urlEqualTo("/crm/crm_000001.jsonl")))
                    .get(0)
                    .getBodyAsString();
            String answer = WriteBackHome.messages(told).stream()
                    .map(WriteBackHome::taken)
                    .collect(Collectors.joining("\n"));
            replies(server, answer.replaceFirst("\"key\":\"", "$0X"));
            assertThat(crm.send(true).reason()).isEqualTo("key-never-sent");
            assertThat(crm.outbox("batch = 1")).isEqualTo(4);
            replies(server, answer.replaceFirst("Uusinen", "Toisinen"));
            RegisterResult differs = crm.send(true);
            assertThat(differs.code()).isEqualTo(ExitCode.IMBALANCE);
            assertThat(differs.reason()).isEqualTo("read-back-differs");
            assertThat(crm.outbox("true")).isEqualTo(1);
            replies(
                    server,
                    answer.lines()
                            .filter(it -> it.contains("Uusinen"))
                            .findFirst()
                            .orElseThrow());
            assertThat(crm.send(true).reason()).as("told anew under a new key").isEqualTo("key-never-sent");
        } finally {
            server.stop();
        }
    }

    private static void replies(WireMockServer server, String answer) {
        server.stubFor(post("/crm/crm_000001_control.json")
                .willReturn(aResponse()
                        .withStatus(200)
                        .withHeader("Content-Type", "application/x-ndjson")
                        .withBody(answer)));
        server.stubFor(post("/crm/crm_000002_control.json")
                .willReturn(aResponse()
                        .withStatus(200)
                        .withHeader("Content-Type", "application/x-ndjson")
                        .withBody(answer)));
    }

    private Terminal object(Person person, String... more) {
        List<String> line = new ArrayList<>(
                List.of("contact", "object", person.number(), "--channel", "sms", "--evidence", "call-7"));
        line.addAll(List.of(more));
        return Terminal.run(home, line.toArray(String[]::new));
    }

    /** What a person says is told without any run, in the transaction that notes it, and as it stands when it is told. */
    @Test
    void tellsWhatAPersonSaysAtOnce() {
        tellInFolders();
        Person person = people.get(0);
        assertThat(object(person).code()).isEqualTo(ExitCode.OK.number());
        assertThat(crm.outbox("run_id = 'objection-000000000001'")).isEqualTo(1);
        assertThat(object(person).code()).isEqualTo(ExitCode.ALREADY_DONE.number());
        assertThat(crm.send(false).code()).isEqualTo(ExitCode.OK);
        assertThat(crm.messages(1)).singleElement().satisfies(it -> assertThat(it)
                .containsEntry("key", "objection-000000000001:" + person.number() + ":no-marketing-own-objection")
                .containsEntry("action", "restricted")
                .containsEntry("value", "sms")
                .containsEntry("source", "said-by-person"));

        assertThat(object(person, "--withdrawn-by-person").code()).isEqualTo(ExitCode.OK.number());
        assertThat(crm.send(false).code()).isEqualTo(ExitCode.OK);
        assertThat(crm.find(2, person, "no-marketing-own-objection").orElseThrow())
                .containsEntry("action", "lifted");
        crm.answer(1, WriteBackHome::taken);
        crm.answer(2, it -> WriteBackHome.row(it, "refused", "busy", ""));
        RegisterResult refused = crm.send(false);
        assertThat(refused.code()).isEqualTo(ExitCode.IMBALANCE);
        assertThat(refused.message()).endsWith("Next: ajantasa write-back status");

        assertThat(object(person).code()).isEqualTo(ExitCode.OK.number());
        assertThat(crm.send(true).code()).isEqualTo(ExitCode.OK);
        assertThat(crm.messages(3))
                .as("the withdrawal that was refused is over: nothing is told by which the person would be contacted")
                .hasSize(2)
                .allMatch(it ->
                        it.get("action").equals("restricted") && it.get("value").equals("sms"));
    }

    /** F139: the person's word and what is told of it are noted together or not at all. */
    @Test
    void notesNoWordThatItCannotPutIntoTheOutbox_F139() {
        tellInFolders();
        home.meddle("alter table outbox add constraint refused check (customer_id = 0)");
        assertThat(object(people.get(0)).code()).isEqualTo(ExitCode.INTERNAL.number());
        assertThat(home.sql(Long.class, "select count(*) from objection")).isZero();
        home.meddle("alter table outbox drop constraint refused");
        assertThat(object(people.get(0)).code()).isEqualTo(ExitCode.OK.number());
        assertThat(crm.outbox("true")).isEqualTo(1);
    }

    /** A file that was lost there and is sent again does not end what has come to stand since. */
    @Test
    void endsNoRestrictionByAFileThatIsSentAgain() {
        tellInFolders();
        Person person = people.get(0);
        object(person);
        object(person, "--withdrawn-by-person");
        assertThat(crm.send(false).code()).isEqualTo(ExitCode.OK);
        assertThat(crm.messages(1)).extracting(it -> it.get("action")).containsOnly("lifted");
        object(person);
        assertThat(crm.send(false).code()).isEqualTo(ExitCode.OK);
        crm.answer(2, WriteBackHome::taken);
        assertThat(crm.send(false).code()).isEqualTo(ExitCode.OK);

        assertThat(crm.send(true).code()).isEqualTo(ExitCode.OK);

        assertThat(crm.messages(1)).extracting(it -> it.get("action")).containsOnly("restricted");
    }

    /** A plan held before write-back was turned on is told of when a person lets it go. */
    @Test
    void tellsOfAHoldThatIsApprovedAfterItWasTurnedOn() {
        home.define("population.yaml", it -> it.replace("\"*\": {max: 5 %, floor: 50}", "\"*\": {max: 0 %, floor: 0}"));
        RegisterResult held = home.run("population");
        assertThat(held.code()).as(held.message()).isEqualTo(ExitCode.HELD);
        tellInFolders();
        assertThat(crm.send(false).code()).isEqualTo(ExitCode.OK);
        assertThat(crm.names()).isEmpty();

        Approval approval = new Approval(10, home.clock().instant().plusSeconds(3600), "shift-leader", "announced");
        assertThat(home.approve(held.runs().get(0), approval).code()).isEqualTo(ExitCode.OK);
        assertThat(crm.send(false).code()).isEqualTo(ExitCode.OK);

        assertThat(crm.find(1, people.get(0), "family-name").orElseThrow()).containsEntry("value", "Uusinen");
    }

    @Test
    void usesNothingOfAnAnswerThatIsNotGood() {
        tellInFolders();
        assertThat(crm.night().code()).isEqualTo(ExitCode.OK);
        List<String> good = crm.messages(1).stream().map(WriteBackHome::taken).toList();
        refuses("answer-hash-wrong", () -> crm.answer(1, good.get(0) + "\n", "{\"rows\": 1, \"sha256\": \"00\"}"));
        refuses("answer-unreadable", () -> crm.answer(1, good.get(0) + "\n", "rows: 1"));
        refuses("answer-unreadable", () -> crm.answer(1, List.of("accepted")));
        refuses("key-told-twice", () -> crm.answer(1, List.of(good.get(0), good.get(0))));
        refuses(
                "key-never-sent",
                () -> crm.answer(1, List.of(WriteBackHome.taken(Map.of("key", "R-20261122-01:C-1:family-name")))));
        assertThat(crm.outbox("batch = 1 and outcome = ''")).isEqualTo(4);

        crm.answer(1, good);
        assertThat(crm.send(false).code()).isEqualTo(ExitCode.OK);
        assertThat(crm.outbox("true")).isZero();
    }

    private void refuses(String reason, Runnable answering) {
        answering.run();
        RegisterResult bad = crm.send(false);
        assertThat(bad.code()).as(bad.message()).isEqualTo(ExitCode.INPUT_BAD);
        assertThat(bad.reason()).isEqualTo(reason);
        assertThat(bad.message()).doesNotContain("Uusinen").endsWith("Next: ajantasa write-back status");
    }

    /** F7: an order that comes while a file waits takes the address out of it before it is sent. */
    @Test
    void takesAnAddressOutOfAFileThatWaits_F7() throws IOException {
        tellInFolders();
        Files.writeString(crm.in(), "a file where the folder should be");
        assertThat(crm.night().code()).isEqualTo(ExitCode.SOURCE_DOWN);
        MadeDelivery.changes(home, 3)
                .change(people.get(3).hetu(), "turvakielto", "1")
                .send();
        assertThat(home.run("population").code()).isEqualTo(ExitCode.OK);
        Files.delete(crm.in());

        assertThat(crm.send(false).code()).isEqualTo(ExitCode.OK);

        assertThat(crm.text("crm_000001.jsonl") + crm.text("crm_000002.jsonl")).doesNotContain("Uusikatu");
        assertThat(crm.find(1, people.get(3), "permanent-address").orElseThrow())
                .containsEntry("action", "withheld")
                .containsEntry("value", "");
        assertThat(crm.find(1, people.get(0), "family-name").orElseThrow()).containsEntry("value", "Uusinen");
    }

    /** What the definitions of today do not allow stays here, though it was put into the outbox when they did. */
    @Test
    void sendsNothingThatMayNotGoAnyMore() {
        tellInFolders();
        assertThat(home.run("population").code()).isEqualTo(ExitCode.OK);
        home.define("decisions.yaml", it -> it.replace("attributes: [family-name, ", "attributes: ["));

        assertThat(crm.send(false).code()).isEqualTo(ExitCode.OK);

        assertThat(crm.text("crm_000001.jsonl")).doesNotContain("Uusinen");
        assertThat(crm.find(1, people.get(0), "family-name").orElseThrow()).containsEntry("action", "withheld");
    }

    /** F20: whoever cannot be read waits, everybody else is told. */
    @Test
    void tellsOfEverybodyButWhomItCannotRead_F20() {
        tellInFolders();
        assertThat(home.run("population").code()).isEqualTo(ExitCode.OK);
        home.meddle(
                "update customer set held = ? where number = ?",
                "[[1,".getBytes(StandardCharsets.UTF_8),
                people.get(0).number());

        assertThat(crm.send(false).code()).isEqualTo(ExitCode.OK);

        assertThat(crm.find(1, people.get(0), "family-name")).isEmpty();
        assertThat(crm.find(1, people.get(3), "permanent-address")).isPresent();
        assertThat(crm.outbox("outcome = 'UNREADABLE' and batch is null")).isEqualTo(1);
    }

    @Test
    void goesBySftp() throws IOException {
        Path there = Files.createDirectories(folder.resolve("there"));
        Files.createDirectories(there.resolve("in"));
        Files.createDirectories(there.resolve("done"));
        Files.writeString(home.jobs().resolveSibling("password"), SftpServer.PASSWORD);
        try (SftpServer server = new SftpServer(there)) {
            String sftp = "{sftp: {host: 127.0.0.1, port: %d, user: energy, folder: /%s, done: /done,"
                    + " host-key: \"%s\", password: {file: password}, limits: {attempts: 2, pause: 1 s}}}";
            String places = "to: " + sftp.formatted(server.port(), "in", server.fingerprint()) + "\n  answers: "
                    + sftp.formatted(server.port(), "out", server.fingerprint());
            crm = WriteBackHome.telling(home, places, there);
            assertThat(crm.night().code()).isEqualTo(ExitCode.OK);
            assertThat(crm.names()).containsExactly("crm_000001.jsonl", "crm_000001_control.json");
            crm.answer(1, WriteBackHome::taken);
            assertThat(crm.send(false).code()).isEqualTo(ExitCode.OK);
            assertThat(crm.outbox("true")).isZero();
            assertThat(there.resolve("done")).isDirectoryContaining("glob:**answer.jsonl");
        }
    }
}
