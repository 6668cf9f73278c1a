package fi.ajantasa.serve;

import fi.ajantasa.batch.Installation;
import fi.ajantasa.batch.StopSignal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** {@code serve} as a process of its own, at the time that stands in a file: its test moves the days on. */
public final class SimulatedServe {
    private static final int LOOK_MILLIS = 10;

    private SimulatedServe() {}

    /** The time that somebody writes into a file. */
    private static final class WrittenClock extends Clock {
        private final Path file;

        WrittenClock(Path file) {
            this.file = file;
        }

        @Override
        public ZoneId getZone() {
            return ScheduledJob.HELSINKI;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(instant(), zone);
        }

        @Override
        public Instant instant() {
            try {
                return Instant.parse(Files.readString(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Arguments: the home folder, the folder of definitions, and the file with the time. */
    public static void main(String[] arguments) throws Exception {
        Clock clock = new WrittenClock(Path.of(arguments[2]));
        StopSignal stop = new StopSignal();
        Installation installation = Installation.at(Path.of(arguments[0]), Path.of(arguments[1]));
        try (Serving serving = Serving.open(installation, clock, stop, (next, late) -> {
            while (clock.instant().isBefore(next)) {
                stop.sleep(Clock.systemUTC().instant().plusMillis(LOOK_MILLIS), Clock.systemUTC());
            }
        })) {
            serving.run();
        }
    }
}
