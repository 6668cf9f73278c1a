package fi.ajantasa.source;

import fi.ajantasa.job.CsvFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads one file from end to end: record by record proven well-formed, counted, judged and cut into ranges. */
final class FileScan {
    private static final int MARK = 3;

    private final FileTask task;
    private final ReadSizes sizes;
    private final Function<List<String>, RecordChecks> judge;
    private final RecordScan scan;
    private final RangeMarks marks;
    private final ScannedRecord record = new ScannedRecord();
    private final boolean utf8;
    private List<String> header = List.of();
    private @Nullable RecordChecks checks;
    private @Nullable Refusal refusal;
    private String sha256 = "";
    private int columns;
    private long rows;
    private long line;

    /** @param judge makes the checks of a record once the header is known */
    FileScan(FileTask task, ReadSizes sizes, Function<List<String>, RecordChecks> judge) {
        this.task = task;
        this.sizes = sizes;
        this.judge = judge;
        this.line = task.firstLine();
        CsvFormat format = task.job().receive().format();
        this.scan = new RecordScan(format.separator(), format.charset());
        this.utf8 = format.charset().equals(StandardCharsets.UTF_8);
        this.marks = new RangeMarks(task.index(), sizes.range());
    }

    /** Reads the file; the hash of all its bytes is known afterwards even when it is refused. */
    Optional<Refusal> read() throws IOException {
        try (ChunkReader reader = new ChunkReader(task.path(), sizes)) {
            sha256 = reader.sha256(chunks(reader));
        }
        if (refusal == null && header.isEmpty()) {
            refuse("header-missing", "no line at all");
        }
        return Optional.ofNullable(refusal);
    }

    FileProof proof(Stamp stamp) {
        return new FileProof(task.path(), header, rows, task.firstRow(), marks.list(), sha256, stamp);
    }

    /** Sum of the nine digits of the identity codes, modulo 10<sup>12</sup>: of a file with one row it is a person's code. */
    long keySum() {
        return checks == null ? 0 : checks.keySum();
    }

    List<String> header() {
        return header;
    }

    long rows() {
        return rows;
    }

    String sha256() {
        return sha256;
    }

    boolean mostlyArtificial() {
        return checks != null && checks.mostlyArtificial();
    }

    /** Scans chunk after chunk, each joined to the unfinished record of the one before; gives the last one taken. */
    private Chunk chunks(ChunkReader reader) throws IOException {
        Chunk chunk = reader.take();
        int from = chunk.start;
        long base = -chunk.start;
        while (true) {
            chunk.fence();
            int tail = records(chunk, from, base);
            int open = chunk.limit() - tail;
            if (refusal == null && open > sizes.longestRecord()) {
                tooLong();
            }
            if (refusal != null || chunk.last) {
                end(chunk, tail, base);
                return chunk;
            }
            Chunk next = reader.take();
            from = next.start - open;
            System.arraycopy(chunk.bytes, tail, next.bytes, from, open);
            base += tail - from;
            reader.release(chunk);
            chunk = next;
        }
    }

    private void end(Chunk chunk, int tail, long base) {
        if (refusal == null && tail < chunk.limit()) {
            boolean ended = chunk.bytes[chunk.limit() - 1] == '\n';
            refuse(ended ? "quote-not-closed" : "last-line-break-missing", "record from line " + line + " never ends");
        }
        marks.cut(base + tail, task.firstRow() + rows, line);
    }

    /** Passes all whole records of the buffer; gives where the unfinished one starts. */
    private int records(Chunk chunk, int from, long base) {
        byte[] b = chunk.bytes;
        int limit = chunk.limit();
        int start = from;
        int marked = from;
        while (start < limit && refusal == null) {
            int skip = header.isEmpty() ? mark(chunk, start) : 0;
            int next = skip < 0 ? RecordScan.INCOMPLETE : scan.next(b, start + skip, limit);
            if (next < 0) {
                if (next == RecordScan.FAULTY) {
                    line += scan.breaks;
                    refuse(scan.fault, "line " + line);
                }
                break;
            }
            if (next - start > sizes.longestRecord()) {
                tooLong();
            } else if (scan.end > start + skip && header.isEmpty()) {
                header(b, start + skip, base + next);
                marked = next;
            } else if (scan.end > start) {
                if (marks.full(base + start)) {
                    marks.add(b, marked, start);
                    marks.cut(base + start, task.firstRow() + rows, line);
                    marked = start;
                }
                row(b, start, base);
            }
            line += 1 + scan.breaks;
            start = next;
        }
        marks.add(b, marked, start);
        return start;
    }

    /** Length of a byte order mark here, or -1 when too little has been read to tell. */
    private int mark(Chunk chunk, int at) {
        if (!utf8 || line > 1 || (chunk.bytes[at] & 0xff) != 0xEF) {
            return 0;
        }
        if (chunk.limit() - at < MARK) {
            return -1;
        }
        return (chunk.bytes[at + 1] & 0xff) == 0xBB && (chunk.bytes[at + 2] & 0xff) == 0xBF ? MARK : 0;
    }

    private void header(byte[] b, int start, long behind) {
        CsvFormat format = task.job().receive().format();
        header = new RecordParser(format).values(b, start, scan.end);
        columns = scan.columns;
        List<String> notDelivered = task.delivery().totals().notDelivered();
        HeaderCheck check = new HeaderCheck(task.shape(), task.job().contract(), notDelivered);
        String where = task.name() + ": line " + line;
        boolean written = task.job().receive().layout().placed().isEmpty();
        refusal = check.judge(header, where)
                .or(() -> written ? check.order(header, where) : Optional.empty())
                .orElse(null);
        checks = judge.apply(header);
        marks.begin(behind, task.firstRow(), line + 1 + scan.breaks);
    }

    private void row(byte[] b, int start, long base) {
        if (scan.columns != columns) {
            refusal = task.bad(
                    "column-count-differs", "line " + line + " has " + scan.columns + " columns", columns + "");
        } else if (rows == task.totals().rows()) {
            refusal =
                    task.bad("row-count-differs", "more than " + rows + " records", rows + " as the control file says");
        } else if (checks != null) {
            record.buffer = b;
            record.from = start;
            record.to = scan.end;
            record.offset = base + start;
            record.row = task.firstRow() + rows++;
            record.line = line;
            checks.check(record, scan.control);
            if (checks.overLimit()) {
                refuse("too-many-bad-rows", "line " + line);
            }
        }
    }

    private void tooLong() {
        refusal = task.bad(
                "record-too-long", "record from line " + line, "no more than " + sizes.longestRecord() + " bytes");
    }

    private void refuse(String reason, String what) {
        refusal = task.bad(
                reason, what, "RFC 4180 in " + task.job().receive().format().charset());
    }
}
