package fi.ajantasa.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.FileSystemUtils;

/** A witness's key is read before any night, not when the log is verified. */
class CheckpointsReaderTest {
    private static final String WITNESS = "witness.example+9f3b8ddd+BAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8g";

    @TempDir
    Path jobs;

    @BeforeEach
    void copy() throws IOException {
        FileSystemUtils.copyRecursively(Path.of("jobs"), jobs);
    }

    private Jobs read(String witness) throws IOException, DefinitionException {
        Files.writeString(
                jobs.resolve("nightly.yaml"),
                "registers: [customers]\ncheckpoints:\n  to: {folder: elsewhere}\n  witness: \"" + witness + "\"\n");
        return JobFolder.read(jobs);
    }

    @Test
    void takesTheKeyOfAWitness() throws Exception {
        assertThat(read(WITNESS).night().checkpoints()).isNotNull().satisfies(it -> assertThat(it.witness())
                .isEqualTo(WITNESS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // of a log, not of a witness
                "witness.example+2f0a4f33+AQECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8g",
                // with the id of another key
                "witness.example+00000000+BAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8g",
                "witness.example"
            })
    void refusesWhatIsNoneWithFileAndLine_F144(String key) {
        assertThatThrownBy(() -> read(key))
                .isInstanceOfSatisfying(DefinitionException.class, wrong -> assertThat(wrong.problems())
                        .singleElement()
                        .asString()
                        .contains("nightly.yaml")
                        .contains("witness"));
    }
}
