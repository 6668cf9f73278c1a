package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import fi.ajantasa.batch.Finding.Level;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.serve.Doctor;
import fi.ajantasa.testing.Databases;
import fi.ajantasa.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The doctor on a sound home, and on one with each thing broken that it looks at. */
class DoctorTest {
    private static final Clock CLOCK = Clock.system(ZoneId.of("Europe/Helsinki"));

    @TempDir
    Path folder;

    private TestHome home;

    @BeforeEach
    void copyHome() throws IOException {
        home = PreparedHome.on(Databases.H2).copyTo(folder);
        Files.setPosixFilePermissions(home.home(), PosixFilePermissions.fromString("rwx------"));
        Files.setPosixFilePermissions(keyset(), PosixFilePermissions.fromString("rw-------"));
    }

    private Path keyset() {
        return home.installation().keyset();
    }

    private List<Finding> examine() {
        return examine(CLOCK);
    }

    private List<Finding> examine(Clock clock) {
        return new Doctor(home.installation(), clock).examine();
    }

    private Finding find(String check) {
        return find(examine(), check);
    }

    private static Finding find(List<Finding> findings, String check) {
        return findings.stream()
                .filter(it -> it.check().equals(check))
                .findFirst()
                .orElseThrow(() -> new AssertionError(check + " in " + findings));
    }

    private static void isFault(Finding finding, ExitCode code, String found) {
        assertThat(finding.level()).as("%s", finding).isEqualTo(Level.FAULT);
        assertThat(finding.code()).isEqualTo(code);
        assertThat(finding.found()).contains(found);
        assertThat(finding.expected()).isNotEmpty();
        assertThat(finding.next()).isNotEmpty();
    }

    private static void isWarning(Finding finding, String found) {
        assertThat(finding.level()).as("%s", finding).isEqualTo(Level.WARNING);
        assertThat(finding.code()).isEqualTo(ExitCode.OK_WITH_REJECTS);
        assertThat(finding.found()).contains(found);
        assertThat(finding.next()).isNotEmpty();
    }

    @Test
    void findsNothingInASoundHomeButListsThatWereNeverTakenInAndSecretsOfARegisterThatIsNotUsed() {
        List<Finding> findings = examine();
        assertThat(findings.stream().filter(it -> it.level() != Level.OK).map(Finding::check))
                .isNotEmpty()
                .allMatch(it -> it.startsWith("list ") || it.startsWith("secret credit "));
        assertThat(findings.stream().map(Finding::check))
                .contains("folders", "folder rights", "keyset file", "disk", "definitions", "permit population")
                .contains("database", "clock", "migrations", "keys", "lease", "list preference");
    }

    @Test
    void findsAListThatIsTooOldOrMissing_F152() {
        isFault(find("list preference"), ExitCode.LEASE_EXPIRED, "never taken in");
    }

    @Test
    void findsAFolderThatCannotBeWritten() throws IOException {
        Files.writeString(home.home().resolve("raw"), "a file where a folder should be");
        isFault(find("folders"), ExitCode.INTERNAL, "raw");
    }

    @Test
    void findsAHomeThatIsOpenToEverybody() throws IOException {
        Files.setPosixFilePermissions(home.home(), PosixFilePermissions.fromString("rwxr-xr-x"));
        isWarning(find("folder rights"), "open to every user");
    }

    @Test
    void findsAKeysetThatOthersMayRead() throws IOException {
        Files.setPosixFilePermissions(keyset(), PosixFilePermissions.fromString("rw-r-----"));
        isFault(find("keyset file"), ExitCode.KEYS_UNAVAILABLE, "can be read by others");
    }

    @Test
    void findsAMissingKeysetAndMakesNone_F149() throws IOException {
        Files.delete(keyset());
        isFault(find("keys"), ExitCode.KEYS_UNAVAILABLE, "missing");
        assertThat(keyset()).doesNotExist();
    }

