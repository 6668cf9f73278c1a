package fi.ajantasa.linkage;

/** The vocabularies that both files share, so that equal texts have equal numbers. */
final class Vocabularies {
    final Vocabulary names;
    final Vocabulary streets;
    final Vocabulary numbers;
    final Vocabulary postcodes;
    final Vocabulary towns;
    final Vocabulary[] others;

    Vocabularies(int others) {
        names = new Vocabulary();
        streets = new Vocabulary();
        numbers = new Vocabulary();
        postcodes = new Vocabulary();
        towns = new Vocabulary();
        this.others = new Vocabulary[others];
        for (int i = 0; i < others; i++) {
            this.others[i] = new Vocabulary();
        }
    }

    private Vocabularies(Vocabularies from) {
        names = from.names.copy();
        streets = from.streets.copy();
        numbers = from.numbers.copy();
        postcodes = from.postcodes.copy();
        towns = from.towns.copy();
        others = new Vocabulary[0];
    }

    /** The same names and addresses, apart from these from now on. */
    Vocabularies copy() {
        return new Vocabularies(this);
    }
}
