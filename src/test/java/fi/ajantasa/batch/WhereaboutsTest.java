package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.ajantasa.audit.AuditLog;
import fi.ajantasa.audit.Reader;
import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.job.Role;
import fi.ajantasa.privacy.SubjectAccess;
import fi.ajantasa.privacy.SubjectAccess.Asked;
import fi.ajantasa.privacy.SubjectAnswer;
import fi.ajantasa.privacy.SubjectReport;
import fi.ajantasa.testing.Databases;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one way to what a protection order hides (F7): for the person, asked for by one account and confirmed by another. */
class WhereaboutsTest {
    private static final String OFFICER = "officer";

    private static TestHome home;
    private static Person hidden;
    private static String hiddenToo = "";
    private static String other = "";
    private static String dead = "";

    @TempDir
    Path folder;

    @BeforeAll
    static void live(@TempDir Path root) {
        PreparedHome prepared = PreparedHome.on(Databases.H2);
        home = prepared.copyTo(root);
        List<Person> people = prepared.plainPeople();
        hidden = people.get(3);
        hiddenToo = people.get(4).number();
        dead = people.get(5).number();
        other = people.get(6).number();
        MadeDelivery.changes(home, 2)
                .change(hidden.hetu(), "turvakielto", "1")
                .change(people.get(4).hetu(), "turvakielto", "1")
                .change(people.get(5).hetu(), "kuollut", "1", "kuolinpv", "2026-11-19", "kuolinpv_tarkkuus", "PAIVA")
                .send();
        assertThat(home.run("population").code()).isEqualTo(ExitCode.OK);
    }

    @BeforeEach
    void permitAll() {
        home.permit(Role.values());
    }

    private static Asked asked(String customer, String account) {
        Reader reader = new Reader(account, "data-protection-officer", "privacy report", "subject-access");
        return new Asked(customer, "fi", reader, "passport at the desk", false);
    }

    private static SubjectAccess access(Clock clock) {
        return new SubjectAccess(home.installation(), clock);
    }

    private static SubjectAnswer ask(String customer, String account) throws DefinitionException {
        return access(Clock.systemUTC()).ask(asked(customer, account));
    }

    private static SubjectAnswer confirm(String account, String hash) throws DefinitionException {
        return access(Clock.systemUTC()).confirm(asked(hidden.number(), account), hash);
    }

    /** What tells where the person lives, as the customer system and the register sent it. */
    private static List<String> whereabouts() {
        String street = hidden.crm().getOrDefault("katuosoite", "").replaceAll(" .*", "");
        String point = hidden.crm().getOrDefault("kayttopaikka", "");
        assertThat(street).hasSizeGreaterThan(4);
        assertThat(point).hasSizeGreaterThan(10);
        return List.of(street, point);
    }

    private Terminal command(String... more) {
        List<String> line = new ArrayList<>(List.of("privacy", "report", hidden.number(), "--lang", "fi"));
        line.addAll(List.of("--identity", "passport at the desk"));
        line.addAll(List.of(more));
        return Terminal.run(home, line.toArray(String[]::new));
    }

    private String out() {
        return folder.resolve("out.pdf").toString();
    }

    @Test
    void whoAsksSeesNothingAndGetsNoFile_F7() throws DefinitionException {
        Terminal asking = command("--whereabouts", "--format", "pdf", "--out", out());
        assertThat(asking.code()).as(asking.text()).isEqualTo(ExitCode.HELD.number());
        assertThat(asking.text())
                .contains("--confirm")
                .contains("another account")
                .doesNotContain(whereabouts());
        assertThat(Path.of(out())).doesNotExist();
        SubjectAnswer direct = ask(hidden.number(), OFFICER);
        assertThat(direct.code()).isEqualTo(ExitCode.HELD);
        assertThat(direct.hash()).hasSize(64);
        assertThat(direct.findReport()).isEmpty();
    }

