package fi.ajantasa.link;

import java.nio.ByteBuffer;

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
        others = room(others, Long.BYTES + (answer.concerned().size() + 1) * LARGEST_NUMBER)
                .putLong(fingerprint);
        HitCodec.write(others, answer.concerned().size());
        answer.concerned().forEach(it -> HitCodec.write(others, it));
        for (Found found : answer.found()) {
            others = room(others, LikenessCodec.LARGEST + LARGEST_NUMBER + 1);
            LikenessCodec.write(others, found.likeness());
            HitCodec.write(others, found.customer());
        }
        LikenessCodec.write(others, null);
        told++;
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
