package fi.ajantasa.source;

import fi.ajantasa.job.CsvFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;

/**
 * Reads a file once more to verify repeats: a byte-equal repeat is a duplicate (F67), and where a key may stand only
 * once, records with one key and different content are all refused (F68).
 */
final class RepeatSearch {
    static final String OTHER_CONTENT = "same-key-other-content";

    /** One record whose number was seen more than once. */
    private record Occurrence(long number, long row, long line, long offset, int length, int keyAt, int keyLength) {}

    /** Records that are the same: byte by byte, or by key. */
    private static final class Group {
        final byte[] first;
        final Occurrence one;
        final List<Occurrence> members = new ArrayList<>();
        boolean differ;

        Group(Occurrence one, byte[] first) {
            this.one = one;
            this.first = first;
        }
    }

    private final FileProof file;
    private final Repeats repeats;
    private final RowRejections rejections;
    private final RoaringBitmap duplicates;

    RepeatSearch(FileProof file, Repeats repeats, RowRejections rejections, RoaringBitmap duplicates) {
        this.file = file;
        this.repeats = repeats;
        this.rejections = rejections;
        this.duplicates = duplicates;
    }

    void run(CsvFormat format, KeyColumn key) throws IOException {
        List<Occurrence> found = new ArrayList<>();
        RangeScanner scanner = new RangeScanner(file, format, key);
        for (Range range : file.ranges()) {
            scanner.scan(range, record -> note(record, found));
        }
        found.sort(Comparator.comparingLong(Occurrence::number).thenComparingLong(Occurrence::row));
        try (RecordReader reader = new RecordReader(file)) {
            for (int from = 0, to; from < found.size(); from = to) {
                to = from + 1;
                while (to < found.size()
                        && found.get(to).number() == found.get(from).number()) {
                    to++;
                }
                settle(groups(found.subList(from, to), reader));
            }
        }
    }

    private void note(ScannedRecord record, List<Occurrence> found) {
        if (repeats.suspects(record)) {
            found.add(new Occurrence(
                    repeats.number(record),
                    record.row,
                    record.line,
                    record.offset,
                    record.length(),
                    record.keyFrom - record.from,
                    record.keyTo - record.keyFrom));
        }
    }

    private List<Group> groups(List<Occurrence> sameNumber, RecordReader reader) throws IOException {
        List<Group> groups = new ArrayList<>();
        for (Occurrence occurrence : sameNumber) {
            byte[] bytes = reader.record(occurrence.offset(), occurrence.length());
            Group group = groups.stream()
                    .filter(known -> same(known, occurrence, bytes))
                    .findFirst()
                    .orElse(null);
            if (group == null) {
                group = new Group(occurrence, bytes);
                groups.add(group);
            }
            group.members.add(occurrence);
            group.differ |= !Arrays.equals(group.first, bytes);
        }
        return groups;
    }

    private boolean same(Group group, Occurrence other, byte[] bytes) {
        return repeats.unique() ? sameKey(group, other, bytes) : Arrays.equals(group.first, bytes);
    }

    private static boolean sameKey(Group group, Occurrence other, byte[] bytes) {
        int from = group.one.keyAt();
        int to = from + group.one.keyLength();
        return Arrays.equals(group.first, from, to, bytes, other.keyAt(), other.keyAt() + other.keyLength());
    }

    private void settle(List<Group> groups) {
        for (Group group : groups) {
            List<Occurrence> members = group.members;
            if (group.differ) {
                members.forEach(member -> rejections.add(member.row(), member.line(), OTHER_CONTENT));
            } else {
                members.subList(1, members.size()).forEach(member -> duplicates.add((int) member.row()));
            }
        }
    }
}
