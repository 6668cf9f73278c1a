package fi.ajantasa.linkage;

import java.util.Arrays;
import java.util.function.ToLongFunction;

/**
 * How common texts of ours were on the day of some frequencies, by the number of the text without accents; the hash of a
 * text is made once, of one that is forgotten again when it is asked for. For one thread.
 */
final class TextFrequencies {
    private final Frequencies frequencies;
    private final Texts texts;
    private final ToLongFunction<String> hasher;
    private final long[] lasting;

    /** Of the texts that are forgotten again, 0 until asked for. */
    private long[] passing = new long[8];

    private int passed;

    TextFrequencies(Frequencies frequencies, Texts texts, ToLongFunction<String> hasher) {
        this.frequencies = frequencies;
        this.texts = texts;
        this.hasher = hasher;
        lasting = new long[texts.size()];
        for (int id = 1; id < lasting.length; id++) {
            lasting[id] = texts.plain(id) == id ? make(id) : 0;
        }
    }

    /** One more than the largest number of a text known for good. */
    int size() {
        return lasting.length;
    }

    int persons() {
        return frequencies.persons();
    }

    int of(int kind, int plain) {
        return frequencies.of(kind, hash(plain));
    }

    int ofBoth(int surname, int given) {
        return frequencies.ofBoth(hash(surname), hash(given));
    }

    long hash(int plain) {
        if (plain < lasting.length) {
            return lasting[plain];
        }
        int place = plain - lasting.length;
        if (place >= passing.length) {
            passing = Arrays.copyOf(passing, place + 8);
        }
        if (passing[place] == 0) {
            passing[place] = make(plain);
            passed = Math.max(passed, place + 1);
        }
        return passing[place];
    }

    /** Forgets the texts interned since the beginning. */
    void forget() {
        Arrays.fill(passing, 0, passed, 0);
        passed = 0;
    }

    private long make(int id) {
        return hasher.applyAsLong(texts.vocabulary().text(id));
    }
}
