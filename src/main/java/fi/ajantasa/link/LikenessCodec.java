package fi.ajantasa.link;

import fi.ajantasa.job.Verdict;
import fi.ajantasa.linkage.Grounds;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/** A likeness as some fifty bytes: what it concluded, its numbers, its rule and its grounds. */
final class LikenessCodec {
    /** The most bytes of one: rules are at most sixty letters, grounds three bytes for each of eight comparisons. */
    static final int LARGEST = 256;

    private static final byte NONE = 0;
    private static final byte SAME = 1;
    private static final byte POSSIBLE = 2;

    private LikenessCodec() {}

    static void write(ByteBuffer out, @Nullable Likeness likeness) {
        if (likeness == null) {
            out.put(NONE);
            return;
        }
        out.put(likeness.verdict() == Verdict.SAME ? SAME : POSSIBLE);
        out.putLong(likeness.recordKey());
        out.putFloat(likeness.weight());
        out.putFloat(likeness.probability());
        HitCodec.write(out, likeness.runnerUp());
        out.putFloat(likeness.runnerUpProbability());
        put(out, likeness.rule().getBytes(StandardCharsets.UTF_8));
        put(out, likeness.grounds().bytes());
    }

    static @Nullable Likeness read(ByteBuffer in) {
        byte verdict = in.get();
        if (verdict == NONE) {
            return null;
        }
        long recordKey = in.getLong();
        float weight = in.getFloat();
        float probability = in.getFloat();
        int runnerUp = (int) HitCodec.read(in);
        float runnerUpProbability = in.getFloat();
        String rule = new String(get(in), StandardCharsets.UTF_8);
        return new Likeness(
                verdict == SAME ? Verdict.SAME : Verdict.POSSIBLE,
                rule,
                recordKey,
                weight,
                probability,
                runnerUp,
                runnerUpProbability,
                Grounds.from(get(in)));
    }

    /** Passes one and changes the hash of its record in its place. */
    static void rekey(ByteBuffer all, LongUnaryOperator later) {
        int key = all.position() + 1;
        if (read(all) != null) {
            all.putLong(key, later.applyAsLong(all.getLong(key)));
        }
    }

    private static void put(ByteBuffer out, byte[] bytes) {
        out.put((byte) bytes.length);
        out.put(bytes);
    }

    private static byte[] get(ByteBuffer in) {
        byte[] bytes = new byte[in.get()];
        in.get(bytes);
        return bytes;
    }
}
