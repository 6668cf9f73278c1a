package fi.ajantasa.source;

import fi.ajantasa.job.RecordTotal;
import fi.ajantasa.job.Spot;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Counts and adds up records of data, to be compared with what a trailer says of them (F45, F131). */
final class RecordSums {
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,15}");

    private final List<One> all = new ArrayList<>();

    /** The running sums of one total. */
    private static final class One {
        private final RecordTotal total;
        private long count;
        private long sum;
        private long saidCount;
        private long saidSum;

        One(RecordTotal total) {
            this.total = total;
        }

        boolean means(Function<Spot, String> pieces) {
            return total.where().entrySet().stream()
                    .allMatch(it -> pieces.apply(it.getKey()).strip().equals(it.getValue()));
        }
    }

    RecordSums(List<RecordTotal> totals) {
        totals.forEach(it -> all.add(new One(it)));
    }

    /** Takes a record of data in; one that no total means would be proven by none. */
    void add(Function<Spot, String> pieces, long line) throws BadFileException {
        boolean meant = all.isEmpty();
        for (One one : all) {
            if (one.means(pieces)) {
                meant = true;
                one.count++;
                one.sum = Math.addExact(one.sum, number(pieces.apply(one.total.of()), one.total.name(), line));
            }
        }
        if (!meant) {
            throw new BadFileException("record-in-no-total", "line " + line, "a record that the trailer counts");
        }
    }

    /** Takes in what the trailer says. */
    void told(Function<Spot, String> pieces, long line) throws BadFileException {
        for (One one : all) {
            one.saidCount = number(pieces.apply(one.total.count()), one.total.name(), line);
            one.saidSum = number(pieces.apply(one.total.sum()), one.total.name(), line);
        }
    }

    private static long number(String text, String name, long line) throws BadFileException {
        if (!DIGITS.matcher(text.strip()).matches()) {
            throw new BadFileException(
                    "total-not-understood", "line " + line + ": " + name + " is no number", "digits");
        }
        return Long.parseLong(text.strip());
    }

    void check() throws BadFileException {
        for (One one : all) {
            check(one.total.name() + "-count", one.count, one.saidCount);
            check(one.total.name() + "-sum", one.sum, one.saidSum);
        }
    }

    private static void check(String name, long found, long said) throws BadFileException {
        if (found != said) {
            throw new BadFileException("control-total-differs", name + " " + found, said + " as the trailer says");
        }
    }

    /** What was compared, once it holds. */
    List<Total> totals(String file) {
        List<Total> totals = new ArrayList<>();
        for (One one : all) {
            totals.add(Total.of(one.total.name() + "-count", file, one.saidCount, one.count));
            totals.add(Total.of(one.total.name() + "-sum", file, one.saidSum, one.sum));
        }
        return totals;
    }
}
