package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.cli.AjantasaCommand;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.testing.Databases;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines that nobody can have meant: refused before anything is done, in three lines that name the command. */
class MistypedLineTest {
    @TempDir
    private static Path folder;

    private static TestHome home;

    @BeforeAll
    static void copy() {
        home = PreparedHome.on(Databases.H2).copyTo(folder.resolve("home"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "runs list --limit -3 | --limit: a number that is not below 0 | runs list --help",
                "runs show R-20261122-03 --list rejected --limit -1 | --limit: a number | runs show --help",
                "runs show R-20261122-03 --list rejected --offset -1 | --offset: a number | runs show --help",
                "review split C-1 --register population --from -5 --reason T | --from: a number | review split --help",
                "review list --older-than -4 | --older-than: a number | review list --help",
                "review decide 1 MAYBE --reason T | SAME | review decide --help",
                "audit verify --from 10 --to 5 | --from and --to | audit verify --help",
                "retention apply abc --reason T | PLAN: the plan's hash | retention apply --help",
                "privacy erase C-1 --confirm abc | --confirm | privacy erase --help",
                "customers show C-1 --purpose quality --true-at 2026-02-30 | --true-at': a day of the calendar"
                        + " | customers show --help",
                "customers show C-1 --purpose quality --known-at 2999-01-01T12:00 | --known-at: a time that has been"
                        + " | customers show --help",
                "explain C-1 --purpose quality --known-at 2999-01-01T12:00 | --known-at: a time that has been"
                        + " | explain --help",
                "explain C-1 --purpose quality --attribute no-such | --attribute: one that | explain --help",
                "contact check C-1 --channel phone --at 2026-03-29T03:30 | the hour in which the clocks are changed"
                        + " | contact check --help",
                "contact check C-1 --channel phone --at 2026-10-25T03:30 | the hour in which the clocks are changed"
                        + " | contact check --help",
                "run nightly --date 2999-01-01 | --date: not after today | run --help",
                "credit count --month 2026-13 | --month': a month, such as 2026-11 | credit count --help",
                "sample-data --customers 10 --population 5 --out no-such | customers is 10, expected 0 to the population of 5"
                        + " | sample-data --help",
                "runs show NO-RUN --list rejected | there is no NO-RUN | runs list",
                "runs show R-20261122-03 --list no-such | there is no R-20261122-03 --list no-such"
                        + " | report R-20261122-03 --format csv",
            })
    void isRefusedInThreeLines(String line, String what, String next) {
        Terminal refused = Terminal.run(home, line.split(" "));

        assertThat(refused.code()).as(refused.text()).isEqualTo(ExitCode.USAGE.number());
        List<String> lines = refused.text().lines().toList();
        assertThat(lines).as(refused.text()).hasSize(3);
        assertThat(lines.get(0)).startsWith("USAGE: ").contains(what);
        assertThat(lines.get(2)).isEqualTo("Next: ajantasa " + next);
    }

    @Test
    void aBlankNamesNothing() {
        for (String[] line :
                new String[][] {{"runs", "show", ""}, {"run", " "}, {"audit", "did", "", "--purpose", "breach"}}) {
            assertThat(Terminal.run(home, line).text()).contains(": not blank.", "--help");
        }
    }

    @Test
    void aHomeThatIsAFileIsNoHome() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        Terminal refused = Terminal.line("status", "--home", file.toString());
        assertThat(refused.code()).isEqualTo(ExitCode.USAGE.number());
        assertThat(refused.text()).contains(file + " is not a folder");
    }

    @Test
    void halfOfWhatIsPrintedIsNoSuccess() {
        PrintStream out = System.out;
        try (PrintStream full = new PrintStream(new FullDisk(), true, StandardCharsets.UTF_8)) {
            System.setOut(full);
            assertThat(AjantasaCommand.execute("--help")).isEqualTo(ExitCode.INTERNAL.number());
        } finally {
            System.setOut(out);
        }
    }

    /** A place without room. */
    private static final class FullDisk extends OutputStream {
        @Override
        public void write(int octet) throws IOException {
            throw new IOException("No space left on device");
        }
    }
}
