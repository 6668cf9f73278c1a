package fi.ajantasa.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The definitions that come with the product. */
class ShippedJobsTest {
    private static final Path JOBS = Path.of("jobs");

    @Test
    void readsWithoutAProblem() {
        assertThat(JobFolder.problems(JOBS)).isEmpty();
    }
}