    @Test
    void nobodyConfirmsWhatTheyAskedForThemselves_F7() throws DefinitionException {
        Terminal asking = command("--whereabouts", "--format", "pdf", "--out", out());
        Matcher hash = Pattern.compile("under ([0-9a-f]{12})").matcher(asking.text());
        assertThat(hash.find()).isTrue();
        Terminal confirming = command("--whereabouts", "--format", "pdf", "--out", out(), "--confirm", hash.group(1));
        assertThat(confirming.code()).isEqualTo(ExitCode.APPROVAL_VOID.number());
        assertThat(confirming.text()).contains("approver-is-requester").doesNotContain(whereabouts());
        assertThat(Path.of(out())).doesNotExist();
        assertThat(confirm("second", hash.group(1)).code()).isEqualTo(ExitCode.OK);
    }

    /** Written once, into a file that its owner alone may read and that opens with its password alone; both people are on record. */
    @Test
    void theSecondPersonGetsALockedFileOnceAndBothAreOnRecord_F7() throws DefinitionException, IOException {
        String hash = ask(hidden.number(), OFFICER).hash();
        Terminal confirming =
                command("--whereabouts", "--format", "pdf", "--out", out(), "--confirm", hash.substring(0, 12));
        assertThat(confirming.code()).as(confirming.text()).isZero();
        assertThat(confirming.text()).doesNotContain(whereabouts());
        Matcher password = Pattern.compile("password is ([-2-9a-z]{24})").matcher(confirming.text());
        assertThat(password.find()).isTrue();
        Path file = Path.of(out());
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                .contains("/AESV3")
                .doesNotContain(hidden.number());
        assertThatThrownBy(() -> Loader.loadPDF(file.toFile())).isInstanceOf(InvalidPasswordException.class);
        assertThatThrownBy(() -> Loader.loadPDF(file.toFile(), "")).isInstanceOf(InvalidPasswordException.class);
        try (PDDocument pages = Loader.loadPDF(file.toFile(), password.group(1))) {
            assertThat(new PDFTextStripper().getText(pages))
                    .contains(whereabouts())
                    .contains("salasana");
        }
        Terminal again =
                command("--whereabouts", "--format", "pdf", "--out", out() + "2", "--confirm", hash.substring(0, 12));
        assertThat(again.code()).isEqualTo(ExitCode.ALREADY_DONE.number());
        assertThat(confirm("third", hash).code()).isEqualTo(ExitCode.ALREADY_DONE);
        assertThat(logged("whereabouts-asked", hash))
                .singleElement()
                .asString()
                .contains("actor=" + OFFICER)
                .contains("purpose=subject-access");
        assertThat(logged("whereabouts-report", hash))
                .singleElement()
                .asString()
                .contains("actor=" + TestHome.me())
                .contains("\"asked-by\":\"" + OFFICER + "\"")
                .contains("purpose=subject-access");
        assertThat(home.sql(Integer.class, "select count(*) from audit_bundle where kind = 'read'"))
                .isPositive();
    }

    private static List<AuditLog.Logged> logged(String kind, String hash) {
        int id = home.sql(Integer.class, "select id from customer where number = ?", hidden.number());
        return home.read(dataSource -> {
            List<AuditLog.Logged> all = new ArrayList<>();
            new AuditLog(dataSource).readOf(id, List.of(kind), it -> {
                if (it.entry().body().contains(hash)) {
                    all.add(it);
                }
            });
            return all;
        });
    }

    @Test
    void anAskingEndsAfterADay_F7() throws DefinitionException {
        String hash = ask(hidden.number(), OFFICER).hash();
        Clock late = Clock.offset(Clock.systemUTC(), SubjectAccess.CONFIRMED_WITHIN.plus(Duration.ofMinutes(1)));
        SubjectAnswer answer = access(late).confirm(asked(hidden.number(), "second"), hash);
        assertThat(answer.code()).isEqualTo(ExitCode.APPROVAL_VOID);
        assertThat(answer.reason()).isEqualTo("approval-expired");
        assertThat(answer.findReport()).isEmpty();
    }

