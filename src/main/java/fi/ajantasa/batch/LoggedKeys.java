package fi.ajantasa.batch;

import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.customer.Rekeying;
import fi.ajantasa.customer.RowSeal;
import java.util.HexFormat;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Under which index key the entries of the log tell hashes, while it is read in order: each change of the key is an entry, and
 * those before it tell what earlier keys made.
 */
final class LoggedKeys {
    /** The entry that tells of a change of a key. */
    static final String CHANGED = "key-rotated";

    /** The entry that tells it again where earlier ones were pruned. */
    static final String CARRIED = "index-key";

    private final KeyVault keys;
    private String mark = "";
    private Rekeying toNow;

    LoggedKeys(KeyVault keys) {
        this.keys = keys;
        this.toNow = keys.rekeying("");
    }

    /**
     * Takes an entry in its turn.
     *
     * @return what brings the hashes of those before it to the key of those after it; null when it tells of no change of the
     *     index key
     * @throws fi.ajantasa.customer.KeysUnavailable when the keys are not those that the log tells of
     */
    @Nullable
    Rekeying take(String kind, Supplier<String> body) {
        if (!kind.equals(CHANGED) && !kind.equals(CARRIED)) {
            return null;
        }
        String next = JsonMapper.shared().readTree(body.get()).path("mark").asString("");
        if (next.isEmpty()) {
            return null;
        }
        Rekeying between = keys.rekeying(mark, next);
        toNow = keys.rekeying(next);
        mark = next;
        return between;
    }

    /** The mark of the key under which the entries tell hashes now, empty for the first. */
    String mark() {
        return mark;
    }

    /** Whether that is the key in force. */
    boolean areInForce() {
        return toNow.isIdle();
    }

    /** A hash that an entry tells, as the keys in force make it. */
    long now(long seal) {
        return toNow.of(seal);
    }

    /** The same of a hash in letters, which may be none. */
    String now(String seal) {
        return rekeyed(seal, toNow);
    }

    static String rekeyed(String seal, Rekeying later) {
        return seal.isEmpty() || seal.equals(RowSeal.GONE) || later.isIdle()
                ? seal
                : RowSeal.text(later.of(HexFormat.fromHexDigitsToLong(seal)));
    }
}
