package fi.ajantasa.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The image's definition beside the archive it is built from: nothing here has a builder of images. */
class ContainerfileTest {
    private static final Path DIST = Path.of("src/dist");
    private static final String PROGRAM = "/opt/ajantasa";

    private final String text = read("Containerfile").replace("\\\n", " ");

    private static String read(String file) {
        try {
            return Files.readString(DIST.resolve(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The words behind an instruction, of its only line. */
    private String only(String instruction) {
        List<String> found = new ArrayList<>();
        Matcher line = Pattern.compile("(?m)^ *" + instruction + " +(.*)$").matcher(text);
        while (line.find()) {
            found.add(line.group(1).strip());
        }
        assertThat(found).as(instruction).hasSize(1);
        return found.get(0);
    }

    /** Whether the archive has the file, with these rights. */
    private static boolean hasInArchive(String file, String mode) {
        return Jsoup.parse(read("assembly.xml"), Parser.xmlParser()).select("fileSet").stream()
                .filter(set -> "src/dist".equals(text(set, "directory")) && mode.equals(text(set, "fileMode")))
                .anyMatch(set -> set.select("include").eachText().contains(file));
    }

    private static String text(Element set, String name) {
        Element found = set.selectFirst("> " + name);
        return found == null ? "" : found.text();
    }

    @Test
    void copiesTheArchiveAndStartsWhatItHas() {
        assertThat(only("COPY")).isEqualTo(". " + PROGRAM);
        assertThat(hasInArchive("Containerfile", "0644")).isTrue();
        assertThat(hasInArchive("install", "0755")).isTrue();
        assertThat(hasInArchive("bin/ajantasa", "0755")).isTrue();
        assertThat(DIST.resolve("bin/ajantasa")).isExecutable();
        assertThat(DIST.resolve("install")).isExecutable();
        assertThat(text).contains("RUN " + PROGRAM + "/install\n");
        assertThat(only("ENTRYPOINT")).isEqualTo("[\"" + PROGRAM + "/bin/ajantasa\"]");
        assertThat(only("ENV")).contains("PATH=" + PROGRAM + "/bin:$PATH");
    }

    @Test
    void runsAsSomebodyWhoOwnsTheHomeAndNothingElse() {
        assertThat(only("USER")).isEqualTo("10001:10001");
        assertThat(text)
                .contains("groupadd --gid 10001 ", "useradd --uid 10001 --gid 10001 ")
                .contains("install -d -o 10001 -g 10001 -m 0700 " + only("VOLUME"))
                .doesNotContain("--chown", "chmod");
        assertThat(only("ENV")).contains("AJANTASA_HOME=" + only("VOLUME") + " ");
        assertThat(only("WORKDIR")).isEqualTo(only("VOLUME"));
        assertThat(text.indexOf("/install\n")).as("the program belongs to root").isLessThan(text.indexOf("USER "));
    }

    @Test
    void asksAndShowsByCommandsThatExist() {
        CommandLine commands = new CommandLine(new AjantasaCommand());
        assertThat(commands.getSubcommands()).containsKeys("status", "run");
        Matcher health = Pattern.compile("\"ajantasa (\\w+) \\|\\| \\[ \\$\\? -eq (\\d+) ]\"")
                .matcher(text);
        assertThat(health.find()).isTrue();
        assertThat(commands.getSubcommands()).containsKey(health.group(1));
        assertThat(Integer.parseInt(health.group(2))).isEqualTo(ExitCode.LOCKED.number());
    }
}
