package fi.ajantasa.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SimulateCommandTest {
    @TempDir
    Path temp;

    @Test
    void saysThatThereAreNoDefinitionsToSimulateRegistersFor() {
        StringWriter err = new StringWriter();
        CommandLine line = new CommandLine(new AjantasaCommand());
        line.setErr(new PrintWriter(err));
        Path missing = temp.resolve("jobs");
        String folder = temp.resolve("simulation").toString();

        int code = line.execute("simulate", "--run", "--jobs", missing.toString(), "--folder", folder);

        assertThat(code).isEqualTo(ExitCode.USAGE.number());
        assertThat(err.toString()).contains("--jobs: there is no folder " + missing);
        assertThat(temp.resolve("simulation")).doesNotExist();
    }
}
