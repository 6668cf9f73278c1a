package fi.ajantasa.link;

import fi.ajantasa.job.Verdict;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;

/** Gathers what is remembered of the rows of one range: first how many are of nobody and of others, then each. */
public final class LinkMemoryPart {
    private static final int LARGEST_NUMBER = 5;

    private ByteBuffer nobody = ByteBuffer.allocate(1 << 10);
    private ByteBuffer others = ByteBuffer.allocate(1 << 10);
    private int told;

    /** Notes the answer to a row by its fingerprint, which is not 0. */
    public void add(long fingerprint, Remembered answer) {
        if (answer.isOfNobody()) {
            nobody = room(nobody, Long.BYTES).putLong(fingerprint);
            return;
        }
        others = room(others, Long.BYTES + (answer.concerned().size() + 2) * LARGEST_NUMBER + LikenessCodec.LARGEST)
                .putLong(fingerprint);
        write(answer.concerned(), it -> HitCodec.write(others, it));
        if (answer.found().isEmpty()) {
            LikenessCodec.write(others, null);
        } else {
            Found found = answer.found().get(0);
            if (answer.found().size() > 1 || found.likeness().verdict() != Verdict.SAME) {
                throw new IllegalArgumentException("only what is certain is remembered");
            }
            LikenessCodec.write(others, found.likeness());
            HitCodec.write(others, found.customer());
        }
        told++;
    }

    private void write(List<Integer> concerned, Consumer<Integer> number) {
        HitCodec.write(others, concerned.size());
        concerned.forEach(number);
    }

    byte[] bytes() {
        ByteBuffer all = ByteBuffer.allocate(2 * Integer.BYTES + nobody.position() + others.position());
        all.putInt(nobody.position() / Long.BYTES).putInt(told);
        all.put(nobody.duplicate().flip()).put(others.duplicate().flip());
        return all.array();
    }

    private static ByteBuffer room(ByteBuffer buffer, int bytes) {
        return buffer.remaining() >= bytes
                ? buffer
                : ByteBuffer.allocate(buffer.capacity() * 2 + bytes).put(buffer.flip());
    }
}
