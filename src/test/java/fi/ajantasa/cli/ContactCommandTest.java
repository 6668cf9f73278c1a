package fi.ajantasa.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ContactCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path temp;

    /** F127, F152: no list was ever taken in. Three lines, and nothing written. */
    @Test
    void refusesAnExportWithoutAnyListInThreeLines() throws IOException {
        Path file = temp.resolve("out.csv");
        assertThat(contact(
                        "export",
                        "--recipient",
                        "Own",
                        "--channel",
                        "phone",
                        "--purpose",
                        "marketing",
                        "--out",
                        file.toString()))
                .isEqualTo(32);
        assertThat(err.toString().lines())
                .hasSize(3)
                .first()
                .asString()
                .startsWith("LEASE_EXPIRED contact export by phone: preference");
        assertThat(err.toString().lines()).last().isEqualTo("Next: ajantasa run preference");
        assertThat(Files.exists(file)).isFalse();
    }

    @Test
    void refusesWhatItDoesNotKnow() throws IOException {
        Path there = Files.createFile(temp.resolve("there.csv"));
        String[] export = {"export", "--recipient", "Own", "--channel", "phone", "--purpose", "marketing", "--out"};
        assertThat(contact(with(export, there.toString()))).isEqualTo(2);
        assertThat(contact(with(export, temp.resolve("no/such/folder.csv").toString())))
                .isEqualTo(2);
        assertThat(contact("export", "--recipient", "Own", "--channel", "fax", "--purpose", "marketing", "--out", "x"))
                .isEqualTo(2);
        assertThat(contact("export", "--recipient", "Own", "--channel", "phone", "--purpose", "credit", "--out", "x"))
                .isEqualTo(2);
        assertThat(contact("check", "C-1", "--channel", "phone", "--purpose", "credit"))
                .isEqualTo(2);
        assertThat(contact("check", "C-1", "--channel", "phone", "--at", "yesterday"))
                .isEqualTo(2);
        assertThat(contact("check", "C-1", "--channel", "phone")).isEqualTo(2);
        assertThat(contact("receipt", "C-1", "--channel", "phone", "--purpose", "complaint"))
                .isEqualTo(2);
        assertThat(contact("object", "C-1", "--channel", "all", "--evidence", " "))
                .isEqualTo(2);
        assertThat(contact("object", "C-1", "--channel", "all", "--evidence", "a\nb"))
                .isEqualTo(2);
        assertThat(contact("object", "C-1", "--channel", "all", "--evidence", "T-9"))
                .isEqualTo(2);
    }

    private static String[] with(String[] words, String last) {
        String[] all = Arrays.copyOf(words, words.length + 1);
        all[words.length] = last;
        return all;
    }

    private int contact(String... words) {
        CommandLine line = new CommandLine(new AjantasaCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setExecutionExceptionHandler(new Failures());
        String[] all = new String[words.length + 5];
        all[0] = "--home";
        all[1] = temp.resolve("data").toString();
        all[2] = "--jobs";
        all[3] = "jobs";
        all[4] = "contact";
        System.arraycopy(words, 0, all, 5, words.length);
        return line.execute(all);
    }
}
