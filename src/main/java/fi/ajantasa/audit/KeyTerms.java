package fi.ajantasa.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Which key signs which checkpoints: each from the first that it signed, together with the key before it. From then on that
 * one is retired, and whatever it signs alone is not ours.
 */
final class KeyTerms {
    private final List<NoteKey> keys;
    private final long[] from;

    /** @param keys the oldest first */
    KeyTerms(List<NoteKey> keys, Collection<Checkpoint> checkpoints) {
        this.keys = keys;
        this.from = new long[keys.size()];
        for (int i = 1; i < from.length; i++) {
            NoteKey key = keys.get(i);
            from[i] = checkpoints.stream()
                    .filter(it -> it.note().names(key))
                    .mapToLong(Checkpoint::size)
                    .min()
                    .orElse(Long.MAX_VALUE);
        }
    }

    /** What is wrong with the keys that signed the checkpoint; it names them by their ids. */
    Optional<String> findFault(Checkpoint checkpoint) {
        int due = at(checkpoint.size());
        NoteKey key = keys.get(due);
        if (!checkpoint.note().names(key)) {
            String retired =
                    checkpoint.note().findNewest(keys).map(KeyTerms::id).orElse("of nobody");
            return Optional.of("is signed with the key " + retired + ", which was retired at " + from[due]
                    + " entries; since then " + id(key) + " signs");
        }
        NoteKey before = keys.get(at(from[due] - 1));
        if (from[due] == checkpoint.size() && !checkpoint.note().names(before)) {
            return Optional.of("is the first of the key " + id(key) + ", and the key before it, " + id(before)
                    + ", did not sign it");
        }
        return Optional.empty();
    }

    /** The key that is due at a size; of several that began there the newest. */
    private int at(long size) {
        int due = 0;
        for (int i = 1; i < from.length; i++) {
            if (from[i] <= size && from[i] >= from[due]) {
                due = i;
            }
        }
        return due;
    }

    /** Each key with its term, the oldest first. */
    List<KeyTerm> list() {
        List<KeyTerm> terms = new ArrayList<>();
        for (int i = 0; i < from.length; i++) {
            long end = Long.MAX_VALUE;
            for (int later = i + 1; later < from.length; later++) {
                end = Math.min(end, from[later]);
            }
            terms.add(new KeyTerm(keys.get(i).text(), from[i], end));
        }
        return terms;
    }

    private static String id(NoteKey key) {
        return key.text().substring(key.name().length() + 1).substring(0, 2 * Integer.BYTES);
    }
}
