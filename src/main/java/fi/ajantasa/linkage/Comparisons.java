package fi.ajantasa.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The comparisons of a left and a right file: one for each kind of information that both have. */
final class Comparisons {
    /** A pattern has four bits for each comparison. */
    static final int MOST = 16;

    static final int MOST_LEVELS = 15;

    private Comparisons() {}

    /** @param others the attributes that have no kind of their own, in the order of the records' columns */
    static List<Comparison> of(SharedTexts texts, List<MappedColumn> others, Records left, Records right) {
        boolean oneFile = texts.oneFile();
        List<Comparison> all = new ArrayList<>();
        names(texts, left, right, all);
        if (any(left.birth) && any(right.birth)) {
            all.add(new DateComparison(left, right));
        }
        if (any(left.sex) && any(right.sex)) {
            all.add(new SexComparison(left.sex, right.sex));
        }
        if (hasPlaces(left) && hasPlaces(right)) {
            all.add(new AddressComparison(texts.addresses(), left, right, oneFile));
        }
        if (any(left.phone) && any(right.phone)) {
            all.add(new PhoneComparison(left, right));
        }
        for (int i = 0; i < others.size() && all.size() < MOST; i++) {
            int[] a = left.others[i];
            int[] b = right.others[i];
            String name = others.get(i).attribute();
            boolean code = others.get(i).kind() == Kind.IDENTIFIER || texts.isCode(i);
            all.add(
                    code
                            ? new IdentifierComparison(name, texts.other(i), a, b)
                            : new TextComparison(name, texts.other(i), a, b, oneFile));
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
        boolean surnames = any(left.surname) && any(right.surname);
        boolean given = any(left.given) && any(right.given);
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
        return any(records.street) || any(records.postcode) || any(records.town);
    }

    private static boolean any(int[] column) {
        return Arrays.stream(column).anyMatch(it -> it != 0);
    }

    private static boolean any(long[] column) {
        return Arrays.stream(column).anyMatch(it -> it != 0);
    }

    private static boolean any(byte[] column) {
        for (byte value : column) {
            if (value != 0) {
                return true;
            }
        }
        return false;
    }
}
