package fi.ajantasa.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFileTest {
    private static final LinkModel MODEL = new LinkModel(
            LinkModel.VERSION,
            new LinkModel.Shares(0.95, 0.02, 0.8),
            Map.of("home", 0.25),
            List.of(new LinkModel.LearnedComparison(
                    "sex",
                    List.of(
                            new LinkModel.LearnedLevel("the same", 0.99, 0.5, 0.45),
                            new LinkModel.LearnedLevel("different", 0.01, 0.5, 0.55)))));

    @TempDir
    Path folder;

    @Test
    void readsWhatItWrote() throws IOException {
        Path file = folder.resolve("model.yaml");
        ModelFile.write(MODEL, file);
        assertThat(ModelFile.read(file)).isEqualTo(MODEL);
        assertThat(file)
                .content()
                .contains("{level: 'the same', m: 9.900000e-01, u: 5.000000e-01, related: 4.500000e-01}");
    }

    @Test
    void refusesAModelOfAnotherVersion() throws IOException {
        Path file = Files.writeString(folder.resolve("model.yaml"), "link-model: 99\n");
        assertThatThrownBy(() -> ModelFile.read(file))
                .hasMessageContaining("version 99")
                .hasMessageContaining("train it anew");
    }

    @Test
    void refusesADamagedModel() throws IOException {
        Path file = Files.writeString(folder.resolve("model.yaml"), "link-model: 1\nshares: {registered: high}\n");
        assertThatThrownBy(() -> ModelFile.read(file)).hasMessageContaining("damaged");
    }

    @Test
    void refusesAFileThatIsNoModel() throws IOException {
        Path file = Files.writeString(folder.resolve("model.yaml"), "register: population\n");
        assertThatThrownBy(() -> ModelFile.read(file)).hasMessageContaining("no link model");
    }
}
