package fi.ajantasa.contact;

import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.customer.SealedJournal;
import fi.ajantasa.customer.SealedJournal.Line;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * What people said to us, once more beside the database. Only ever added to, so that restoring an older database loses no
 * word; only when somebody is erased their words leave it.
 */
public final class ObjectionJournal {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int REALM = 0;

    private final SealedJournal journal;
    private final KeyVault keys;

    public ObjectionJournal(Path file, KeyVault keys) {
        this.journal = new SealedJournal(file, keys, REALM, "objections");
        this.keys = keys;
    }

    /** A word as it is kept here: customers are told by their number, for ids are given anew in a restored database. */
    record Word(String customer, int channels, boolean withdrawn, String evidence, String by, String at) {
        Objection of(long id, int customerId) {
            return new Objection(id, customerId, channels, withdrawn, evidence, by, Instant.parse(at));
        }
    }

    KeyVault keys() {
        return keys;
    }

    /** Every whole line, in order. */
    List<Line> lines() {
        return journal.lines();
    }

    /** The number of the last word, 0 when there is none. */
    long last() {
        return journal.last();
    }

    /**
     * The word of a line.
     *
     * @throws fi.ajantasa.customer.KeysUnavailable when it was sealed with other keys, or altered
     */
    Word open(Line line) {
        return JSON.readValue(journal.open(line), Word.class);
    }

    /** Adds words at the end and returns when they are on the disk. */
    void append(List<Line> lines) {
        journal.append(lines);
    }

    Line seal(long id, Word word) {
        return journal.seal(id, JSON.writeValueAsBytes(word));
    }

    /** Takes the words of a customer who is erased out of it. */
    public void forget(String customer) {
        List<Line> lines = lines();
        List<Line> left = lines.stream()
                .filter(it -> !open(it).customer().equals(customer))
                .toList();
        if (left.size() < lines.size()) {
            journal.replace(left);
        }
    }
}
