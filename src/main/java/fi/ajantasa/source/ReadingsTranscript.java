package fi.ajantasa.source;

import fi.ajantasa.job.ReadingsFormat;
import fi.ajantasa.person.Identifier;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Transcribes readings of meters as rows of energy by metering point and month. A line that cannot be understood becomes a
 * row of its own and is rejected under its line number; a missing value stays a gap and reading goes on (F133). Only one
 * point's months are kept in memory.
 */
final class ReadingsTranscript {
    private static final int EMPTY_CELLS = 5;

    private final FileTask task;
    private final ReadingsFormat format;
    private final ReadSizes sizes;
    private final RowRejections rejections;
    private final List<Total> totals;
    private final ReadingLine line;
    private final Map<Month, MeterMonth> months = new TreeMap<>();
    private final Set<Long> finished = new HashSet<>();
    private String point = "";
    private long lines;
    private long used;
    private long rejected;

    /** The readings of one type in a month. */
    private record Month(YearMonth month, String type) implements Comparable<Month> {
        @Override
        public int compareTo(Month other) {
            int order = month.compareTo(other.month);
            return order != 0 ? order : type.compareTo(other.type);
        }

        String id(String point) {
            return point + "/" + month + (type.isEmpty() ? "" : "/" + type);
        }
    }

    /** @param totals gets how many readings there were and what became of them */
    ReadingsTranscript(
            FileTask task, ReadingsFormat format, ReadSizes sizes, RowRejections rejections, List<Total> totals) {
        this.task = task;
        this.format = format;
        this.sizes = sizes;
        this.rejections = rejections;
        this.totals = totals;
        this.line = new ReadingLine(format);
    }

    FileTask write(InputStream in, Path transcript) throws IOException {
        Lines text = new Lines(in, format.charset(), sizes.longestRecord());
        TranscriptWriter writer =
                new TranscriptWriter(transcript, List.copyOf(format.columns().keySet()));
        try (writer) {
            if (!text.next()) {
                throw new BadFileException("header-missing", "no line at all", "a header line");
            }
            line.header(text.text());
            while (text.next()) {
                if (!text.text().isEmpty()) {
                    line.read(text.text(), text.line());
                    lines++;
                    take(text.line(), writer);
                }
            }
            finishPoint(writer);
        }
        if (!text.ended()) {
            throw new BadFileException(
                    "last-line-break-missing", "line " + (text.line() - 1) + " never ends", "a line break");
        }
        totals.add(Total.of("readings", task.name(), lines, used + rejected));
        return Transcriber.proving(task, transcript, writer.totals(task.totals()), 0);
    }

    private void take(long number, TranscriptWriter writer) throws IOException {
        Optional<String> problem = line.problem();
        if (problem.isPresent()) {
            reject(number, problem.get(), writer);
            return;
        }
        if (!line.point().equals(point)) {
            finishPoint(writer);
            begin(line.point(), number);
        }
        MeterReading reading = line.reading();
        months.computeIfAbsent(new Month(MeterMonth.of(reading), reading.type()), it -> new MeterMonth(it.month()))
                .add(reading, number);
        Optional<String> ofAmount = line.problemOfAmount();
        if (ofAmount.isPresent()) {
            reject(number, ofAmount.get(), writer);
        } else {
            used++;
        }
    }

    /** Readings of one point stand together, for its months are written when the next point begins. */
    private void begin(String next, long number) throws BadFileException {
        byte[] id = next.getBytes(StandardCharsets.UTF_8);
        if (!finished.add(Identifier.METERING_POINT.pack(id, 0, id.length))) {
            throw new BadFileException(
                    "readings-apart", "line " + number + " returns to a metering point", "its readings together");
        }
        point = next;
    }

    private void reject(long number, String rule, TranscriptWriter writer) throws IOException {
        rejected++;
        rejections.add(task.firstRow() + writer.rows(), number, rule);
        writer.cell("");
        writer.cell(line.point());
        for (int i = 0; i < EMPTY_CELLS; i++) {
            writer.cell("");
        }
        writer.row();
    }

    private void finishPoint(TranscriptWriter writer) throws IOException {
        for (Map.Entry<Month, MeterMonth> entry : months.entrySet()) {
            MeterMonth month = entry.getValue();
            if (month.repeatedOnLine() > 0) {
                rejections.add(task.firstRow() + writer.rows(), month.repeatedOnLine(), "reading-repeated");
            }
            writer.cell(entry.getKey().id(point));
            writer.cell(point);
            writer.cell(month.firstDay());
            writer.cell(month.lastDay());
            writer.cell(month.energy());
            writer.cell(month.hours());
            writer.cell(month.gaps());
            writer.row();
        }
        months.clear();
    }
}
