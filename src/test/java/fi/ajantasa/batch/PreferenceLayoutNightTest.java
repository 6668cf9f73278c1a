package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.ListName;
import fi.ajantasa.report.RunReport;
import fi.ajantasa.report.Verdict;
import fi.ajantasa.testing.Databases;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A preference list in the layout with header and trailer runs a night, by another {@code receive:} alone. F45, F51, F53. */
class PreferenceLayoutNightTest {
    private static final Path FIXTURE = Path.of("src/test/resources/fixtures/proposal_asml/kielto_PROPOSAL.csv");
    private static final String RECEIVE =
            """
            receive:
              from: {folder: sample-data/inbox/preference}
              file: "kielto_*.csv"
              control: none
              records:
                header:
                  - starts: "H;"
                    fields:
                      register: {at: 2, must-be: ASML}
                      channel: {at: 3, must-be: PUHELIN}
                      kind: {at: 4, codes: {FULL: base, DELTA: changes}}
                      date: 5
                      sequence: 6
                      count: 7
                data: "D;"
                trailer: {starts: "T;", fields: {count: 2}}
              format:
                csv: {charset: UTF-8, separator: ";", columns: {op: {at: 2, like: "[AD]"}, numero: 3, alkaen: 4, asti: 5}}
              covers: base-or-changes
            """;

    private static TestHome home(Path folder) throws IOException {
        TestHome home = PreparedHome.on(Databases.H2).copyTo(folder);
        home.define("preference.yaml", it -> it.replaceFirst("(?s)receive:\n.*?(?=columns:)", RECEIVE));
        try (Stream<Path> files = Files.list(Files.createDirectories(home.inbox("preference")))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        return home;
    }

    private static void send(TestHome home, String name, String text) throws IOException {
        Files.writeString(home.inbox("preference").resolve(name), text, StandardCharsets.UTF_8);
    }

    @Test
    void takesTheListInAndLeavesNoTranscript(@TempDir Path folder) throws IOException {
        TestHome home = home(folder);
        Files.copy(FIXTURE, home.inbox("preference").resolve("kielto_PROPOSAL.csv"));

        RegisterResult result = home.run("preference");

        assertThat(result.code()).as(result.message()).isEqualTo(ExitCode.OK);
        RunReport report = home.report(result.runs().get(0));
        assertThat(report.verdict()).isEqualTo(Verdict.BALANCED);
        assertThat(report.header().delivery().sequence()).isEqualTo(123);
        assertThat(report.counts().of(ListName.ACCEPTED)).isEqualTo(3);
        try (Stream<Path> left = Files.walk(home.home().resolve("transcripts"))) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
        assertThat(home.run("preference").code()).isEqualTo(ExitCode.ALREADY_DONE);
    }

    @Test
    void stopsAtAGapAndAtAWrongCount(@TempDir Path folder) throws IOException {
        TestHome home = home(folder);
        Files.copy(FIXTURE, home.inbox("preference").resolve("kielto_PROPOSAL.csv"));
        home.run("preference");
        send(home, "kielto_125.csv", "H;ASML;PUHELIN;DELTA;2026-11-22;000125;1\nD;A;+358401112222;2026-11-22;\nT;1\n");
        assertThat(home.run("preference").code()).isEqualTo(ExitCode.INPUT_CONFLICT);
        Files.delete(home.inbox("preference").resolve("kielto_125.csv"));
        send(home, "kielto_124.csv", "H;ASML;PUHELIN;DELTA;2026-11-22;000124;2\nD;A;+358401112222;2026-11-22;\nT;2\n");
        assertThat(home.run("preference").code()).isEqualTo(ExitCode.INPUT_BAD);
        send(home, "kielto_124.csv", "H;ASML;PUHELIN;DELTA;2026-11-22;000124;1\nD;A;+358401112222;2026-11-22;\nT;1\n");
        assertThat(home.run("preference").code()).isEqualTo(ExitCode.OK);
    }
}
