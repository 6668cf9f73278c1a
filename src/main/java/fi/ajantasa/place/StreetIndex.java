package fi.ajantasa.place;

import fi.ajantasa.person.Spelling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Streets in memory, 17 bytes a name and range: 250,000 ranges with names in both languages are some 9 MB. A name in a
 * postcode is known by 64 bits of it; two of half a million alike are not to be expected.
 */
final class StreetIndex {
    private static final int POSTCODES = 100_000;

    private final long[] keys;
    private final int[] from;
    private final int[] to;
    private final byte[] sides;
    private final BitSet postcodes;

    private StreetIndex(Builder builder) {
        int size = builder.entries.size();
        keys = new long[size];
        from = new int[size];
        to = new int[size];
        sides = new byte[size];
        postcodes = builder.postcodes;
        builder.entries.sort((a, b) -> Long.compare(a.key, b.key));
        for (int i = 0; i < size; i++) {
            Builder.Entry entry = builder.entries.get(i);
            keys[i] = entry.key;
            from[i] = entry.from;
            to[i] = entry.to;
            sides[i] = entry.side;
        }
    }

    /** Takes in ranges one by one. */
    static final class Builder {
        private final List<Entry> entries = new ArrayList<>();
        private final BitSet postcodes = new BitSet(POSTCODES);

        private record Entry(long key, int from, int to, byte side) {}

        void add(StreetRange range) {
            int from = range.from();
            int to = range.to();
            byte side = range.side().remainder();
            for (String name : range.names()) {
                entries.add(new Entry(key(range.postcode(), name), from, to, side));
                postcodes.set(Integer.parseInt(range.postcode()));
            }
        }

        StreetIndex done() {
            return new StreetIndex(this);
        }
    }

    boolean isEmpty() {
        return keys.length == 0;
    }

    /** Whether any street of the postcode is known. */
    boolean hasStreets(String postcode) {
        return postcodes.get(Integer.parseInt(postcode));
    }

    boolean hasStreet(String postcode, String street) {
        return Arrays.binarySearch(keys, key(postcode, street)) >= 0;
    }

    boolean hasHouse(String postcode, String street, HouseNumber house) {
        long key = key(postcode, street);
        int found = Arrays.binarySearch(keys, key);
        int at = found;
        while (at > 0 && keys[at - 1] == key) {
            at--;
        }
        while (at >= 0 && at < keys.length && keys[at] == key) {
            if (isOnSide(house.number(), sides[at]) && house.to() >= from[at] && house.from() <= to[at]) {
                return true;
            }
            at++;
        }
        return false;
    }

    private static boolean isOnSide(int number, byte remainder) {
        return remainder == StreetRange.Side.ANY || number % 2 == remainder;
    }

    /** FNV-1a over the postcode and the name without case; å, ä and a stay different. */
    private static long key(String postcode, String street) {
        long hash = 0xcbf29ce484222325L;
        String text = postcode + Spelling.fold(street);
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}
