package fi.ajantasa.bench;

import java.util.Locale;

/** The value that must be reached and the one aimed at; the aim says whether more or less is better. */
record Limits(double must, double aim) {
    String words() {
        return number(must) + " / " + number(aim) + " | ";
    }

    String verdict(double value) {
        double sign = aim > must ? -1 : 1;
        String word = sign * value <= sign * aim ? "aim" : sign * value <= sign * must ? "must" : "**missed**";
        return words() + word;
    }

    /** Shares that differ in the fourth place only keep it. */
    static String number(double value) {
        return value < 1
                ? String.format(Locale.ROOT, "%.4f", value).replaceFirst("0{1,2}$", "")
                : String.format(Locale.ROOT, value < 100 ? "%.2f" : "%.0f", value);
    }
}
