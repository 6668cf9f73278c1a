package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.RunReport;
import fi.ajantasa.report.Verdict;
import fi.ajantasa.testing.Databases;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can go wrong between a list that was sent and its answer; whoever is not known to be free is not called. */
class WashFaultsTest {
    private static final String PROHIBITED = "phone-wash-prohibited";
    private static final String NOT_WASHED = "phone-not-washed";

    @TempDir
    Path folder;

    private TestHome home;
    private List<String> sent;

    @BeforeEach
    void sendAList() {
        home = WashHome.washing(PreparedHome.on(Databases.H2).copyTo(folder));
        assertThat(home.run("wash").code()).isEqualTo(ExitCode.INPUT_LATE);
        sent = mobiles(home, WashHome.sent(home));
    }

    /** Of the numbers sent those that somebody would be called by. */
    private static List<String> mobiles(TestHome on, List<String> numbers) {
        return numbers.stream().filter(on.values("mobile-phone")::containsValue).toList();
    }

    private static long errors(TestHome on, String run, String reason) {
        return on.sql(
                Long.class,
                "select coalesce(sum(size), 0) from run_list where run_id = ? and name = 'wash-error' and attribute = ?",
                run,
                reason);
    }

    private RegisterResult incomplete(String reason) {
        RegisterResult result = home.run("wash");
        assertThat(result.code()).as(result.message()).isEqualTo(ExitCode.OK_WITH_REJECTS);
        assertThat(result.reason()).isEqualTo("not-all-answered");
        RunReport report = home.report(result.runs().get(0));
        assertThat(report.verdict()).as(report.equations().toString()).isEqualTo(Verdict.BALANCED);
        assertThat(errors(home, result.runs().get(0), reason)).isEqualTo(1);
        assertThat(WashHome.against(home, sent.get(0))).contains(NOT_WASHED);
        assertThat(WashHome.against(home, sent.get(1))).doesNotContain(NOT_WASHED, PROHIBITED);
        return result;
    }

    @Test
    void callsNobodyWhoseNumberDoesNotComeBack_F107() {
        WashHome.reply(home, 1, it -> it.equals(sent.get(0)) ? "" : "VAPAA").send();
        incomplete("missing");
    }

    @Test
    void callsNobodyWhoseNumberComesBackTwice_F107() {
        MadeDelivery reply = WashHome.reply(home, 1, it -> "VAPAA");
        WashHome.add(reply, sent.get(0), "VAPAA");
        reply.send();
        incomplete("returned-twice");
    }

    @Test
    void callsNobodyOfWhomTwoVerdictsAreTold_F107() {
        MadeDelivery reply = WashHome.reply(home, 1, it -> "VAPAA");
        WashHome.add(reply, sent.get(0), "KIELTO");
        reply.send();
        incomplete("verdicts-differ");
    }

    @Test
    void callsNobodyWhoseNumberTheRegisterRefused_F107() {
        WashHome.reply(home, 1, it -> it.equals(sent.get(0)) ? "VIRHE" : "VAPAA")
                .send();
        incomplete("record-refused");
    }

    @Test
    void callsNobodyOfWhomAWordIsTold_F107() {
        WashHome.reply(home, 1, it -> it.equals(sent.get(0)) ? "EHKA" : "VAPAA").send();
        incomplete("verdict-unknown");
    }

    /** A number that we never sent: the reply is to somebody else's list, and none of it is used. */
    @Test
    void refusesAReplyWithANumberWeNeverSent_F107() {
        MadeDelivery reply = WashHome.reply(home, 1, it -> "VAPAA");
        WashHome.add(reply, "+358501112223334", "VAPAA");
        reply.send();

        refused("number-never-sent", ExitCode.INPUT_BAD);
    }

    private void refused(String reason, ExitCode code) {
        RegisterResult result = home.run("wash");
        assertThat(result.code()).as(result.message()).isEqualTo(code);
        assertThat(result.reason()).isEqualTo(reason);
        assertThat(result.message()).doesNotContain("+358");
        assertThat(home.sql(Long.class, "select count(*) from extract where register = 'wash'"))
                .isZero();
        assertThat(WashHome.against(home, sent.get(0))).contains("list-never-loaded");
        WashHome.reply(home, 1, it -> "VAPAA").send();
        assertThat(home.run("wash").code()).isEqualTo(ExitCode.OK);
        assertThat(WashHome.against(home, sent.get(0))).isEmpty();
    }

