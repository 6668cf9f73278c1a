package fi.ajantasa.privacy;

import fi.ajantasa.batch.Installation;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.customer.SealedJournal;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Who was erased, once more beside the database: keyed hashes, so that restoring an older database brings nobody back. */
final class ErasureJournal {
    private static final int REALM = -2;
    private final SealedJournal journal;
    private final KeyVault keys;

    ErasureJournal(Installation installation, KeyVault keys) {
        this.journal = new SealedJournal(installation.erasures(), keys, REALM, "erasures");
        this.keys = keys;
    }

    long last() {
        return journal.last();
    }

    /**
     * Every erasure by its number, with hashes as the index key in force makes them.
     *
     * @throws LaterIndexKey when some were made by a key that is not in force in this database yet
     */
    SortedMap<Integer, ErasureWord> words() {
        SortedMap<Integer, ErasureWord> words = new TreeMap<>();
        journal.lines().forEach(it -> words.put((int) it.id(), ErasureWord.from(journal.open(it))));
        int later = (int)
                words.values().stream().filter(it -> keys.isWaiting(it.mark())).count();
        if (later > 0) {
            throw new LaterIndexKey(later);
        }
        words.replaceAll((id, word) -> word.rekeyed(keys));
        return words;
    }

    /** Adds an erasure, unless it is there, and returns when it is on the disk. */
    void add(int id, ErasureWord word) {
        if (journal.lines().stream().noneMatch(it -> it.id() == id)) {
            journal.append(List.of(journal.seal(id, word.bytes())));
        }
    }
}
