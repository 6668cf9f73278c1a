package fi.ajantasa.source;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.JobDefinition;
import fi.ajantasa.job.JobFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The committed sample deliveries are what the committed job files say. */
class SampleDeliveriesTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T00:30:00Z"), ZoneOffset.UTC);

    @TempDir
    Path transcripts;

    @ParameterizedTest
    @ValueSource(strings = {"customers", "population"})
    void provesEveryCommittedDelivery(String register) throws IOException, DefinitionException {
        JobDefinition job = JobFolder.read(Path.of("jobs")).require(register);
        List<Found> found = new Inbox(job.receive(), CLOCK).deliveries();
        assertThat(found).isNotEmpty().allSatisfy(delivery -> assertThat(delivery)
                .isInstanceOf(Delivery.class));
        for (Found each : found) {
            Proof proof = new DeliveryProver(new Transcripts(transcripts))
                    .prove((Delivery) each, job, LocalDate.of(2026, 11, 22));
            assertThat(proof).isInstanceOf(Proven.class);
            Proven proven = (Proven) proof;
            assertThat(proven.accepted()).isPositive();
        }
    }
}
