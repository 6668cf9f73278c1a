package fi.ajantasa.linkage;

import java.util.List;

/** A comparison of persons with its levels, under a place that never changes: stored grounds name it by that. */
record KnownComparison(String word, List<Level> levels) {
    private static final List<KnownComparison> ALL = List.of(
            new KnownComparison("order of names", NameComparison.ORDERS),
            new KnownComparison("surname", SurnameLevels.LEVELS),
            new KnownComparison("given name", GivenNameLevels.LEVELS),
            new KnownComparison("further given names", GivenNameLevels.FURTHER_LEVELS),
            new KnownComparison("birth date", DateComparison.LEVELS),
            new KnownComparison("sex", SexComparison.LEVELS),
            new KnownComparison("address", AddressComparison.LEVELS),
            new KnownComparison("phone", PhoneComparison.LEVELS));

    KnownComparison {
        levels = List.copyOf(levels);
    }

    static int place(String name) {
        for (int place = 0; place < ALL.size(); place++) {
            if (ALL.get(place).word.equals(name)) {
                return place;
            }
        }
        throw new IllegalArgumentException("no comparison of persons is called " + name);
    }

    static KnownComparison at(int place) {
        return ALL.get(place);
    }
}
