package fi.ajantasa.source;

import fi.ajantasa.job.HttpsPlace;
import fi.ajantasa.job.Remote;
import fi.ajantasa.job.Seal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts files of ours where another company fetches them, or sends them there. */
public final class Outbox implements AutoCloseable {
    private final RemoteFolder folder;
    private final boolean repeatable;
    private final @Nullable PgpSealer sealer;
    private String answer = "";

    /** @param seal how files are encrypted and signed, or null when they are not */
    public Outbox(Remote place, @Nullable Seal seal, LocalDate date, Clock clock) {
        this.folder = RemoteFolder.open(place, date, clock);
        this.sealer = seal == null ? null : new PgpSealer(seal, clock);
        this.repeatable = !(place instanceof HttpsPlace);
    }

    /** Whether a file that is there already is seen there; what is posted could be taken twice. */
    public boolean isRepeatable() {
        return repeatable;
    }

    /**
     * Puts a file of a plain name; empty when it is there. {@link Failure.Reason#PERHAPS_SENT} says that it may be there.
     *
     * @throws UncheckedIOException when the place is on this machine and cannot be written
     */
    public Optional<Failure> put(String name, byte[] content) {
        try {
            byte[] said = sealer == null
                    ? folder.put(name, content, false)
                    : folder.put(name + PgpSealer.ENDING, sealer.seal(name, content), true);
            answer = said.length == 0 ? answer : new String(said, StandardCharsets.UTF_8);
            return Optional.empty();
        } catch (TransportException e) {
            return Optional.of(e.failure());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the other end answered at once, in lines of JSON, to the last file that it answered to; empty where it did not. */
    public String answer() {
        return answer;
    }

    @Override
    public void close() {
        folder.close();
    }
}
