package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.source.ThisHost;
import fi.ajantasa.testing.Databases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a command transcribed lies in no folder longer than its process lives. */
class TranscriptsTest {
    @TempDir
    Path folder;

    @Test
    void aKilledCommandsTranscriptsGoWithTheNextCommand() throws Exception {
        TestHome home = PreparedHome.on(Databases.H2).copyTo(folder);
        Path living = leave(home, ProcessHandle.current().parent().orElseThrow().pid());
        Path delivery =
                Files.createDirectories(home.installation().transcripts().resolve("0123abcd"));

        Path elsewhere = leave(home, deadProcess(), "another-machine");
        Path dead = leave(home, deadProcess());
        assertThat(Terminal.run(home, "inbox", "verify", "population").code()).isEqualTo(ExitCode.OK.number());
        assertThat(dead).doesNotExist();

        Path another = leave(home, deadProcess());
        assertThat(home.run("population").code()).isEqualTo(ExitCode.ALREADY_DONE);
        assertThat(another).doesNotExist();
        assertThat(living).isNotEmptyDirectory();
        assertThat(elsewhere).isNotEmptyDirectory();
        assertThat(delivery).exists();
    }

    private static long deadProcess() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("true").start();
        process.waitFor();
        return process.pid();
    }

    private static Path leave(TestHome home, long pid) throws IOException {
        return leave(home, pid, ThisHost.name());
    }

    private static Path leave(TestHome home, long pid, String host) throws IOException {
        Path left = home.installation().transcripts().resolve("command-" + pid + "@" + host);
        Files.createDirectories(left.resolve("delivery"));
        Files.writeString(left.resolve("delivery").resolve("rows"), "transcribed");
        return left;
    }
}
