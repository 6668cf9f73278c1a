package fi.ajantasa.linkage;

import java.util.ArrayList;
import java.util.List;

/** The comparisons of a left and a right file: one for each kind of information that both have. */
final class Comparisons {
    /** A pattern has four bits for each comparison. */
    static final int MOST = 16;

    static final int MOST_LEVELS = 15;

    private Comparisons() {}

    /** @param others the attributes that have no kind of their own, in the order of the records' columns */
    static List<Comparison> of(SharedTexts texts, List<MappedColumn> others, Records left, Records right) {
        List<Comparison> all = new ArrayList<>();
        names(texts, left, right, all);
        if (left.has(Records.BIRTH) && right.has(Records.BIRTH)) {
            all.add(new DateComparison(left, right));
        }
        if (left.hasSexes() && right.hasSexes()) {
            all.add(new SexComparison(left, right));
        }
        if (hasPlaces(left) && hasPlaces(right)) {
            all.add(new AddressComparison(texts.addresses(), left, right, texts.commonness()));
        }
        if (left.hasPhones() && right.hasPhones()) {
            all.add(new PhoneComparison(left, right));
        }
        for (int i = 0; i < others.size() && all.size() < MOST; i++) {
            Column a = Column.other(left, i);
            Column b = Column.other(right, i);
            String name = others.get(i).attribute();
            boolean code = others.get(i).kind() == Kind.IDENTIFIER || texts.isCode(i);
            all.add(
                    code
                            ? new IdentifierComparison(name, texts.other(i), a, b)
                            : new TextComparison(name, texts.other(i), a, b, texts.spread(i)));
        }
        return all;
    }

    /** The same comparisons, of the left records with each other. */
    static List<Comparison> within(
            SharedTexts texts, List<MappedColumn> others, Records left, List<Comparison> comparisons) {
        List<String> names = comparisons.stream().map(Comparison::name).toList();
        return of(texts, others, left, left).stream()
                .filter(it -> names.contains(it.name()))
                .toList();
    }

    private static void names(SharedTexts texts, Records left, Records right, List<Comparison> all) {
        NamePair names = new NamePair(texts.names(), left, right);
        boolean surnames = left.has(Records.SURNAME) && right.has(Records.SURNAME);
        boolean given = left.has(Records.FIRST_GIVEN) && right.has(Records.FIRST_GIVEN);
        if (surnames && given) {
            all.add(new NameComparison(NameComparison.Part.ORDER, names));
        }
        if (surnames) {
            all.add(new NameComparison(NameComparison.Part.SURNAME, names));
        }
        if (given) {
            all.add(new NameComparison(NameComparison.Part.GIVEN, names));
            all.add(new NameComparison(NameComparison.Part.FURTHER, names));
        }
    }

    private static boolean hasPlaces(Records records) {
        return records.has(Records.STREET) || records.has(Records.POSTCODE) || records.has(Records.TOWN);
    }
}
