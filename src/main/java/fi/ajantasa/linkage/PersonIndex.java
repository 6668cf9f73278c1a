package fi.ajantasa.linkage;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Persons in memory with a trained model, ready to link records to them one by one: what a record is linked to never
 * depends on the records before it. Safe for several threads, each with a {@link #matcher} of its own.
 */
public final class PersonIndex {
    private static final Map<Kind, Integer> PLACES = new EnumMap<>(Map.of(
            Kind.SURNAME, Records.SURNAME,
            Kind.FORMER_SURNAME, Records.FORMER,
            Kind.GIVEN_NAMES, Records.FIRST_GIVEN,
            Kind.BIRTH_DATE, Records.BIRTH,
            Kind.SEX, Records.SEX,
            Kind.STREET, Records.STREET,
            Kind.POSTCODE, Records.POSTCODE,
            Kind.TOWN, Records.TOWN));

    final People people;
    final LinkModel model;
    private final Set<Kind> told;
    private final SharedTexts texts;
    private final Blocking blocking;
    private final Blocking watched;
    final Parameters parameters;
    final Prior prior;

    private PersonIndex(People people, LinkModel model, Set<Kind> told) {
        this.people = people;
        this.model = model;
        this.told = Set.copyOf(told);
        Records right = told();
        texts = new SharedTexts(people.texts, people.records, right, false);
        List<Comparison> comparisons = Comparisons.of(texts, List.of(), people.records, right);
        parameters = model.use(texts, List.of(), comparisons);
        prior = Prior.linking(parameters, Math.max(1, people.size()));
        blocking = new Blocking(keys(texts), texts, people.records, right);
        watched = blocking.among(new BitSet());
    }

    private PersonIndex(PersonIndex index, BitSet rows) {
        people = index.people;
        model = index.model;
        told = index.told;
        texts = index.texts;
        parameters = index.parameters;
        prior = index.prior;
        blocking = index.blocking;
        watched = blocking.among(rows);
    }

    /**
     * Takes the persons as they are now.
     *
     * @param told what the records to be linked tell of a person
     * @throws LinkageException when the model lacks a comparison of what both sides tell
     */
    public static PersonIndex of(People people, LinkModel model, Set<Kind> told) {
        return new PersonIndex(people, model, told);
    }

    /** Takes the persons as they are now, and how common their names and towns are as it was on another day. */
    public static PersonIndex of(People people, LinkModel model, Set<Kind> told, Frequencies frequencies) {
        people.records.frequencies(frequencies);
        return of(people, model, told);
    }

    /**
     * The same index, which can also tell which records would be compared with some of its persons.
     *
     * @param persons by the numbers they were added under
     */
    public PersonIndex watching(BitSet persons) {
        BitSet rows = new BitSet();
        for (int row = 0; row < people.records.size(); row++) {
            if (persons.get(people.owners.get(row))) {
                rows.set(row);
            }
        }
        return new PersonIndex(this, rows);
    }

    /** Throws {@link LinkageException} when the model lacks a comparison of what records can tell of our persons. */
    public static void check(LinkModel model, Set<Kind> told) {
        People anybody = new People();
        Map<Kind, String> names = Map.of(
                Kind.SURNAME, "a", Kind.FORMER_SURNAME, "b", Kind.GIVEN_NAMES, "c", Kind.BIRTH_DATE, "1970-01-01");
        Map<Kind, String> home =
                Map.of(Kind.STREET, "d", Kind.NUMBER, "1", Kind.FLAT, "1", Kind.POSTCODE, "00100", Kind.TOWN, "e");
        anybody.add(1, new PersonTexts(names, List.of(home), List.of("0401234567")));
        of(anybody, model, told);
    }

    /** What links records to these persons; for one thread at a time. */
    public PersonMatcher matcher() {
        return new PersonMatcher(this, people.texts.copy(), told());
    }

    SharedTexts texts(Vocabularies own, Records right) {
        return texts.copy(own, people.records, right);
    }

    List<Comparison> comparisons(SharedTexts own, Records right) {
        List<Comparison> comparisons = Comparisons.of(own, List.of(), people.records, right);
        model.use(own, List.of(), comparisons);
        return comparisons;
    }

    Blocking blocking(SharedTexts own) {
        return blocking.copy(keys(own), own);
    }

    /** The blocks of the persons that are watched. */
    Blocking watched(SharedTexts own) {
        return watched.copy(keys(own), own);
    }

    public int size() {
        return people.size();
    }

    private List<BlockingKey> keys(SharedTexts shared) {
        return new BlockingKeys(shared).list(List.of(), people.size() + 1);
    }

    /** A record that has something of each kind, from which it is told what can be compared. */
    private Records told() {
        Records right = new Records(0);
        int row = right.add();
        PLACES.forEach((kind, place) -> right.set(row, place, told.contains(kind) && isKnown(kind) ? 1 : 0));
        if (told.contains(Kind.FULL_NAME) && isKnown(Kind.SURNAME)) {
            right.set(row, Records.SURNAME, 1);
            right.set(row, Records.FIRST_GIVEN, 1);
        }
        right.phone(row, told.contains(Kind.PHONE) ? 1 : 0);
        return right;
    }

    /** Whether any person has a text of this kind, which a comparison could look up. */
    private boolean isKnown(Kind kind) {
        return switch (kind) {
            case STREET -> people.texts.streets.size() > 1;
            case POSTCODE -> people.texts.postcodes.size() > 1;
            case TOWN -> people.texts.towns.size() > 1;
            case BIRTH_DATE, SEX -> true;
            default -> people.texts.names.size() > 1;
        };
    }
}
