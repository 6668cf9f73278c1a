package fi.ajantasa.linkage;

/** The beginnings of names as numbers, and all of a record's names as one mask of their beginnings. */
final class Prefixes {
    private final Texts names;
    private final byte[] bits;

    Prefixes(Texts names) {
        this.names = names;
        bits = new byte[names.size()];
        for (int id = 1; id < bits.length; id++) {
            bits[id] = beginning(id);
        }
    }

    int of(int id, int letters) {
        int plain = names.plain(id);
        int length = Math.min(letters, names.length(plain));
        int hash = 7;
        for (int i = 0; i < length; i++) {
            hash = hash * 31 + names.at(plain, i);
        }
        return Hashing.mix(hash);
    }

    /** The first letter and the consonants behind it, doubled ones once: what most mistakes of hearing leave alone. */
    int consonants(int id) {
        int plain = names.plain(id);
        int hash = names.at(plain, 0);
        for (int i = 1; i < names.length(plain); i++) {
            char c = names.at(plain, i);
            if ("aeiouy ".indexOf(c) < 0 && c != names.at(plain, i - 1)) {
                hash = hash * 31 + c;
            }
        }
        return Hashing.mix(hash);
    }

    /** One bit of 64 for the first two letters of each name; all bits when the record has no name. */
    long mask(Records records, int row) {
        long mask = bit(records.surname(row)) | bit(records.former(row));
        for (int i = 0; i < Records.GIVEN; i++) {
            mask |= bit(records.given(row, i));
        }
        return mask == 0 ? -1L : mask;
    }

    private long bit(int id) {
        return id == Vocabulary.MISSING ? 0 : 1L << (id < bits.length ? bits[id] : beginning(id));
    }

    private byte beginning(int id) {
        return (byte) (of(id, 2) >>> 26);
    }
}
