package fi.ajantasa.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Links records one by one to the persons of an index. All candidates of a record, a relative of one of them whom nobody
 * registered, and nobody at all share one probability. For one thread.
 */
public final class PersonMatcher {
    private static final double LN2 = Math.log(2);

    private final PersonIndex index;
    private final SharedTexts texts;
    private final List<Comparison> comparisons;
    private final Blocking blocking;
    private final Blocking watched;
    private final Records right;
    private final RecordWriter writer;
    private final PairComparer comparer;
    private final double[][] m;
    private final double[][] related;
    private final Cell cell = new Cell();
    private final IntList rows = new IntList();
    private final CandidateMasses persons = new CandidateMasses();
    private double all;
    private double best;

    PersonMatcher(PersonIndex index, Vocabularies own, Records right) {
        this.index = index;
        this.right = right;
        texts = index.texts(own, right);
        comparisons = index.comparisons(texts, right);
        blocking = index.blocking(texts);
        watched = index.watched(texts);
        writer = new RecordWriter(own, texts.addresses().streets().size());
        comparer = new PairComparer(comparisons, index.parameters.u);
        m = Parameters.logarithms(index.parameters.m);
        related = Parameters.logarithms(index.parameters.related);
        begin();
    }

    /** Begins another record, of which nothing is known yet. */
    public void begin() {
        right.clear(0);
        texts.forget();
        comparisons.forEach(Comparison::forget);
    }

    /** Tells what the record says; a house number or flat of its own after the street. */
    public void tell(Kind kind, String text) {
        cell.set(text);
        if (!cell.isEmpty()) {
            writer.write(kind, cell.composed(), right, 0);
        }
    }

    /** The persons the record may be of, the likeliest first, none below this probability. */
    public List<LikelyPerson> link(double least) {
        texts.learn();
        weigh();
        List<LikelyPerson> likely = new ArrayList<>(0);
        for (int i = 0; i < persons.size(); i++) {
            double probability = persons.mass(i) / all;
            if (probability >= least) {
                likely.add(likely(persons.bestRow(i), persons.mass(i), probability));
            }
        }
        if (likely.size() > 1) {
            likely.sort(Comparator.comparingDouble(LikelyPerson::probability)
                    .reversed()
                    .thenComparingInt(LikelyPerson::person));
        }
        return likely;
    }

    /** Whether the record would be compared with any of the persons that are watched. */
    public boolean meetsWatched() {
        texts.learn();
        rows.clear();
        watched.begin();
        for (int stage = 1; stage <= watched.stages() && rows.size() == 0; stage++) {
            watched.candidates(right, 0, stage, rows);
        }
        return rows.size() > 0;
    }

    /** How likely the record linked last is of the likeliest. */
    public double likeliest() {
        return best / all;
    }

    /** How likely the record linked last is of any of our persons at all. */
    public double together() {
        double together = 0;
        for (int i = 0; i < persons.size(); i++) {
            together += persons.mass(i);
        }
        return together / all;
    }

    /**
     * The persons who, or a relative of whom, the record linked last may be of by itself: without a look at the others.
     * While they and what is near the record stay as they are, so does its answer.
     *
     * @param odds against nobody at all
     */
    public List<Integer> concerned(double odds) {
        List<Integer> concerned = new ArrayList<>(2);
        for (int i = 0; i < persons.size(); i++) {
            if (persons.mass(i) + persons.relative(i) >= odds * index.prior.nobody()) {
                concerned.add(index.people.owners.get(persons.person(i)));
            }
        }
        return concerned;
    }

    /** How many candidates each blocking key brought that no earlier one had, by the order of {@link #keys}. */
    public long[] counts() {
        return blocking.counts();
    }

    public List<String> keys() {
        return blocking.keys().stream().map(BlockingKey::name).toList();
    }

    private void weigh() {
        rows.clear();
        persons.clear();
        blocking.begin();
        all = index.prior.nobody();
        best = 0;
        int done = 0;
        for (int stage = 1; stage <= blocking.stages() && !isBeyondDoubt(); stage++) {
            blocking.candidates(right, 0, stage, rows);
            while (done < rows.size()) {
                weigh(rows.get(done++));
            }
        }
    }

    /** Of a person's several records the likeliest counts. */
    private void weigh(int row) {
        comparer.compare(row, 0);
        double mass = index.prior.match() * Math.exp(PairComparer.sum(m, comparer.pattern()) + comparer.rarity());
        double relative = index.prior.relative() > 0
                ? index.prior.relative() * Math.exp(PairComparer.sum(related, comparer.pattern()) + comparer.rarity())
                : 0;
        int place = persons.place(firstOf(row));
        all += persons.raise(place, row, mass) + persons.raiseRelative(place, relative);
        best = Math.max(best, mass);
    }

    private int firstOf(int row) {
        int first = row;
        while (index.people.records.isVariant(first)) {
            first--;
        }
        return first;
    }

    private boolean isBeyondDoubt() {
        return all - best < Matcher.BEYOND_DOUBT * all;
    }

    private LikelyPerson likely(int row, double mass, double probability) {
        comparer.compare(row, 0);
        double[] weights = new double[comparisons.size()];
        Arrays.setAll(weights, c -> weight(c, row));
        return new LikelyPerson(
                index.people.owners.get(row),
                Math.log(mass / index.prior.nobody()) / LN2,
                probability,
                Grounds.of(comparisons, comparer.pattern(), weights));
    }

    private double weight(int comparison, int row) {
        int level = PairComparer.level(comparer.pattern(), comparison) - 1;
        return level < 0 ? 0 : (m[comparison][level] + comparer.rarity(comparison, level, row, 0)) / LN2;
    }
}
