package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.batch.KillableNight.Moment;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.Verdict;
import fi.ajantasa.testing.Databases;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** F139: a rerun or replay whose process is killed is recovered as any run is, and its timeline tells of the dead process. */
@ParameterizedClass
@EnumSource
class VerbsKillTest {
    private static final String RUN = "R-20261122-04";
    private static final int PEOPLE = 300;
    private static final Set<Integer> ENDS =
            Set.of(ExitCode.OK.number(), ExitCode.OK_WITH_REJECTS.number(), ExitCode.ALREADY_DONE.number());

    @Parameter
    Databases databases;

    @TempDir
    Path folder;

    /** A delivery whose bans nobody understood when it was run, and definitions that have been mended since. */
    private TestHome mended(String name) {
        PreparedHome prepared = PreparedHome.on(databases);
        TestHome home = prepared.copyTo(folder.resolve(name));
        String right = "direct-marketing-ban, codes: {\"1\": on,";
        home.define("population.yaml", it -> it.replace(right, "direct-marketing-ban, codes: {\"1\": off,")
                .replace("rejected: {max: 1 %, floor: 20}", "rejected: {max: 10 %, floor: 20}"));
        MadeDelivery delivery = MadeDelivery.changes(home, 2);
        List<Person> people = prepared.plainPeople();
        people.subList(0, PEOPLE).forEach(it -> delivery.change(it.hetu(), "suoramarkkinointikielto", "1"));
        people.subList(PEOPLE, PEOPLE + 10).forEach(it -> delivery.change(it.hetu(), "turvakielto", "2"));
        delivery.send();
        assertThat(home.run("population").code()).isEqualTo(ExitCode.OK_WITH_REJECTS);
        return home.define("population.yaml", it -> it.replace("ban, codes: {\"1\": off,", "ban, codes: {\"1\": on,")
                .replace("order, codes: {\"1\": on,", "order, codes: {\"1\": on, \"2\": on,")
                .replace("\"*\": {max: 5 %, floor: 50}", "\"*\": {max: 100 %, floor: 50000}"));
    }

    @Test
    void aKilledRerunEndsAsAnUnbrokenOne() throws Exception {
        endsAsUnbroken("rerun", " match:");
    }

    @Test
    void aKilledReplayEndsAsAnUnbrokenOne() throws Exception {
        endsAsUnbroken("replay", " check:");
    }

    /** @param moment of the log at which the process is killed */
    private void endsAsUnbroken(String verb, String moment) throws Exception {
        TestHome unbroken = mended("unbroken");
        assertThat(Terminal.run(unbroken, verb, RUN).code()).isIn(ENDS);
        TestHome home = mended("killed");
        KillableNight night = new KillableNight(
                home.home(),
                home.jobs(),
                home.home().resolve("keys").resolve("keyset.json"),
                home.installation().machine());
        assertThat(night.runKilledAt(new Moment(moment, 0), verb, RUN)).isTrue();
        String run = latest(home);
        assertThat(home.sql(String.class, "select state from run where id = ?", run))
                .isEqualTo("RUNNING");
        int code = night.end(night.start("resume", run));
        assertThat(code).as(night.tail()).isIn(ENDS);
        assertThat(home.export()).isEqualTo(unbroken.export());
        assertThat(changes(home)).isEqualTo(changes(unbroken));
        assertThat(home.report(run).verdict()).isEqualTo(Verdict.BALANCED);
        assertThat(Terminal.run(home, "runs", "show", run, "--timeline").text())
                .contains(verb + " of " + RUN, "died ", "; takes over from process ", "attempt 2 by resume");
    }

    private static String latest(TestHome home) {
        return home.sql(
                String.class,
                "select id from run where register = 'population' order by started_at desc, id desc limit 1");
    }

    private static long changes(TestHome home) {
        return home.sql(Long.class, "select sum(entries) from audit_bundle where kind = 'change'");
    }
}
