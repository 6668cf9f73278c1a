package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.RunReport;
import fi.ajantasa.report.Verdict;
import fi.ajantasa.testing.Databases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Nights in which our numbers are sent to a register and what it says of them comes back. */
@ParameterizedClass
@EnumSource
class WashNightTest {
    private static final String PROHIBITED = "phone-wash-prohibited";
    private static final String NOT_WASHED = "phone-not-washed";

    @Parameter
    Databases databases;

    @TempDir
    Path folder;

    private TestHome home;

    @BeforeEach
    void install() {
        home = WashHome.washing(PreparedHome.on(databases).copyTo(folder));
    }

    private static long size(TestHome on, String run, String list) {
        return on.sql(
                Long.class, "select coalesce(sum(size), 0) from run_list where run_id = ? and name = ?", run, list);
    }

    private static long audited(TestHome on, String kind) {
        return on.sql(
                Long.class,
                "select coalesce(sum(entries), 0) from audit_bundle where kind = ? and purpose = 'marketing'",
                kind);
    }

    /** Everybody who might be called is asked about, by number alone; the list is sent once, whoever looks how often. */
    @Test
    void sendsEachNumberOnceAndNothingElse() throws IOException {
        RegisterResult first = home.run("wash");
        assertThat(first.code()).as(first.message()).isEqualTo(ExitCode.INPUT_LATE);
        assertThat(first.reason()).isEqualTo("no-reply");

        List<Path> files = WashHome.files(home);
        assertThat(files)
                .extracting(it -> it.getFileName().toString())
                .containsExactly("pesu_wash_20261122_000001.csv", "pesu_wash_20261122_000001_control.json");
        List<String> sent = WashHome.sent(home);
        assertThat(sent.stream().map(Long::valueOf)).isSorted().doesNotHaveDuplicates();
        assertThat(sent).allMatch(it -> it.matches("\\+\\d{7,15}"));
        Set<String> held = new TreeSet<>(home.values("mobile-phone").values());
        held.addAll(home.values("landline-phone").values());
        assertThat(held).containsAll(sent);
        Map<String, String> ordered = home.values("protection-order");
        home.values("mobile-phone").forEach((customer, number) -> {
            if ("1".equals(ordered.get(customer))) {
                assertThat(sent).doesNotContain(number);
            }
        });
        assertThat(Files.readString(files.get(1))).contains("\"rows\":" + sent.size());
        assertThat(audited(home, "wash-listed")).isEqualTo(1);

        byte[] list = Files.readAllBytes(files.get(0));
        Files.delete(files.get(0));
        assertThat(home.run("wash").code()).isEqualTo(ExitCode.INPUT_LATE);
        assertThat(home.daysLater(3).run("wash").code()).isEqualTo(ExitCode.INPUT_LATE);
        assertThat(WashHome.files(home)).hasSize(1);
        assertThat(list).isNotEmpty();
    }

    @Test
    void takesInWhatIsSaidOfEachNumber_E12() {
        home.run("wash");
        List<String> sent = WashHome.sent(home);
        Set<String> prohibited = Set.copyOf(sent.subList(0, 40));
        WashHome.reply(home, 1, it -> prohibited.contains(it) ? "KIELTO" : "VAPAA")
                .send();

        RegisterResult result = home.run("wash");

        assertThat(result.code()).as(result.message()).isEqualTo(ExitCode.OK);
        String run = result.runs().get(0);
        RunReport report = home.report(run);
        assertThat(report.verdict()).as(report.equations().toString()).isEqualTo(Verdict.BALANCED);
        assertThat(report.equations()).extracting(it -> it.key()).contains("E12.wash");
        assertThat(size(home, run, "washed")).isEqualTo(sent.size());
        assertThat(size(home, run, "verdict-prohibited")).isEqualTo(40);
        assertThat(size(home, run, "verdict-free")).isEqualTo(sent.size() - 40L);
        assertThat(size(home, run, "wash-error")).isZero();
        assertThat(WashHome.restricted(home, PROHIBITED)).isGreaterThanOrEqualTo(40);
        Map<String, String> told = home.values(PROHIBITED);
        home.values("mobile-phone").forEach((customer, number) -> {
            if (prohibited.contains(number)) {
                assertThat(told).containsEntry(customer, "1");
            }
        });
        assertThat(audited(home, "wash-answered")).isEqualTo(1);
        assertThat(home.home().resolve("inbox/wash")).isEmptyDirectory();

        assertThat(home.daysLater(1).run("wash").code()).isEqualTo(ExitCode.OK);
        assertThat(WashHome.files(home)).hasSize(2);
    }

    /** Whoever was not asked about because calls were forbidden anyway is not free when that ends: nobody has said so. */
    @Test
    void callsNobodyWhoWasNotWashed() {
        home.run("wash");
        List<String> sent = WashHome.sent(home);
        WashHome.reply(home, 1, it -> "VAPAA").send();
        home.run("wash");

        Map<String, String> unwashed = home.values(NOT_WASHED);
        assertThat(WashHome.restricted(home, NOT_WASHED)).isPositive();
        home.values("mobile-phone").forEach((customer, number) -> {
            if (!sent.contains(number)) {
                assertThat(unwashed).containsEntry(customer, "1");
            }
        });
    }
}
