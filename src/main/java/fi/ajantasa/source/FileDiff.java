package fi.ajantasa.source;

import fi.ajantasa.job.CsvFormat;
import fi.ajantasa.job.FileShape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.roaringbitmap.RoaringBitmap;

/**
 * Compares two files. First all records that stand in both byte for byte are set aside, then what is left is paired by
 * key, and pairs are compared column by column. Records are told apart by 64-bit hashes, a part of them per pass.
 */
final class FileDiff {
    private final FileProof first;
    private final FileProof second;
    private final FileShape shape;
    private final CsvFormat format;
    private final int atOnce;
    private final KeyColumn key;
    private final RecordParser parser;
    private final List<String> shared = new ArrayList<>();
    private final SortedMap<String, RoaringBitmap> columns = new TreeMap<>();
    private final RoaringBitmap differing = new RoaringBitmap();

    FileDiff(FileProof first, FileProof second, FileShape shape, CsvFormat format, int atOnce) {
        this.first = first;
        this.second = second;
        this.shape = shape;
        this.format = format;
        this.atOnce = atOnce;
        this.key = KeyColumn.of(shape, first.header());
        this.parser = new RecordParser(format);
        shared.addAll(first.header());
        shared.retainAll(second.header());
    }

    FileDifference compare() throws IOException {
        RoaringBitmap restOfFirst = new RoaringBitmap();
        RoaringBitmap restOfSecond = new RoaringBitmap();
        setEqualRecordsAside(restOfFirst, restOfSecond);
        RoaringBitmap onlyFirst = new RoaringBitmap();
        RoaringBitmap onlySecond = new RoaringBitmap();
        pairByKey(restOfFirst, restOfSecond, onlyFirst, onlySecond);
        List<String> unshared = Stream.concat(first.header().stream(), second.header().stream())
                .filter(it -> !shared.contains(it))
                .toList();
        return new FileDifference(
                FileDifference.Side.of(first),
                FileDifference.Side.of(second),
                onlyFirst,
                onlySecond,
                differing,
                columns,
                unshared);
    }

    private void setEqualRecordsAside(RoaringBitmap restOfFirst, RoaringBitmap restOfSecond) throws IOException {
        int passes = passes(Math.max(first.rows(), second.rows()));
        for (int pass = 0; pass < passes; pass++) {
            Share share = new Share(pass, passes);
            RowTable table = new RowTable(capacity());
            scan(first, record -> {
                long hash = hash(record);
                if (share.has(hash)) {
                    table.add(hash, record);
                }
            });
            scan(second, record -> {
                long hash = hash(record);
                if (share.has(hash) && table.take(hash) == RowTable.NONE) {
                    restOfSecond.add(Math.toIntExact(record.row()));
                }
            });
            table.left(restOfFirst);
        }
    }

    private void pairByKey(
            RoaringBitmap restOfFirst, RoaringBitmap restOfSecond, RoaringBitmap onlyFirst, RoaringBitmap onlySecond)
            throws IOException {
        int passes = passes(Math.max(restOfFirst.getLongCardinality(), restOfSecond.getLongCardinality()));
        try (RecordReader reader = new RecordReader(first)) {
            for (int pass = 0; pass < passes; pass++) {
                Share share = new Share(pass, passes);
                RowTable table = new RowTable(capacity());
                scan(first, record -> {
                    if (restOfFirst.contains(Math.toIntExact(record.row())) && share.has(key(record))) {
                        table.add(key(record), record);
                    }
                });
                scan(second, record -> {
                    if (restOfSecond.contains(Math.toIntExact(record.row())) && share.has(key(record))) {
                        pair(table, table.take(key(record)), record, reader, onlySecond);
                    }
                });
                table.left(onlyFirst);
            }
        }
    }

    private void pair(RowTable table, int entry, ScannedRecord record, RecordReader reader, RoaringBitmap onlySecond) {
        if (entry == RowTable.NONE) {
            onlySecond.add(Math.toIntExact(record.row()));
            return;
        }
        try {
            byte[] bytes = reader.record(table.offset(entry), table.length(entry));
            compare(parser.values(bytes, 0, bytes.length), record);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void compare(List<String> before, ScannedRecord record) {
        List<String> after = parser.values(record.buffer, record.from, record.to);
        int row = Math.toIntExact(record.row());
        for (String column : shared) {
            String here = before.get(first.header().indexOf(column));
            String there = after.get(second.header().indexOf(column));
            if (!here.equals(there)) {
                columns.computeIfAbsent(column, it -> new RoaringBitmap()).add(row);
                differing.add(row);
            }
        }
    }

    private void scan(FileProof file, RecordVisitor visitor) throws IOException {
        RangeScanner scanner = new RangeScanner(file, format, KeyColumn.of(shape, file.header()));
        for (Range range : file.ranges()) {
            scanner.scan(range, visitor);
        }
    }

    private int capacity() {
        return (int) Math.min(atOnce, Math.max(first.rows(), second.rows()) + 1);
    }

    private int passes(long rows) {
        return Math.toIntExact((rows + atOnce - 1) / atOnce);
    }

    private static long hash(ScannedRecord record) {
        return ByteWords.hash(record.buffer, record.from, record.to);
    }

    /** A record without a usable key is its own key: it has no partner. */
    private long key(ScannedRecord record) {
        if (key.index() < 0 || (key.hetu() && record.key < 0)) {
            return hash(record);
        }
        if (key.hetu()) {
            return record.key;
        }
        return record.keyTo > record.keyFrom
                ? ByteWords.hash(record.buffer, record.keyFrom, record.keyTo)
                : hash(record);
    }

    /** The part of all hashes that one pass looks at. */
    private record Share(int number, int of) {
        private static final long MIX = 0x9E3779B97F4A7C15L;

        boolean has(long hash) {
            return of == 1 || Math.floorMod((hash * MIX) >>> 32, (long) of) == number;
        }
    }
}
