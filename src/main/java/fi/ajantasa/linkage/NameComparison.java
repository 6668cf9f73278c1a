package fi.ajantasa.linkage;

import java.util.List;

/** The four things a pair of names says: the order of the names, the surname, the first given name, the further ones. */
final class NameComparison implements Comparison {
    /** Which of the four. */
    enum Part {
        ORDER("order of names"),
        SURNAME("surname"),
        GIVEN("given name"),
        FURTHER("further given names");

        private final String title;

        Part(String title) {
            this.title = title;
        }
    }

    static final List<Level> ORDERS =
            List.of(Level.choice("as written"), Level.choice("surname and given name exchanged"));

    private final Part part;
    private final NamePair names;

    NameComparison(Part part, NamePair names) {
        this.part = part;
        this.names = names;
    }

    @Override
    public String name() {
        return part.title;
    }

    @Override
    public List<Level> levels() {
        return switch (part) {
            case ORDER -> ORDERS;
            case SURNAME -> SurnameLevels.LEVELS;
            case GIVEN -> GivenNameLevels.LEVELS;
            case FURTHER -> GivenNameLevels.FURTHER_LEVELS;
        };
    }

    @Override
    public double familiar() {
        return part == Part.SURNAME ? 0.6 : 0.01;
    }

    @Override
    public boolean isOfThePerson() {
        return part == Part.GIVEN;
    }

    @Override
    public void forget() {
        names.forget();
    }

    @Override
    public int level(int left, int right) {
        NamePair pair = names.compare(left, right);
        return switch (part) {
            case ORDER -> pair.isSwapped() ? 1 : 0;
            case SURNAME -> pair.surnameLevel();
            case GIVEN -> pair.givenLevel();
            case FURTHER -> pair.furtherLevel();
        };
    }

    @Override
    public double chance(int left, int right, int level) {
        NamePair pair = names.compare(left, right);
        return switch (part) {
            case ORDER -> 1;
            case SURNAME -> pair.surnameChance(left, right);
            case GIVEN -> pair.givenChance(left, right);
            case FURTHER -> pair.furtherChance();
        };
    }
}
