package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.testing.CommitProxy;
import fi.ajantasa.testing.CommitProxy.Course;
import fi.ajantasa.testing.Databases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * F139: the connection is cut while a transaction is being committed, before the server hears of it or after it has done
 * it: nobody can tell which from this side, and nothing is lost or doubled.
 */
class BrokenCommitTest {
    private static final int CUTS = Integer.getInteger("cuts", 8);

    @TempDir
    Path folder;

    @Test
    void aRunWhoseConnectionIsCutInTheMiddleOfACommitEndsAsAnUnbrokenOne() throws Exception {
        TestHome unbroken = delivered("unbroken");
        TestHome home = delivered("cut");
        try (CommitProxy proxy = new CommitProxy(port(home))) {
            through(proxy, unbroken);
            proxy.at(0, () -> Course.GO_ON);
            assertThat(Terminal.run(unbroken, "run", "population").code()).isZero();
            int all = proxy.commits();
            assertThat(all).as("commits of a whole run").isGreaterThan(2 * CUTS);
            through(proxy, home);
            Random random = new Random(Long.getLong("cuts.seed", 1));
            for (int cut = 0; cut < CUTS; cut++) {
                Course course = cut % 2 == 0 ? Course.CUT_AFTER : Course.CUT_BEFORE;
                proxy.at(1 + random.nextInt(all / CUTS + 4), () -> course);
                Terminal broken = go(home);
                assertThat(proxy.isMet()).as(broken.text()).isTrue();
                System.out.println(course + " at commit " + proxy.commits() + ": " + broken.code());
                assertThat(broken.code()).as(broken.text()).isEqualTo(ExitCode.INTERNAL.number());
                endsInThreeLines(broken.text());
            }
            proxy.at(0, () -> Course.GO_ON);
            Terminal last = go(home);
            assertThat(last.code()).as(last.text()).isZero();
            assertThat(StateDigest.of(home.installation()).differences(StateDigest.of(unbroken.installation())))
                    .isEmpty();
            assertThat(Terminal.run(home, "run", "population").code()).isEqualTo(ExitCode.ALREADY_DONE.number());
        }
    }

    private static void endsInThreeLines(String text) {
        List<String> lines = FaultyNight.threeLines(text);
        assertThat(lines).as(text).hasSize(3);
        assertThat(lines.get(0))
                .startsWith("INTERNAL")
                .endsWith(": database-gone: the database was stopped, or the connection to it was cut.");
        assertThat(lines.get(1)).contains("stay").contains("continues");
        assertThat(lines.get(2)).startsWith("Next: ajantasa ");
    }

    /** Begins the run, or resumes it where it was begun. */
    private static Terminal go(TestHome home) {
        List<String> begun = home.read(dataSource -> JdbcClient.create(dataSource)
                .sql("select id from run where state = 'RUNNING'")
                .query(String.class)
                .list());
        return begun.isEmpty() ? Terminal.run(home, "run", "population") : Terminal.run(home, "resume", begun.get(0));
    }

    private TestHome delivered(String name) {
        PreparedHome prepared = PreparedHome.on(Databases.POSTGRESQL);
        TestHome home = prepared.copyTo(folder.resolve(name));
        MadeDelivery delivery = MadeDelivery.changes(home, 2);
        prepared.plainPeople().subList(0, 40).forEach(it -> delivery.change(it.hetu(), "suoramarkkinointikielto", "1"));
        delivery.send();
        return home;
    }

    private static int port(TestHome home) {
        return Integer.parseInt(url(home).replaceAll(".*:(\\d+)/.*", "$1"));
    }

    private static String url(TestHome home) {
        return String.valueOf(home.installation().machine().getProperty("ajantasa.database.url"));
    }

    private static void through(CommitProxy proxy, TestHome home) throws Exception {
        Path settings = home.home().resolve("application.properties");
        String direct = Files.readString(settings);
        Files.writeString(settings, direct.replaceFirst("\\\\:\\d+/", "\\\\:" + proxy.port() + "/"));
        assertThat(url(home)).contains(":" + proxy.port() + "/");
    }
}
