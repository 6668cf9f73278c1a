package fi.ajantasa.batch;

import fi.ajantasa.job.Column;
import fi.ajantasa.job.FileShape;
import fi.ajantasa.linkage.Kind;
import fi.ajantasa.person.Identifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which columns of a file tell who a row is about, and of what kind they are to linking.
 *
 * @param entries in the order in which linking wants them: a house number behind its street
 */
record PersonColumns(List<Entry> entries) {
    private static final List<String> ADDRESSES = List.of(
            "permanent-address", "postal-address", "contact-address", "temporary-address", "site-address", "address");

    /** What one column or several say together; of columns that say the same the first with a text counts. */
    record Entry(Kind kind, List<Integer> places, boolean together) {
        Entry {
            places = List.copyOf(places);
        }
    }

    PersonColumns {
        entries = List.copyOf(entries);
    }

    /** The columns of a delivered file; those it lacks are left out. */
    static PersonColumns of(FileShape shape, List<String> header) {
        Map<String, Integer> places = new TreeMap<>();
        for (Column column : shape.columns().values()) {
            if (header.contains(column.name())) {
                places.put(column.is(), header.indexOf(column.name()));
            }
        }
        Finder finder = new Finder(places);
        finder.first(Kind.SURNAME, "family-name");
        finder.first(Kind.FORMER_SURNAME, "former-family-name");
        finder.first(Kind.GIVEN_NAMES, "given-names", "call-name");
        finder.first(Kind.MIDDLE_NAMES, "middle-name");
        finder.first(Kind.BIRTH_DATE, "birth-date");
        finder.first(Kind.PHONE, "phone", "mobile-phone", "landline-phone");
        finder.address();
        return new PersonColumns(finder.found);
    }

    /** The column with the number by which alone a row is found to be of a customer. */
    static PersonColumns ofIdentifier(Identifier identifier, FileShape shape, List<String> header) {
        List<Integer> places = shape.columnsOf(identifier.attribute()).stream()
                .map(it -> header.indexOf(it.name()))
                .toList();
        return new PersonColumns(List.of(new Entry(Kind.IDENTIFIER, places, false)));
    }

    /** What the rows can tell of a person. */
    static Set<Kind> told(FileShape shape) {
        Set<Kind> told = EnumSet.noneOf(Kind.class);
        of(shape, List.copyOf(shape.columns().keySet())).entries.forEach(it -> told.add(it.kind()));
        return told;
    }

    private static final class Finder {
        private final Map<String, Integer> places;
        private final List<Entry> found = new ArrayList<>();

        Finder(Map<String, Integer> places) {
            this.places = places;
        }

        void first(Kind kind, String... meanings) {
            add(kind, false, meanings);
        }

        private void add(Kind kind, boolean together, String... meanings) {
            List<Integer> some = new ArrayList<>();
            for (String meaning : meanings) {
                Integer place = places.get(meaning);
                if (place != null) {
                    some.add(place);
                }
            }
            if (!some.isEmpty()) {
                found.add(new Entry(kind, some, together));
            }
        }

        /** The first address that the file has. */
        void address() {
            ADDRESSES.stream()
                    .filter(it -> places.keySet().stream().anyMatch(meaning -> meaning.startsWith(it + ".")))
                    .findFirst()
                    .ifPresent(it -> {
                        first(Kind.STREET, it + ".street-line", it + ".street-fi", it + ".street-sv");
                        first(Kind.NUMBER, it + ".number");
                        add(Kind.FLAT, true, it + ".stair", it + ".apartment", it + ".split");
                        first(Kind.POSTCODE, it + ".postcode");
                        first(Kind.TOWN, it + ".office-fi", it + ".office-sv");
                    });
            found.sort(Comparator.comparing(Entry::kind));
        }
    }
}