    @Test
    void refusesAReplyOfAnotherNumberOfRecords_F45() {
        WashHome.reply(home, 1, it -> "VAPAA").total("rows", sent.size() * 10).send();
        refused("row-count-differs", ExitCode.INPUT_BAD);
    }

    @Test
    void refusesAReplyThatLacksTooMany_F70() {
        WashHome.reply(home, 1, it -> sent.indexOf(it) < 100 ? "" : "VAPAA").send();
        refused("too-many-unanswered", ExitCode.INPUT_BAD);
    }

    @Test
    void refusesAReplyDatedBeforeItsList_F55() {
        WashHome.reply(home, 1, it -> "VAPAA")
                .control("extract_date", "2026-11-21")
                .named("vastaus_20261121_000001")
                .send();
        RegisterResult result = home.run("wash");
        assertThat(result.code()).isEqualTo(ExitCode.INPUT_CONFLICT);
        assertThat(result.reason()).isEqualTo("reply-date-impossible");
    }

    /** The reply to the last list says nothing of this one. */
    @Test
    void takesNoEarlierReplyForThisOne_F54() {
        WashHome.reply(home, 1, it -> "VAPAA").send();
        assertThat(home.run("wash").code()).isEqualTo(ExitCode.OK);

        TestHome later = home.daysLater(7);
        RegisterResult result = later.run("wash");

        assertThat(result.code()).isEqualTo(ExitCode.INPUT_LATE);
        assertThat(WashHome.files(later)).hasSize(4);
    }

    @Test
    void waitsForALateReplyAndSendsNothingTwice_F42() {
        assertThat(home.daysLater(20).run("wash").code()).isEqualTo(ExitCode.INPUT_LATE);
        assertThat(WashHome.files(home)).hasSize(2);
        WashHome.reply(home.daysLater(20), 1, it -> "VAPAA").send();

        assertThat(home.daysLater(21).run("wash").code()).isEqualTo(ExitCode.OK);
        assertThat(WashHome.against(home.daysLater(21), sent.get(0))).isEmpty();
        assertThat(WashHome.against(home.daysLater(28), sent.get(0))).contains("list-too-old");
    }

    @Test
    void givesUpWhenAnAnswerWouldBeOfNoUseAndMakesANewList_F42() {
        RegisterResult result = home.daysLater(28).run("wash");
        assertThat(result.code()).isEqualTo(ExitCode.INPUT_LATE);
        assertThat(result.reason()).isEqualTo("given-up");

        assertThat(home.daysLater(29).run("wash").reason()).isEqualTo("no-reply");
        assertThat(WashHome.files(home)).hasSize(4);
    }

    @Test
    void calledIsNobodyAfterTheVerdictsLifetime() {
        WashHome.reply(home, 1, it -> "VAPAA").send();
        home.run("wash");
        assertThat(WashHome.against(home.daysLater(27), sent.get(0))).isEmpty();
        assertThat(WashHome.against(home.daysLater(28), sent.get(0))).contains("list-too-old");
    }

    /** A number that somebody got after the list was made was not washed, though its reply came later. */
    @Test
    void callsNobodyByANumberThatCameAfterTheListWasMade() {
        home.meddle(
                "update customer_number set changed_at = ? where number = ?",
                home.daysLater(1).clock().instant().atOffset(ZoneOffset.UTC),
                sent.get(0));
        TestHome later = home.daysLater(2);
        WashHome.reply(later, 1, it -> "VAPAA").send();
        assertThat(later.run("wash").code()).isEqualTo(ExitCode.OK);
        assertThat(WashHome.against(later, sent.get(0))).containsExactly("changed-after-check");
    }

    /** A process that died while it put the files sees what is there, and goes on behind it. */
    @Test
    void putsNothingTwiceAfterAProcessDied_F139() throws IOException {
        Map<Path, Object> before = stamps();
        home.meddle("update wash set state = 'SENDING', files_sent = 0, sent_at = null");

        assertThat(home.run("wash").code()).isEqualTo(ExitCode.INPUT_LATE);

        assertThat(stamps()).isEqualTo(before);
        assertThat(home.sql(String.class, "select state from wash")).isEqualTo("SENT");
    }