    @Test
    void nothingIsConfirmedThatNobodyAskedForOrOfSomebodyElse_F7() throws DefinitionException {
        String hash = ask(hidden.number(), OFFICER).hash();
        assertThat(confirm("second", "0".repeat(12)).code()).isEqualTo(ExitCode.APPROVAL_VOID);
        SubjectAnswer answer = access(Clock.systemUTC()).confirm(asked(hiddenToo, "second"), hash);
        assertThat(answer.code()).isEqualTo(ExitCode.APPROVAL_VOID);
    }

    @Test
    void withoutAnOrderThereIsNothingToAskFor() throws DefinitionException {
        assertThat(ask(other, OFFICER).code()).isEqualTo(ExitCode.ALREADY_DONE);
        assertThat(ask("C-none", OFFICER).code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void onlyALockedPdfAndOnlyTheOfficer_F7() {
        for (String format : List.of("html", "json")) {
            Terminal open = command("--whereabouts", "--format", format, "--out", out());
            assertThat(open.code()).isEqualTo(ExitCode.USAGE.number());
        }
        assertThat(command("--confirm", "0".repeat(12), "--format", "pdf", "--out", out())
                        .code())
                .isEqualTo(ExitCode.USAGE.number());
        home.permit(Role.CLERK, Role.REVIEWER, Role.OPERATOR, Role.AUDITOR, Role.ADMINISTRATOR);
        assertThat(command("--whereabouts", "--format", "pdf", "--out", out()).code())
                .isEqualTo(ExitCode.DENIED.number());
    }

    /** The report itself is the same but for what was left out, and without the second person it leaves out as before. */
    @Test
    void onlyWhatWasLeftOutIsAdded_F7() throws DefinitionException {
        SubjectReport without = access(Clock.systemUTC())
                .report(asked(hidden.number(), OFFICER))
                .findReport()
                .orElseThrow();
        SubjectReport with = confirm("second", ask(hidden.number(), OFFICER).hash())
                .findReport()
                .orElseThrow();
        assertThat(without.head().whereabouts()).isFalse();
        assertThat(without.toString()).doesNotContain(whereabouts());
        assertThat(with.head().whereabouts()).isTrue();
        assertThat(with.head().confidential()).isTrue();
        assertThat(with.told()).noneMatch(SubjectReport.Told::hidden).hasSameSizeAs(without.told());
        assertThat(with.toString()).contains(whereabouts());
        assertThat(with.values()).isEqualTo(without.values());
        assertThat(without.told().stream().filter(SubjectReport.Told::hidden).map(SubjectReport.Told::attribute))
                .contains("permanent-address", "municipality", "postal-address", "metering-point");
        for (int i = 0; i < with.told().size(); i++) {
            SubjectReport.Told told = with.told().get(i);
            assertThat(told.hidden()).isFalse();
            if (!without.told().get(i).hidden()) {
                assertThat(told).isEqualTo(without.told().get(i));
            }
        }
    }

    /** The dead have no right of access; who is marked dead by mistake has. */
    @Test
    void ofTheDeadNothingIsWrittenUnlessTheyLive() throws IOException {
        String[] line = {
            "privacy", "report", dead, "--lang", "sv", "--format", "html", "--out", out(), "--identity", "passport"
        };
        Terminal refused = Terminal.run(home, line);
        assertThat(refused.code()).isEqualTo(ExitCode.HELD.number());
        assertThat(refused.text()).contains("--living").contains("No file was written");
        assertThat(Path.of(out())).doesNotExist();
        List<String> living = new ArrayList<>(List.of(line));
        living.add("--living");
        Terminal written = Terminal.run(home, living.toArray(String[]::new));
        assertThat(written.code()).as(written.text()).isZero();
        assertThat(Files.readString(Path.of(out()))).contains("lang=\"sv\"");
    }
}
