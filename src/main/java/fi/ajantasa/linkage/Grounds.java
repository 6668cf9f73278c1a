package fi.ajantasa.linkage;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Why a link is as likely as it is, in three bytes for each comparison: which, on what level, and its weight; no values. */
public final class Grounds {
    public static final Grounds NONE = new Grounds(new byte[0]);

    private static final int BYTES = 3;

    /** A weight is kept in quarters of a bit. */
    private static final double UNIT = 4;

    private final byte[] bytes;

    private Grounds(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Grounds as they were stored. */
    public static Grounds from(byte[] bytes) {
        return new Grounds(bytes.clone());
    }

    /** @param weights in bits, as many as there are comparisons; those of comparisons without a level do not count */
    static Grounds of(List<Comparison> comparisons, long pattern, double[] weights) {
        ByteBuffer out = ByteBuffer.allocate(comparisons.size() * BYTES);
        for (int c = 0; c < comparisons.size(); c++) {
            int level = PairComparer.level(pattern, c);
            if (level > 0) {
                out.put((byte) KnownComparison.place(comparisons.get(c).name()));
                out.put((byte) (level - 1));
                out.put((byte) Math.max(Byte.MIN_VALUE, Math.min(Byte.MAX_VALUE, Math.round(weights[c] * UNIT))));
            }
        }
        return new Grounds(Arrays.copyOf(out.array(), out.position()));
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public int size() {
        return bytes.length;
    }

    /** What each comparison found, in words, and its weight in bits; no values. */
    public List<Explanation.Step> steps() {
        List<Explanation.Step> steps = new ArrayList<>();
        for (int at = 0; at + BYTES <= bytes.length; at += BYTES) {
            KnownComparison comparison = KnownComparison.at(bytes[at]);
            String level = comparison.levels().get(bytes[at + 1]).words();
            steps.add(new Explanation.Step(comparison.word(), level, bytes[at + 2] / UNIT, "", ""));
        }
        return steps;
    }

    /** One line: each comparison with its level and weight. */
    public String words() {
        return String.join(
                "; ",
                steps().stream()
                        .map(it ->
                                String.format(Locale.ROOT, "%s %s (%+.1f)", it.comparison(), it.level(), it.weight()))
                        .toList());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Grounds grounds && Arrays.equals(bytes, grounds.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return words();
    }
}
