package fi.ajantasa.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finnish surnames as many as a large population has: the common ones, then invented ones. The commonest is borne by four
 * in a thousand, and frequencies fall with the rank as they do in the Population Register's name statistics.
 */
final class Families {
    private static final int FLAT_UP_TO_RANK = 50;
    private static final long ORDER_SEED = 1;
    private static final List<String> FIRST = List.of(
            "Ha", "He", "Hi", "Hu", "Ju", "Ka", "Ke", "Ki", "Ko", "Ku", "La", "Le", "Lu", "Ma", "Me", "Mi", "Mu", "Na",
            "Ni", "Nu", "Pa", "Pe", "Pi", "Po", "Pu", "Ra", "Re", "Ri", "Ru", "Sa", "Se", "Si", "So", "Su", "Ta", "Te",
            "To", "Tu", "Va", "Vi");
    private static final List<String> SECOND = List.of(
            "ho", "la", "lli", "rju", "sku", "tti", "vo", "ppo", "kka", "nta", "ska", "lmi", "uri", "ksa", "mpu", "rva",
            "ula", "iha", "hti", "nko");
    private static final List<String> LAST =
            List.of("nen", "la", "lainen", "mäki", "niemi", "järvi", "aho", "ranta", "salo", "harju", "vaara", "saari");

    private Families() {}

    static WeightedList<String> of(List<String> common) {
        List<String> all = new ArrayList<>(common);
        int invented = FIRST.size() * SECOND.size() * LAST.size();
        Permutation order = new Permutation(invented, Dice.of(ORDER_SEED, Dice.Aspect.NAME, 0));
        IntStream.range(0, invented).mapToObj(nth -> invented(order.at(nth))).forEach(all::add);
        List<Integer> ranks = IntStream.range(0, all.size()).boxed().toList();
        WeightedList<Integer> byRank = new WeightedList<>(ranks, rank -> 1.0 / (rank + FLAT_UP_TO_RANK));
        return byRank.map(all::get);
    }

    private static String invented(int nth) {
        String last = LAST.get(nth % LAST.size());
        int stem = nth / LAST.size();
        return FIRST.get(stem % FIRST.size()) + SECOND.get(stem / FIRST.size()) + last;
    }
}
