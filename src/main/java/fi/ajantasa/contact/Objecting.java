package fi.ajantasa.contact;

import fi.ajantasa.customer.CustomerStore;
import fi.ajantasa.customer.IndexKeyStore;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.customer.SealStore;
import fi.ajantasa.person.Channel;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.transaction.support.TransactionTemplate;

/** Notes what a person says to us, at once: it needs no lease, and waits at most for an export to be put into its place. */
public final class Objecting {
    private static final int ATTEMPTS = 10;
    private final ObjectionStore objections;
    private final TransactionTemplate transaction;
    private final String jobHash;
    private final JournalStore journal;
    private final Consumer<Objection> alongside;
    private final CustomerStore customers;
    private final KeptObjectionStore kept;
    private final KeyVault keys;
    private final SealStore seals;
    private final IndexKeyStore index;

    /** @param alongside what else is written of each word that is noted, in its transaction */
    public Objecting(
            DataSource dataSource,
            TransactionTemplate transaction,
            String jobHash,
            ObjectionJournal journal,
            Consumer<Objection> alongside) {
        this.objections = new ObjectionStore(dataSource);
        this.transaction = transaction;
        this.jobHash = jobHash;
        this.journal = new JournalStore(dataSource, journal);
        this.alongside = alongside;
        this.customers = new CustomerStore(dataSource, journal.keys());
        this.kept = new KeptObjectionStore(dataSource);
        this.keys = journal.keys();
        this.seals = new SealStore(dataSource, keys);
        this.index = new IndexKeyStore(dataSource);
    }

    /** The channels an objection to these covers: who wants no telephone calls wants none from a machine either. */
    public static int covered(Collection<Channel> channels) {
        return Channel.mask(channels) | (channels.contains(Channel.PHONE) ? Channel.AUTOMATED_CALL.bit() : 0);
    }

    /**
     * Notes an objection or its withdrawal, audited in the same transaction; it is in the journal before it is committed.
     *
     * @param said whose number counts for nothing
     * @return what was noted; empty when it stood so already
     * @throws ObjectionsLost when the journal has words that the database lacks
     */
    public Optional<Objection> note(Objection said) {
        for (int attempt = 1; ; attempt++) {
            try {
                return transaction.execute(status -> once(said));
            } catch (PessimisticLockingFailureException busy) {
                if (attempt == ATTEMPTS) {
                    throw busy;
                }
            }
        }
    }

    /** With what is kept of the same person from before they were erased: they can take that back, too. */
    private int standing(int customer) {
        Objections own = objections.of(customer);
        return customers.read(new int[] {customer}).stream()
                .findFirst()
                .map(it -> kept.read(keys).with(it, own))
                .orElse(own)
                .standing();
    }

    private Optional<Objection> once(Objection said) {
        int standing = standing(said.customer());
        int news = said.withdrawn() ? said.channels() & standing : said.channels() & ~standing;
        if (news == 0) {
            return Optional.empty();
        }
        Objection noted =
                new Objection(0, said.customer(), news, said.withdrawn(), said.evidence(), said.by(), said.at());
        Objection added = objections.add(noted, jobHash, seals);
        index.confirm(keys);
        alongside.accept(added);
        journal.follow(added.id());
        return Optional.of(added);
    }
}
