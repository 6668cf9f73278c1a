package fi.ajantasa.place;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The house numbers of one side of a street in one postcode.
 *
 * @param finnish name of the street, empty where it has a Swedish one only, or where the row is about no street
 * @param swedish name of the street, empty where it has a Finnish one only
 * @param smallest as the list writes it, such as {@code 5a/7b}; empty where it names none
 */
public record StreetRange(String postcode, String finnish, String swedish, Side side, String smallest, String largest)
        implements PlaceEntry {
    private static final int LEAST = 0;
    private static final int MOST = Integer.MAX_VALUE;

    /** Which numbers a range is about. */
    public enum Side {
        /** The list tells no side: any number will do. */
        NONE,
        ODD,
        EVEN;

        /** The {@link #remainder} of a side that the list does not tell. */
        static final byte ANY = -1;

        /** What is left of its numbers divided by two. */
        byte remainder() {
            return switch (this) {
                case NONE -> ANY;
                case ODD -> 1;
                case EVEN -> 0;
            };
        }

        static Set<String> words() {
            return Arrays.stream(values()).map(Side::word).collect(Collectors.toSet());
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The side of this word, which is one of {@link #words}. */
        public static Side of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    @Override
    public String code() {
        return "";
    }

    /** What the street is called, in each language once. */
    List<String> names() {
        return Stream.of(finnish, swedish)
                .filter(it -> !it.isEmpty())
                .distinct()
                .toList();
    }

    /** Whether both ends can be read; an end may be missing. */
    public boolean isReadable() {
        return isReadable(smallest) && isReadable(largest);
    }

    private static boolean isReadable(String end) {
        return end.isEmpty() || HouseNumber.find(end).isPresent();
    }

    int from() {
        return HouseNumber.find(smallest).map(HouseNumber::from).orElse(LEAST);
    }

    int to() {
        return HouseNumber.find(largest)
                .filter(it -> it.last() > 0)
                .map(HouseNumber::end)
                .orElse(MOST);
    }
}