    @Test
    void findsAKeysetOfAnotherInstallation_F149() throws IOException {
        Files.copy(other(), keyset(), StandardCopyOption.REPLACE_EXISTING);
        isFault(find("keys"), ExitCode.KEYS_UNAVAILABLE, "not the one the codes were encrypted with");
    }

    private Path other() {
        Path other = folder.resolve("other-keyset.json");
        KeyVault.open(other, false);
        return other;
    }

    @Test
    void findsDefinitionsThatCannotBeRead_F144() {
        home.define("population.yaml", it -> it + "surprise: yes\n");
        isFault(find("definitions"), ExitCode.USAGE, "1 problems");
    }

    /** A wrong definition has a low number, and stops every night. */
    @Test
    void endsByAFaultWhateverIsWarnedOfBesides() {
        Finding warning =
                new Finding("disk", Level.WARNING, ExitCode.OK_WITH_REJECTS, "little room", "more", "make room");
        Finding fault = new Finding("definitions", Level.FAULT, ExitCode.USAGE, "1 problems", "none", "mend it");
        assertThat(Finding.worst(List.of(warning, fault))).isEqualTo(ExitCode.USAGE);
        assertThat(Finding.worst(List.of(warning))).isEqualTo(ExitCode.OK_WITH_REJECTS);
    }

    @Test
    void warnsOfAPermitSixtyThirtyAndSevenDaysBeforeItsEnd() {
        LocalDate today = LocalDate.now(CLOCK);
        assertThat(permit(today.plusDays(61)).level()).isEqualTo(Level.OK);
        isWarning(permit(today.plusDays(60)), "60 days left: first warning");
        isWarning(permit(today.plusDays(30)), "30 days left: second warning");
        isWarning(permit(today.plusDays(7)), "7 days left: last warning");
        isWarning(permit(today), "0 days left: last warning");
        isFault(permit(today.minusDays(1)), ExitCode.PERMIT_EXPIRED, "ended");
    }

    private Finding permit(LocalDate ends) {
        home.define("population.yaml", it -> it.replaceFirst("ends: [0-9-]+", "ends: " + ends));
        return find("permit population");
    }

    @Test
    void findsASecretThatIsNotThere() {
        home.define(
                "population.yaml",
                it -> it.replaceFirst(
                        "from: .*",
                        "from: {sftp: {host: 127.0.0.1, user: energy, folder: out, host-key: \"SHA256:" + "A".repeat(43)
                                + "\", password: {env: AJANTASA_NO_SUCH_VARIABLE}}}"));
        isFault(find("secret population sftp password"), ExitCode.KEYS_UNAVAILABLE, "AJANTASA_NO_SUCH_VARIABLE");
    }

    @Test
    void onlyWarnsOfARegisterThatNothingRuns() {
        isWarning(find("secret credit password"), "");
    }

    @Test
    void findsASettingThatIsNotKnown_F144() throws IOException {
        Files.writeString(home.home().resolve("application.properties"), "ajantasa.serve.prot=1\n");
        isFault(find("settings"), ExitCode.USAGE, "ajantasa.serve.prot is not known");
    }

    @Test
    void findsACertificateThatCannotBeRead() {
        home.define(
                "population.yaml",
                it -> it.replaceFirst(
                        "from: .*",
                        "from: {https: {url: \"https://register.example/out/\", files: [\"list.csv\"], trust: no.pem}}"));
        isFault(find("certificate population"), ExitCode.PERMIT_EXPIRED, "no.pem");
    }

    @Test
    void findsAClockThatIsAnHourOff_F145() {
        isFault(find(examine(Clock.offset(CLOCK, Duration.ofHours(1))), "clock"), ExitCode.INTERNAL, "3600 seconds");
        isFault(find(examine(Clock.offset(CLOCK, Duration.ofHours(-1))), "clock"), ExitCode.INTERNAL, "-3600 seconds");
    }

