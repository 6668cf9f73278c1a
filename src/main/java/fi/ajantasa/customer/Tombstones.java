package fi.ajantasa.customer;

import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Who was erased, by keyed hashes: asked about rows that are of none of our customers. For one thread. */
public final class Tombstones {
    private final Map<IdentityKind, Set<Long>> hashes;
    private final Set<Long> readmitted;
    private final KeyVault keys;
    private final IdentityHashes identities;

    private Tombstones(Map<IdentityKind, Set<Long>> hashes, Set<Long> readmitted, KeyVault keys) {
        this.hashes = hashes;
        this.readmitted = readmitted;
        this.keys = keys;
        this.identities = new IdentityHashes(keys);
    }

    public static Tombstones load(DataSource dataSource, KeyVault keys) {
        TombstoneStore store = new TombstoneStore(dataSource);
        return new Tombstones(store.hashes(), store.readmitted(), keys);
    }

    /** The same for another thread. */
    public Tombstones own() {
        return new Tombstones(hashes, readmitted, keys);
    }

    /** Whether nobody was ever erased. */
    public boolean isEmpty() {
        return hashes.isEmpty();
    }

    /**
     * Whether a row is of somebody erased. A row with an identity code is known by it alone, unless we never had the code of
     * whom its names and birth date tell.
     *
     * @param code as it was packed; not above 0 where the row names none
     * @param person as {@link IdentityHashes#person} makes it, null when the row does not tell it
     */
    public boolean cover(long code, @Nullable String person) {
        if (code > 0 && has(IdentityKind.CODE, identities.ofCode(code))) {
            return true;
        }
        return person != null
                && has(
                        code > 0 ? IdentityKind.UNCODED : IdentityKind.PERSON,
                        identities.of(IdentityKind.PERSON, person));
    }

    /** Whether anybody erased is known by names and birth date: where a row names a code, who had none of ours. */
    public boolean knowPeople(boolean coded) {
        return hashes.containsKey(coded ? IdentityKind.UNCODED : IdentityKind.PERSON);
    }

    /** Whether the customer number is of somebody erased. */
    public boolean coverNumber(String number) {
        return has(IdentityKind.NUMBER, identities.of(IdentityKind.NUMBER, number));
    }

    /** Whether a person has said that this number stands for a new contract. */
    public boolean readmit(String number) {
        return readmitted.contains(identities.of(IdentityKind.NUMBER, number));
    }

    private boolean has(IdentityKind kind, long hash) {
        return hashes.getOrDefault(kind, Set.of()).contains(hash);
    }
}
