package fi.ajantasa.serve;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.batch.Finding;
import fi.ajantasa.batch.Installation;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeCheckTest {
    @TempDir
    Path folder;

    @Test
    void warnsWhileThereIsSomeRoomAndFailsWhenThereIsLittle_F142() {
        HomeCheck home = new HomeCheck(Installation.at(folder.resolve("data"), folder));
        long free = folder.toFile().getUsableSpace();
        assertThat(home.disk(1).level()).isEqualTo(Finding.Level.OK);
        assertThat(home.disk(2 * free).level()).isEqualTo(Finding.Level.WARNING);
        assertThat(home.disk(100 * free).level()).isEqualTo(Finding.Level.FAULT);
        assertThat(home.disk(100 * free).found()).contains(" free at " + folder);
    }
}
