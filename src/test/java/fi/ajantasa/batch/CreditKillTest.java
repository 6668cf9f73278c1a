package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.Verdict;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** F139 while a credit register is asked: whoever was answered is not asked again, whatever the process died of. */
class CreditKillTest {
    private final CreditBureau bureau = new CreditBureau();

    @TempDir
    private Path root;

    @AfterEach
    void stop() {
        bureau.stop();
    }

    @Test
    void aProcessKilledAmongQueriesAsksAtMostOnePersonTwice() throws Exception {
        bureau.reset();
        TestHome home = CreditHome.in(root, bureau);
        assertThat(home.run("customers").code()).isEqualTo(ExitCode.OK);
        Map<String, List<String>> wanted = CreditHome.withPurpose(home);
        KillableNight night = new KillableNight(
                home.home(), home.jobs(), home.home().resolve("keys").resolve("keyset.json"), new Properties());
        var third = bureau.slowly(3);
        Process process = night.start("run", "credit", "--date", TestHome.TODAY.toString());
        assertThat(third.await(5, TimeUnit.MINUTES)).as(night.tail()).isTrue();
        process.destroyForcibly().waitFor();
        int askedBefore = bureau.requests().size();
        assertThat(askedBefore).isLessThan(wanted.size());

        int code = night.end(night.start("run", "credit", "--date", TestHome.TODAY.toString()));

        assertThat(code).as(night.tail()).isEqualTo(ExitCode.OK.number());
        List<String> asked = bureau.askedAbout();
        assertThat(new HashSet<>(asked))
                .containsExactlyInAnyOrderElementsOf(
                        wanted.values().stream().map(it -> it.get(0)).toList());
        assertThat(asked.size()).isBetween(wanted.size(), wanted.size() + 1);
        Set<String> ids = new HashSet<>();
        bureau.requests().forEach(it -> ids.add(it.getHeader("X-Request-Id")));
        assertThat(ids).as("one query each").hasSameSizeAs(wanted.keySet());
        assertThat(home.values("credit-status")).hasSameSizeAs(wanted);
        String run = home.sql(String.class, "select max(id) from run where register = 'credit'");
        assertThat(home.report(run).verdict()).isEqualTo(Verdict.BALANCED);
    }
}
