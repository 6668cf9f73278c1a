package fi.ajantasa.linkage;

/** The vocabularies that both files share, so that equal texts have equal numbers. */
final class Vocabularies {
    final Vocabulary names = new Vocabulary();
    final Vocabulary streets = new Vocabulary();
    final Vocabulary numbers = new Vocabulary();
    final Vocabulary postcodes = new Vocabulary();
    final Vocabulary towns = new Vocabulary();
    final Vocabulary[] others;

    Vocabularies(int others) {
        this.others = new Vocabulary[others];
        for (int i = 0; i < others; i++) {
            this.others[i] = new Vocabulary();
        }
    }
}
