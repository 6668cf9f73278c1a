package fi.ajantasa.source;

import fi.ajantasa.person.HetuBytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The people of a full list whose rows are several: who stands there twice, and differently. Keeps 28 bytes of each person, for
 * such a list holds our customers only.
 */
final class ToldTwice {
    private long[] people = new long[1 << 10];
    private long[] contents = new long[1 << 10];
    private long[] rows = new long[1 << 10];
    private int[] counts = new int[1 << 10];
    private int size;

    /** Notes a person by a well-formed code; any other is rejected by itself. */
    void add(String code, long content, long firstRow, int count) {
        byte[] bytes = code.getBytes(StandardCharsets.UTF_8);
        long person = HetuBytes.pack(bytes, 0, bytes.length);
        if (person < 0) {
            return;
        }
        if (size == people.length) {
            people = Arrays.copyOf(people, 2 * size);
            contents = Arrays.copyOf(contents, 2 * size);
            rows = Arrays.copyOf(rows, 2 * size);
            counts = Arrays.copyOf(counts, 2 * size);
        }
        people[size] = person;
        contents[size] = content;
        rows[size] = firstRow;
        counts[size++] = count;
    }

    /** Rejects every row of whoever is told of twice and differently. */
    void reject(RowRejections rejections) {
        Set<Long> differing = differing();
        for (int i = 0; i < size && !differing.isEmpty(); i++) {
            if (differing.contains(people[i])) {
                for (long row = rows[i]; row < rows[i] + counts[i]; row++) {
                    rejections.add(row, row, RepeatSearch.OTHER_CONTENT);
                }
            }
        }
    }

    private Set<Long> differing() {
        Set<Long> repeated = repeated();
        Set<Long> differing = new HashSet<>();
        Map<Long, Long> first = new HashMap<>();
        for (int i = 0; i < size && !repeated.isEmpty(); i++) {
            if (repeated.contains(people[i])) {
                Long content = first.putIfAbsent(people[i], contents[i]);
                if (content != null && content != contents[i]) {
                    differing.add(people[i]);
                }
            }
        }
        return differing;
    }

    private Set<Long> repeated() {
        long[] sorted = Arrays.copyOf(people, size);
        Arrays.sort(sorted);
        Set<Long> repeated = new HashSet<>();
        for (int i = 1; i < size; i++) {
            if (sorted[i] == sorted[i - 1]) {
                repeated.add(sorted[i]);
            }
        }
        return repeated;
    }
}