    private Map<Path, Object> stamps() throws IOException {
        Map<Path, Object> stamps = new TreeMap<>();
        for (Path file : WashHome.files(home)) {
            stamps.put(file, Files.getLastModifiedTime(file));
        }
        return stamps;
    }

    /** A process that dies when the answer has landed and before that is on record lets it land once more. */
    @Test
    void landsAnAnswerOnce_F139() {
        WashHome.reply(home, 1, it -> "KIELTO").send();
        home.meddle("alter table wash add constraint trip check (state <> 'LANDED')");
        assertThatThrownBy(() -> home.run("wash")).isInstanceOf(StepFailed.class);
        home.meddle("alter table wash drop constraint trip");

        RegisterResult result = home.run("wash");

        assertThat(result.code()).isEqualTo(ExitCode.OK);
        assertThat(result.runs()).hasSize(1);
        assertThat(WashHome.files(home)).hasSize(2);
        assertThat(WashHome.restricted(home, PROHIBITED)).isPositive();
    }

    /** A process that dies between the list and the note that it is sent sees that it is there. */
    @Test
    void sendsAListOnceAlthoughItWasNotNoted_F139() throws IOException {
        TestHome later = home.daysLater(29);
        home.meddle("update wash set state = 'GIVEN_UP'");
        home.meddle("alter table wash add constraint trip check (state <> 'SENT')");
        assertThatThrownBy(() -> later.run("wash")).isInstanceOf(StepFailed.class);
        home.meddle("alter table wash drop constraint trip");
        assertThat(WashHome.files(home)).hasSize(4);
        Map<Path, Object> before = stamps();

        assertThat(later.run("wash").reason()).isEqualTo("no-reply");
        assertThat(stamps()).isEqualTo(before);
    }

    /** No number outside the list itself and what is sealed. */
    @Test
    void tellsNoNumber_F110() throws IOException {
        WashHome.reply(home, 1, it -> it.equals(sent.get(0)) ? "KIELTO" : "VAPAA")
                .send();
        RegisterResult result = home.run("wash");
        assertThat(result.code()).isEqualTo(ExitCode.OK);
        byte[] audited = home.sql(byte[].class, "select body from audit_bundle where kind = 'wash-listed'");
        assertThat(new String(audited, StandardCharsets.UTF_8))
                .contains("\"wash\"")
                .doesNotContain("358");
        String sealed = new String(home.sql(byte[].class, "select told from wash"), StandardCharsets.ISO_8859_1);
        assertThat(sealed).doesNotContain(sent.get(0).substring(1));
        try (Stream<Path> files = Files.walk(home.home().resolve("reports"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file))
                        .as(file.toString())
                        .doesNotContain(sent.get(0).substring(1));
            }
        }
    }

    /** Whoever is told free again is held as an entry is that left a list, and then lifted through the brake. */
    @Test
    void liftsAProhibitionThirtyDaysAfterItIsToldFree_F136() {
        WashHome.reply(home, 1, it -> it.equals(sent.get(0)) ? "KIELTO" : "VAPAA")
                .send();
        home.run("wash");
        long prohibited = WashHome.restricted(home, PROHIBITED);
        assertThat(prohibited).isPositive();

        for (int week = 1; week <= 6; week++) {
            TestHome later = home.daysLater(7 * week);
            later.run("wash");
            WashHome.reply(later, week + 1, it -> "VAPAA").send();
            assertThat(later.run("wash").code()).isEqualTo(ExitCode.OK);
            boolean held = 7 * week < 7 + 30;
            assertThat(WashHome.restricted(later, PROHIBITED))
                    .as("week " + week)
                    .isEqualTo(held ? prohibited : 0);
        }
    }

    @Test
    void keepsAProhibitionOfWhichNothingIsSaid() {
        WashHome.reply(home, 1, it -> it.equals(sent.get(0)) ? "KIELTO" : "VAPAA")
                .send();
        home.run("wash");
        TestHome later = home.daysLater(7);
        later.run("wash");
        WashHome.reply(later, 2, it -> it.equals(sent.get(0)) ? "" : "VAPAA").send();

        assertThat(later.run("wash").code()).isEqualTo(ExitCode.OK_WITH_REJECTS);

        assertThat(WashHome.against(later, sent.get(0))).contains(PROHIBITED, NOT_WASHED);
    }
}
