package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.testing.Databases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Turns that a good delivery does not help: they end before it is looked at, or behind its proof. */
class TurnFaultsNightTest {
    private static final PreparedHome PREPARED = PreparedHome.on(Databases.H2);

    @TempDir
    private Path folder;

    private TestHome home;

    @BeforeEach
    void deliver() {
        home = PREPARED.copyTo(folder);
        MadeDelivery.changes(home, 2)
                .change(PREPARED.plainPeople().get(0).hetu(), "sukunimi", "Uusinen")
                .send();
    }

    private void refuses(ExitCode code, String reason) {
        RegisterResult result = home.run("population");

        assertThat(result.code()).as(result.message()).isEqualTo(code);
        assertThat(result.reason()).isEqualTo(reason);
        assertThat(result.message().lines()).hasSize(3);
        assertThat(home.export()).isEqualTo(PREPARED.export());
        assertThat(home.sql(Long.class, "select count(*) from extract where state = 'APPLIED'"))
                .isEqualTo(2);
        assertThat(home.sql(Long.class, "select count(*) from fact where extract_id > 2"))
                .isZero();
    }

    @Test
    void believesNothingOfAFileThatChangesBehindItsProof_F80() throws IOException {
        Path file;
        try (Stream<Path> files = Files.list(home.inbox("population"))) {
            file = files.filter(it -> it.toString().endsWith("_000002.csv"))
                    .findFirst()
                    .orElseThrow();
        }
        FileChange.behindTheProof(home, file, "Uusinen", "Vanhine");
        refuses(ExitCode.INPUT_BAD, "changed-while-read");
        assertThat(file).content().contains("Vanhine");
    }

    /** The coming end of a permit is warned of; the day after it nothing starts, whatever waits. */
    @Test
    void startsNothingWhenThePermitIsOver_F102() {
        home.define("population.yaml", it -> it.replaceFirst("ends: [\\d-]+", "ends: 2026-11-29"));
        try (TraceLog log = new TraceLog()) {
            assertThat(home.dryRun("population").get(0).code()).isEqualTo(ExitCode.OK);
            assertThat(log.lines()).anyMatch(it -> it.contains("permit DVV-2026-0417 ends in 7 days, on 2026-11-29"));
        }
        home.define("population.yaml", it -> it.replaceFirst("ends: [\\d-]+", "ends: 2026-11-21"));
        refuses(ExitCode.PERMIT_EXPIRED, "permit-ended");
    }
}
