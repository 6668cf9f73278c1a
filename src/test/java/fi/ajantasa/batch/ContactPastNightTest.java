package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.contact.Answer;
import fi.ajantasa.contact.Checking;
import fi.ajantasa.contact.Objecting;
import fi.ajantasa.contact.Objection;
import fi.ajantasa.contact.Question;
import fi.ajantasa.contact.Reason;
import fi.ajantasa.contact.SnapshotQuery;
import fi.ajantasa.contact.Verdict;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.Jobs;
import fi.ajantasa.person.Channel;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What can be proven of an earlier moment: the same answers as were given then, or UNKNOWN with the reason. */
class ContactPastNightTest {
    @TempDir
    Path root;

    private TestHome home;
    private Instant then;

    @BeforeEach
    void runTheCustomersOnly() {
        home = TestHome.in(root)
                .withCommittedSet()
                .define(
                        "customers.yaml",
                        text -> text.replaceFirst(
                                "receive:", "lease: {channels: [phone, post], warn: 7 days, stop: 28 days}\nreceive:"));
        home.define("preference.yaml", text -> text.replaceFirst("lease:.*\n", ""));
        home.run("customers");
        then = home.clock().instant();
    }

    /** C1: restrictions are replayed from the audit log, values walked back over the plans. */
    @Test
    void answersOnThePastAsItAnsweredThen() {
        Map<String, String> given = answers(then, then);
        TestHome later = home.daysLater(1);
        later.run("population");
        Instant now = later.clock().instant();
        assertThat(answers(then, now)).isEqualTo(given);
        assertThat(answers(now, now)).isNotEqualTo(given);
        assertThat(answers(now, now.plusSeconds(1))).isEqualTo(answers(now, now));
    }

    @Test
    void saysWhatItCannotProve() {
        Instant before = then.minusSeconds(1);
        assertThat(words("C-10001", before, then)).contains("not-ours-then", "list-never-loaded");
        assertThat(words("C-10001", then.plusSeconds(60), then)).containsExactly("in-the-future");
        home.define("nightly.yaml", text -> text + "# changed\n");
        assertThat(words("C-10001", then, then.plusSeconds(60))).containsExactly("rules-changed-since");
        home.meddle("delete from plan_slice");
        home.meddle("update audit_bundle set at = ?", then.plusSeconds(30).atOffset(ZoneOffset.UTC));
        assertThat(words("C-10001", then.plusSeconds(10), then.plusSeconds(60))).contains("history-incomplete");
    }

    /** An objection stands from its moment, whatever the lists say, until the person takes it back. */
    @Test
    void obeysAnObjectionFromItsMomentUntilThePersonTakesItBack() {
        object(then.plusSeconds(10), false);
        object(then.plusSeconds(20), true);
        Instant now = then.plusSeconds(60);
        assertThat(verdict(then.plusSeconds(9), now)).isEqualTo(Verdict.ALLOWED);
        assertThat(verdict(then.plusSeconds(10), now)).isEqualTo(Verdict.DENIED);
        assertThat(verdict(then.plusSeconds(20), now)).isEqualTo(Verdict.ALLOWED);
        assertThat(home.sql(Long.class, "select sum(entries) from audit_bundle where kind like 'objection%'"))
                .isEqualTo(2);
    }

    private void object(Instant at, boolean withdrawn) {
        try (Desk desk = Desk.open(home.installation())) {
            int id = new SnapshotQuery(desk.dataSource(), desk.keys())
                    .findId("C-10001")
                    .orElseThrow();
            Objection said = new Objection(0, id, Channel.PHONE.bit(), withdrawn, "T-9", "clerk", at);
            Objecting objecting =
                    new Objecting(desk.dataSource(), desk.transaction(), jobs().hash(), desk.journal(), word -> {});
            assertThat(objecting.note(said)).isPresent();
            assertThat(objecting.note(said)).isEmpty();
        }
    }

    private Verdict verdict(Instant at, Instant now) {
        return home.read(dataSource -> answer(checking(dataSource), "C-10001", at, now))
                .verdict();
    }

    private List<String> words(String customer, Instant at, Instant now) {
        return home.read(dataSource -> answer(checking(dataSource), customer, at, now)).reasons().stream()
                .map(Reason::word)
                .toList();
    }

    /** Verdict and reasons of every fiftieth customer. */
    private Map<String, String> answers(Instant at, Instant now) {
        return home.read(dataSource -> {
            Map<String, String> answers = new TreeMap<>();
            Checking checking = checking(dataSource);
            for (String number : JdbcClient.create(dataSource)
                    .sql("select number from customer where mod(id, 50) = 0")
                    .query(String.class)
                    .list()) {
                Answer answer = answer(checking, number, at, now);
                answers.put(
                        number,
                        answer.verdict()
                                + answer.reasons().stream().map(Reason::word).collect(Collectors.joining(" ")));
            }
            return answers;
        });
    }

    private Checking checking(DataSource dataSource) {
        return new Checking(dataSource, KeyVault.open(home.installation().keyset(), true), jobs());
    }

    private static Answer answer(Checking checking, String customer, Instant at, Instant now) {
        return checking.check(customer, new Question(Channel.PHONE, "marketing", at), now)
                .orElseThrow();
    }

    private Jobs jobs() {
        try {
            return home.installation().readJobs();
        } catch (DefinitionException e) {
            throw new AssertionError(e.problems().toString(), e);
        }
    }
}
