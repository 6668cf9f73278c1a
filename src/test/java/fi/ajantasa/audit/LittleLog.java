package fi.ajantasa.audit;

import fi.ajantasa.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A log of a test with a known key, whose checkpoints lie in two folders; each step is a minute after the last. */
final class LittleLog {
    static final Instant START = Instant.parse("2026-11-22T01:30:00.123456789Z");
    private static final byte[] SEED =
            Arrays.copyOfRange(Base64.getDecoder().decode("AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"), 1, 33);
    private static final byte[] OPEN =
            Arrays.copyOfRange(Base64.getDecoder().decode("ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"), 1, 33);

    /** The second test of RFC 8032. */
    private static final byte[] SECOND_SEED =
            Base64.getDecoder().decode("TM0Imyj/ltqdtsNG7BFOD1uKMZ81q6Yk2oz27U+4pvs=");

    private static final byte[] SECOND_OPEN =
            Base64.getDecoder().decode("PUAXw+hDiVqStwqnTRt+vJyYLM8uxJaMwM1V8Sr0Zgw=");

    private final TestDatabase database;
    private final AuditLog log;
    private final List<CheckpointPlace> places;
    private NoteSigner signer = signer();
    private Instant now = START;

    LittleLog(TestDatabase database, Path folder) {
        this.database = database;
        this.log = new AuditLog(database.dataSource());
        this.places =
                List.of(new CheckpointFolder(folder.resolve("beside")), new CheckpointFolder(folder.resolve("second")));
    }

    static NoteSigner signer() {
        return new NoteSigner("ajantasa/test", List.of(OPEN), List.of(SEED));
    }

    /** The same after its key was changed. */
    static NoteSigner rotated() {
        return new NoteSigner("ajantasa/test", List.of(OPEN, SECOND_OPEN), List.of(SEED, SECOND_SEED));
    }

    /** Signs and verifies with these keys from now on. */
    void use(NoteSigner other) {
        signer = other;
    }

    Instant now() {
        return now;
    }

    void turnClock(Instant to) {
        now = to;
    }

    /** Entries of one kind about customers that follow each other. */
    void append(String kind, int first, int count) {
        List<AuditEntry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String body = "{\"n\":" + i + ",\"word\":\"Äijä \\\"x\\\" / y\"}";
            entries.add(new AuditEntry(kind, "R-1", first + i, "night", "billing", "hash", 1, body));
        }
        append(entries);
    }

    void append(List<AuditEntry> entries) {
        Instant at = tick();
        database.transaction().executeWithoutResult(status -> log.append(entries, at));
    }

    private synchronized Instant tick() {
        now = now.plus(Duration.ofMinutes(1));
        return now;
    }

    List<String> seal() {
        return seal(places);
    }

    List<String> seal(List<CheckpointPlace> into) {
        LogSealer.Occasion occasion = new LogSealer.Occasion("night", "hash", tick());
        return new LogSealer(database.dataSource(), signer, into).seal(occasion, database.transaction());
    }

    LogVerifier.Verified verify(LogVerifier.Range range, @Nullable NoteKey witness) {
        return new LogVerifier(database.dataSource(), signer, places, witness).verify(range);
    }

    List<String> faults() {
        return verify(LogVerifier.Range.ALL, null).faults();
    }
}
