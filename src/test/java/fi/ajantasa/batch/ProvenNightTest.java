package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.job.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A night whose checkpoints go to a second place, and the walk from a complaint to a proof, as the runbook has it. */
class ProvenNightTest {
    @TempDir
    Path root;

    private TestHome home;

    @BeforeEach
    void deliver() {
        home = TestHome.withWholeNight(root)
                .withCommittedSet()
                .define(
                        "nightly.yaml",
                        it -> it.replaceAll("registers: .*", "registers: [customers, preference]")
                                + "checkpoints: {to: {folder: elsewhere}}\n");
    }

    private Path elsewhere() {
        return root.resolve("elsewhere");
    }

    private static List<Path> checkpoints(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private Terminal audit(String... command) {
        return Terminal.run(
                home, Stream.concat(Stream.of("audit"), Stream.of(command)).toArray(String[]::new));
    }

    /** F157: the database file is gone, with the folder beside it or without. */
    @Test
    void aLogThatIsGoneIsFoundByTheSecondPlace() throws IOException {
        home.night();
        assertThat(checkpoints(elsewhere())).isNotEmpty();
        assertThat(audit("verify").code()).isZero();
        Files.delete(Database.embeddedFile(home.installation()));
        Terminal gone = audit("verify");
        assertThat(gone.code()).as(gone.text()).isEqualTo(ExitCode.AUDIT_FAIL.number());
        assertThat(gone.text()).contains("the database is gone with the whole log");
        for (Path file : checkpoints(home.installation().checkpoints())) {
            Files.delete(file);
        }
        List<RegisterResult> night = home.night();
        RegisterResult last = night.get(night.size() - 1);
        assertThat(last.code()).isEqualTo(ExitCode.AUDIT_FAIL);
        assertThat(last.message()).contains("the whole log is gone; the checkpoint in the second place");
        assertThat(audit("verify").text()).contains("the second place");
    }

    @Test
    void aSecondPlaceThatCannotBeReachedIsToldAndTriedAgain() throws IOException {
        Files.writeString(elsewhere(), "no folder");
        List<RegisterResult> night = home.night();
        RegisterResult last = night.get(night.size() - 1);
        assertThat(last.register()).isEqualTo("audit");
        assertThat(last.code()).isEqualTo(ExitCode.SOURCE_DOWN);
        assertThat(last.message().lines()).hasSize(3);
        assertThat(night.get(0).code()).isIn(ExitCode.OK, ExitCode.OK_WITH_REJECTS);
        Files.delete(elsewhere());
        Terminal again = audit("checkpoint");
        assertThat(again.code()).as(again.text()).isZero();
        assertThat(checkpoints(elsewhere())).hasSize(1);
        assertThat(Files.readString(checkpoints(elsewhere()).get(0))).isEqualTo(again.text());
    }

    /** C1: from the complaint to a file that is verified with nothing but Python; the lines are the runbook's own. */
    @Test
    void provesWhatAnExportFoundOut() throws Exception {
        home.night();
        Path file = root.resolve("calls.csv");
        Terminal export = Terminal.run(
                home,
                "contact",
                "export",
                "--channel",
                "phone",
                "--purpose",
                "marketing",
                "--recipient",
                "Own",
                "--out",
                file.toString());
        assertThat(export.code()).as(export.text()).isZero();
        String denied = home.sql(
                String.class,
                "select min(c.number) from customer c join restriction r on r.customer_id = c.id"
                        + " where r.reason = 'on-phone-preference-list' or r.reason = (select min(reason) from restriction)");
        assertThat(Files.readString(file)).doesNotContain(denied);

        home.permit(Role.REVIEWER);
        List<String> walk = runbook();
        Path proof = root.resolve("complaint.json");
        Terminal receipt = Terminal.run(home, words(walk.get(0), denied, proof));
        assertThat(receipt.code()).as(receipt.text()).isZero();
        String key =
                Terminal.run(home, words(walk.get(1), denied, proof)).text().strip();
        String said = python(walk.get(2).replace("KEY", key).replace("complaint.json", proof.toString()));
        assertThat(said)
                .startsWith("GOOD")
                .contains("receipt: customer ")
                .contains("DENIED")
                .contains("because: ")
                .doesNotContain(denied);
        assertThat(Files.size(proof)).isLessThan(10_000);
    }

    private static List<String> runbook() throws IOException {
        String page = Files.readString(Path.of("src/docs/runbook.md"));
        String section = page.substring(page.indexOf("## 44."));
        return section.substring(section.indexOf("```") + 4).lines().limit(3).toList();
    }

    private static String[] words(String line, String customer, Path proof) {
        List<String> words = new ArrayList<>(List.of(line.split(" ")));
        assertThat(words.remove(0)).isEqualTo("ajantasa");
        words.replaceAll(it -> switch (it) {
            case "CUSTOMER" -> customer;
            case "MOMENT" -> "2099-01-01T12:00";
            case "complaint.json" -> proof.toString();
            default -> it;
        });
        return words.toArray(String[]::new);
    }

    private static String python(String line) throws Exception {
        List<String> words = new ArrayList<>(List.of(line.split(" ")));
        words.set(1, "src/dist/" + words.get(1));
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
