package fi.ajantasa.batch;

import fi.ajantasa.audit.CheckpointFolder;
import fi.ajantasa.audit.CheckpointPlace;
import fi.ajantasa.audit.KeyTerm;
import fi.ajantasa.audit.LogSealer;
import fi.ajantasa.audit.LogVerifier;
import fi.ajantasa.audit.NoteKey;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.job.Checkpoints;
import fi.ajantasa.job.Jobs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The audit log of an installation, with its key and the places of its checkpoints. */
record LogKeeping(Installation installation, DataSource dataSource, KeyVault keys, Jobs jobs) {
    private static final String BY = "ajantasa";

    /**
     * Seals what waits.
     *
     * @param everywhere whether the second place is asked as well; it may be slow
     * @return the places that could not be reached
     * @throws fi.ajantasa.audit.AuditBroken when the log is not what was signed before, or was signed with a key that the keyset
     *     file does not have
     */
    List<String> seal(TransactionTemplate transaction, Instant at, boolean everywhere) {
        LogSealer.Occasion occasion = new LogSealer.Occasion(BY, jobs.hash(), at);
        return sealer(places(everywhere)).seal(occasion, transaction);
    }

    /** Which keys sign which checkpoints, the oldest first. */
    List<KeyTerm> terms() {
        return sealer(List.of()).terms();
    }

    private LogSealer sealer(List<CheckpointPlace> places) {
        return new LogSealer(dataSource, keys.signer(), places);
    }

    /** Verifies these entries and all checkpoints. */
    LogVerifier.Verified verify(LogVerifier.Range range) {
        Checkpoints checkpoints = jobs.night().checkpoints();
        @Nullable String witness = checkpoints == null ? null : checkpoints.witness();
        @Nullable NoteKey key = witness == null ? null : NoteKey.parse(witness);
        return new LogVerifier(dataSource, keys.signer(), places(true), key).verify(range);
    }

    /** The last checkpoint. */
    Optional<String> findCheckpoint() {
        return sealer(List.of()).findCheckpoint();
    }

    /** Lets checkpoints of what was lost count no more; returns their names. */
    Set<String> admitLoss(String by, String reason, Instant at) {
        LogSealer sealer = sealer(places(true));
        LogSealer.Occasion occasion = new LogSealer.Occasion(by, jobs.hash(), at);
        return Objects.requireNonNull(transaction().execute(status -> {
            try {
                return sealer.admitLoss(occasion, reason);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }));
    }

    TransactionTemplate transaction() {
        return new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    }

    private List<CheckpointPlace> places(boolean everywhere) {
        List<CheckpointPlace> places = new ArrayList<>();
        places.add(new CheckpointFolder(installation.checkpoints()));
        Checkpoints checkpoints = jobs.night().checkpoints();
        if (everywhere && checkpoints != null) {
            places.add(new SecondPlace(
                    checkpoints.to(), installation.transcripts().resolve("checkpoints"), Clock.systemUTC()));
        }
        return places;
    }
}