    @Test
    void refusesToWorkWithAClockThatIsAnHourOff_F145() {
        try (TestDatabase database = Databases.POSTGRESQL.open()) {
            HostClock.confirm(database.dataSource(), CLOCK);
            assertThat(catchThrowable(
                            () -> HostClock.confirm(database.dataSource(), Clock.offset(CLOCK, Duration.ofHours(1)))))
                    .isInstanceOf(DatabaseUnavailable.class)
                    .hasMessageContaining("CLOCK: the clock of this host is 3600 seconds ahead");
        }
    }

    @Test
    void findsTablesOfAnotherVersion() {
        home.meddle("delete from \"flyway_schema_history\" where \"version\" = '11'");
        isFault(find("migrations"), ExitCode.INTERNAL, "not those of this program");
    }

    @Test
    void findsADatabaseThatDoesNotAnswer() throws IOException {
        Files.writeString(
                home.home().resolve("application.properties"),
                "ajantasa.database.url=jdbc:postgresql://127.0.0.1:1/nothing\n");
        isFault(find("database"), ExitCode.INTERNAL, "cannot be reached");
    }

    @Test
    void tellsWhoHasTheLeaseAndWhetherThatProcessIsGone_F139() {
        String lease = "update run_lock set owner = 'elsewhere 7 1', heartbeat = current_timestamp";
        home.meddle(lease);
        assertThat(find("lease").level()).isEqualTo(Level.OK);
        assertThat(find("lease").found()).contains("process 7 on elsewhere");
        home.meddle(lease + " - interval '70' second");
        isWarning(find("lease"), "it is gone");
    }

    @Test
    void tellsWhichInstanceActsOnAScheduledJob() {
        home.meddle("insert into shedlock values ('nightly', timestamp '2100-01-01 00:00:00',"
                + " timestamp '2026-11-22 00:00:00', 'process 7 on elsewhere')");
        home.meddle("insert into shedlock values ('credit', timestamp '2026-01-01 00:00:00',"
                + " timestamp '2026-01-01 00:00:00', 'process 8 on elsewhere')");
        List<Finding> findings = examine();
        assertThat(find(findings, "lock nightly").found())
                .isEqualTo("process 7 on elsewhere, kept until 2100-01-01T00:00:00Z");
        assertThat(findings).noneMatch(it -> it.check().equals("lock credit"));
    }

    @Test
    void tellsOfRunsThatWait() {
        String run = home.sql(String.class, "select max(id) from run where register = 'population'");
        home.meddle("update run set state = 'HELD' where id = ?", run);
        isWarning(find("run " + run), "population is held");
        home.meddle("update run set state = 'RUNNING' where id = ?", run);
        isWarning(find("run " + run), "population is not at its end");
    }

    @Test
    void printsALineForEachCheckAndTheSameAsJson() {
        Terminal text = Terminal.run(home, "doctor");
        assertThat(text.code()).isEqualTo(ExitCode.LEASE_EXPIRED.number());
        assertThat(text.text())
                .contains("ok       clock: ", "fault    list preference: never taken in; expected younger than ")
                .contains(". Next: ajantasa run preference");
        JsonNode json = JsonMapper.shared()
                .readTree(Terminal.run(home, "doctor", "--json").text());
        assertThat(json.path("name").asString()).isEqualTo("LEASE_EXPIRED");
        assertThat(json.path("checks").size())
                .as("and three lines that say so")
                .isEqualTo((int) text.text().lines().count() - 3);
        assertThat(json.path("checks").path(0).propertyNames())
                .containsExactly("check", "level", "found", "expected", "next");
    }

    @Test
    void hasNothingToSayOfAHomeThatWasNeverUsed() throws IOException {
        TestHome fresh = TestHome.in(folder.resolve("fresh"));
        FileSystemUtils.deleteRecursively(fresh.home());
        List<Finding> findings = new Doctor(fresh.installation(), CLOCK).examine();
        isWarning(find(findings, "home"), "there is no folder");
        assertThat(find(findings, "database").found()).isEqualTo("nothing was run here yet");
        assertThat(fresh.home()).doesNotExist();
    }
}
