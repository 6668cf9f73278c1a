package fi.ajantasa.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What customers of the committed set pay and use. */
class MoneyFilesTest {
    private static final Path COMMITTED = Path.of("sample-data");

    @TempDir
    private Path out;

    @Test
    void equalWhatTheCommandWrites() throws Exception {
        new MoneyFiles(out, SampleOptions.DEFAULT_DATE, 60).write();
        Map<String, byte[]> written = DeliveryFiles.contents(out);
        assertThat(written).hasSize(7);
        for (Map.Entry<String, byte[]> file : written.entrySet()) {
            assertThat(Files.readAllBytes(COMMITTED.resolve(file.getKey())))
                    .as(file.getKey())
                    .isEqualTo(file.getValue());
        }
    }

    @Test
    void areNotThereWhenNobodyPays() throws Exception {
        assertThat(new MoneyFiles(out, SampleOptions.DEFAULT_DATE, 0).write()).isEmpty();
        assertThat(out).isEmptyDirectory();
    }
}
