package fi.ajantasa.source;

import fi.ajantasa.job.XmlFormat;
import fi.ajantasa.person.Cents;
import fi.ajantasa.source.XmlTranscript.Element;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Counts elements and adds up amounts of money in them, to be compared with what the file says of them (F45, F131). */
final class XmlSums {
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,15}");

    private final XmlFormat.Totals said;
    private long count;
    private long sum;
    private long allCounts;
    private long allSums;
    private boolean compared;

    XmlSums(XmlFormat.Totals said) {
        this.said = said;
    }

    /** Takes in the innermost element, which ends; at the end of what the totals are of they are compared. */
    void end(Deque<Element> open, int line) throws BadFileException {
        Element ends = open.element();
        if (ends.name().equals(said.each())) {
            count++;
        }
        Element owner = XmlPaths.owner(said.of(), open);
        if (owner != null) {
            sum = Math.addExact(sum, amount(owner.read().getOrDefault(said.of(), ""), line));
        }
        if (ends.name().equals(said.within())) {
            compare(ends, line);
        }
    }

    private void compare(Element whole, int line) throws BadFileException {
        String saidCount = whole.read().getOrDefault(said.count(), "");
        if (!COUNT.matcher(saidCount).matches()) {
            throw notUnderstood("count", line);
        }
        long saidSum = amount(whole.read().getOrDefault(said.sum(), ""), line);
        if (Long.parseLong(saidCount) != count) {
            throw differs("count", Long.toString(count), saidCount);
        }
        if (saidSum != sum) {
            throw differs("sum", new Cents(sum).euros(), new Cents(saidSum).euros());
        }
        allCounts += count;
        allSums = Math.addExact(allSums, sum);
        count = 0;
        sum = 0;
        compared = true;
    }

    /** In cents. */
    private long amount(String text, int line) throws BadFileException {
        OptionalLong cents = Cents.readEuros(text);
        if (cents.isEmpty()) {
            throw notUnderstood("sum", line);
        }
        return cents.getAsLong();
    }

    private BadFileException notUnderstood(String what, int line) {
        return new BadFileException(
                "total-not-understood",
                "line " + line + ": " + said.name() + "-" + what + " is missing or no number",
                "a number in " + said.within());
    }

    private BadFileException differs(String what, String found, String expected) {
        return new BadFileException(
                "control-total-differs", said.name() + "-" + what + " " + found, expected + " as the file says");
    }

    /** What was compared, once it holds; a file that says nothing of its records is refused (F46). */
    List<Total> totals(String file) throws BadFileException {
        if (!compared || count > 0) {
            throw new BadFileException("control-total-missing", "no " + said.within(), "totals in " + said.within());
        }
        List<Total> totals = new ArrayList<>();
        totals.add(Total.of(said.name() + "-count", file, allCounts, allCounts));
        totals.add(Total.of(said.name() + "-sum", file, allSums, allSums));
        return totals;
    }
}
