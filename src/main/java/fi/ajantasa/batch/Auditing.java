package fi.ajantasa.batch;

import fi.ajantasa.audit.CheckpointFolder;
import fi.ajantasa.audit.KeyTerm;
import fi.ajantasa.audit.LogProver;
import fi.ajantasa.audit.LogState;
import fi.ajantasa.audit.LogStateStore;
import fi.ajantasa.audit.LogVerifier;
import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.Jobs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** What people do with the audit log of an installation; none of it waits for a run. */
public record Auditing(Installation installation, Clock clock) {
    private static final Logger LOG = LoggerFactory.getLogger(Auditing.class);

    /** The checkpoint that stands now, and the places it could not be put into. */
    public record Published(String checkpoint, List<String> unreachable) {}

    /** Verifies the log and notes that it was; one whose database is gone is told of as such. */
    public LogVerifier.Verified verify(LogVerifier.Range range) throws DefinitionException {
        Optional<String> lost = findLost();
        if (lost.isPresent()) {
            return LogVerifier.Verified.failed(lost.get());
        }
        return ask(it -> {
            LogVerifier.Verified verified = it.verify(range);
            note(it, range, verified);
            return verified;
        });
    }

    /** Whoever may only read the database verifies as well. */
    private void note(LogKeeping log, LogVerifier.Range range, LogVerifier.Verified verified) {
        try {
            new LogStateStore(log.dataSource())
                    .add(new LogState.Verification(
                            clock.instant(),
                            range.first(),
                            verified.entries(),
                            verified.faults().size(),
                            verified.unreachable().size()));
        } catch (DataAccessException e) {
            LOG.warn("audit log: that it was verified could not be noted");
        }
    }

    /** That there is no database, although the folder beside it has checkpoints of it. */
    private Optional<String> findLost() {
        try {
            Set<String> names = new CheckpointFolder(installation.checkpoints()).names(Set.of());
            return installation.isUnused() && !names.isEmpty()
                    ? Optional.of("the database is gone with the whole log; the folder beside it has " + names.size()
                            + " checkpoints")
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Seals what waits and puts the checkpoint into all places; nothing when nothing was ever appended.
     *
     * @throws fi.ajantasa.audit.AuditBroken when the log is not what was signed before
     */
    public Optional<Published> publish() throws DefinitionException {
        return ask(it -> {
            List<String> unreachable = it.seal(it.transaction(), clock.instant(), true);
            return it.findCheckpoint().map(checkpoint -> new Published(checkpoint, unreachable));
        });
    }

    /**
     * Lets checkpoints of what a restored database has lost count no more, and seals that this was said.
     *
     * @return their names
     */
    public Set<String> admitLoss(String by, String reason) throws DefinitionException {
        return ask(it -> {
            Set<String> lost = it.admitLoss(by, reason, clock.instant());
            it.seal(it.transaction(), clock.instant(), true);
            return lost;
        });
    }

    /** What replaying the log found: how many customers there are, and what is not as the log says. */
    public record Replayed(int customers, List<String> faults) {}

    /** Replays the log against what is held; the log itself is to be verified beside it. */
    public Replayed replay() throws DefinitionException {
        Jobs jobs = installation.readJobs();
        try (Desk desk = Desk.leased(installation)) {
            TransactionTemplate oneMoment = desk.transaction();
            oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
            oneMoment.setReadOnly(true);
            StateCheck check = new StateCheck(desk.dataSource(), desk.keys(), jobs.catalogue());
            StateCheck.Found found = Objects.requireNonNull(oneMoment.execute(status -> check.check()));
            return new Replayed(found.customers(), found.faults());
        }
    }

    /** A proof of an entry; nothing when there is none of that name, or it was not sealed yet. */
    public Optional<Map<String, Object>> prove(String entry) throws DefinitionException {
        return ask(it -> new LogProver(it.dataSource()).prove(entry));
    }

    /** The keys that checkpoints are verified by and the terms of each, the newest first. */
    public List<KeyTerm> keys() throws DefinitionException {
        List<KeyTerm> terms = new ArrayList<>(ask(LogKeeping::terms));
        Collections.reverse(terms);
        return terms;
    }

    private <T> T ask(Function<LogKeeping, T> question) throws DefinitionException {
        Jobs jobs = installation.readJobs();
        try (Desk desk = Desk.open(installation)) {
            return question.apply(new LogKeeping(installation, desk.dataSource(), desk.keys(), jobs));
        }
    }
}
