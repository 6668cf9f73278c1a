package fi.ajantasa.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A simulated register that washes numbers answers each list once, and again where a fault spoilt its answer. */
class WashKeeperTest {
    private static final String REPLY = "vastaus_20261122_000004.csv";

    @TempDir
    Path folder;

    private Path in;
    private Path out;
    private WashKeeper keeper;

    @BeforeEach
    void open() throws IOException {
        in = Files.createDirectories(folder.resolve("in"));
        out = Files.createDirectories(folder.resolve("out"));
        keeper = new WashKeeper(in, out);
    }

    private void put() throws IOException {
        Files.writeString(in.resolve("pesu_wash_20261122_000004.csv"), "numero\n+35840111\n+35840112\n+35840113\n");
        Files.writeString(in.resolve("pesu_wash_20261122_000004_control.json"), "{}");
        keeper.answer();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(out)) {
            return files.map(it -> it.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void answersOnceUnderTheNumberOfTheList() throws IOException {
        put();
        assertThat(names()).containsExactly(REPLY, "vastaus_20261122_000004_control.json");
        assertThat(out.resolve(REPLY)).hasContent("numero;tulos\n+35840111;VAPAA\n+35840112;VAPAA\n+35840113;KIELTO\n");
        Files.delete(out.resolve(REPLY));
        keeper.answer();
        assertThat(out.resolve(REPLY)).doesNotExist();
    }

    @Test
    void losesOneNumberAndRepeatsAnother_F107() throws IOException {
        keeper.behave(Faults.find("F107", Registers.WASH).orElseThrow());
        put();
        assertThat(out.resolve(REPLY)).hasContent("numero;tulos\n+35840112;VAPAA\n+35840113;KIELTO\n+35840112;VAPAA\n");
    }

    @Test
    void answersWellAfterANightInWhichItDidNot_F42() throws IOException {
        keeper.behave(Faults.find("F42", Registers.WASH).orElseThrow());
        put();
        assertThat(names()).isEmpty();
        keeper.behave(null);
        assertThat(names()).hasSize(2);
    }
}
