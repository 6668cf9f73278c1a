package fi.ajantasa.link;

import fi.ajantasa.customer.Fingerprint;
import fi.ajantasa.linkage.Kind;
import fi.ajantasa.linkage.PersonTexts;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;

/** A keyed hash of what each customer is known by, from which a later night sees who has changed. */
public final class PersonMarks {
    private final long[] marks;

    private PersonMarks(long[] marks) {
        this.marks = marks;
    }

    /** Marks of nobody yet, with room for customers up to this id. */
    static PersonMarks upTo(int maxId) {
        return new PersonMarks(new long[maxId + 1]);
    }

    static PersonMarks from(byte[] bytes) {
        long[] marks = new long[bytes.length / Long.BYTES];
        ByteBuffer.wrap(bytes).asLongBuffer().get(marks);
        return new PersonMarks(marks);
    }

    byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(marks.length * Long.BYTES);
        bytes.asLongBuffer().put(marks);
        return bytes.array();
    }

    void mark(int customer, PersonTexts person, Fingerprint hash) {
        StringBuilder texts = new StringBuilder();
        append(texts, person.texts());
        person.homes().forEach(it -> append(texts, it));
        person.phones().forEach(it -> texts.append(it).append('\n'));
        byte[] bytes = texts.toString().getBytes(StandardCharsets.UTF_8);
        marks[customer] = hash.of(bytes, 0, bytes.length);
    }

    private static void append(StringBuilder to, Map<Kind, String> texts) {
        texts.forEach((kind, text) -> to.append(kind).append('\t').append(text).append('\t'));
        to.append('\n');
    }

    /** Who is new, gone or otherwise known than before. */
    public BitSet changedSince(PersonMarks before) {
        BitSet changed = new BitSet();
        for (int id = 0; id < Math.max(marks.length, before.marks.length); id++) {
            if (of(id) != before.of(id)) {
                changed.set(id);
            }
        }
        return changed;
    }

    private long of(int customer) {
        return customer < marks.length ? marks[customer] : 0;
    }

    /** How many customers are known by anything. */
    public int size() {
        return (int) Arrays.stream(marks).filter(it -> it != 0).count();
    }

    /** One number for all marks. */
    public long digest() {
        long digest = 1;
        for (long mark : marks) {
            digest = digest * 0x9E3779B97F4A7C15L + mark;
        }
        return digest;
    }
}
