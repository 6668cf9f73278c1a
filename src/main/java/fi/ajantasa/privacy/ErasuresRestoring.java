package fi.ajantasa.privacy;

import fi.ajantasa.batch.Desk;
import fi.ajantasa.batch.ErasedQuery;
import fi.ajantasa.batch.Installation;
import fi.ajantasa.customer.Customer;
import fi.ajantasa.customer.CustomerStore;
import fi.ajantasa.customer.IdentityHashes;
import fi.ajantasa.customer.IdentityKind;
import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.job.Jobs;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Erases once more, from the journal, whom an older database has brought back; also ends what a kill left half-done (F154). */
public final class ErasuresRestoring {
    private final Installation installation;
    private final Clock clock;

    public ErasuresRestoring(Installation installation, Clock clock) {
        this.installation = installation;
        this.clock = clock;
    }

    /**
     * What came of it: OK, ALREADY_DONE, or LOCKED when somebody may still see what was removed.
     *
     * @param replayed the erasures that the database lacked
     * @param erased how many customers were in it again, or still
     */
    public record Replayed(ExitCode code, int replayed, int erased) {}

    /**
     * Brings the database to where the journal is, under the lease.
     *
     * @throws fi.ajantasa.batch.Locked when another process is running
     * @throws LaterIndexKey when the database is from before a change of the index key, which must be done first
     */
    public Replayed replay() throws DefinitionException {
        Jobs jobs = installation.readJobs();
        List<Erasure> gone = new ArrayList<>();
        int replayed;
        int erased = 0;
        try (Desk desk = Desk.owner(installation, true)) {
            ErasureStore store = new ErasureStore(desk.dataSource(), desk.keys());
            Eraser eraser = new Eraser(installation, desk, jobs, clock);
            Map<Integer, ErasureWord> words = new ErasureJournal(installation, desk.keys()).words();
            Set<Long> lost = new ErasedQuery(installation, desk.dataSource()).listLost();
            replayed = lost.size();
            for (long id : lost.stream().sorted().toList()) {
                ErasureWord word = Objects.requireNonNull(words.get((int) id));
                Erasure erasure = word.erasure(
                        (int) id, findCustomer(desk, store, word.number()).orElse(0));
                desk.transaction().executeWithoutResult(status -> store.begin(erasure));
            }
            for (Erasure open : store.listOpen()) {
                erased += open.state() == Erasure.State.BEGUN && open.customer() > 0 ? 1 : 0;
                goOn(desk, eraser, open, words.get(open.id())).ifPresent(gone::add);
            }
        }
        if (gone.isEmpty()) {
            return new Replayed(ExitCode.ALREADY_DONE, 0, 0);
        }
        ErasureResult result = new Erasing(installation, clock).finish(gone, jobs.hash());
        return new Replayed(result.code(), replayed, erased);
    }

    /** One that never came to the journal was confirmed all the same, and its customer is there still. */
    private static Optional<Erasure> goOn(Desk desk, Eraser eraser, Erasure open, @Nullable ErasureWord word) {
        if (open.state() == Erasure.State.GONE) {
            return Optional.of(open);
        }
        Optional<Customer> customer = new CustomerStore(desk.dataSource(), desk.keys())
                .read(new int[] {open.customer()}).stream().findFirst();
        if (word == null) {
            return customer.map(it -> eraser.erase(open, it));
        }
        return Optional.of(
                customer.map(it -> eraser.eraseAgain(open, it, word)).orElseGet(() -> eraser.note(open, word)));
    }

    private static Optional<Integer> findCustomer(Desk desk, ErasureStore store, long number) {
        IdentityHashes hashes = new IdentityHashes(desk.keys());
        return store.numbers().entrySet().stream()
                .filter(it -> hashes.of(IdentityKind.NUMBER, it.getValue()) == number)
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
