package fi.ajantasa.source;

import fi.ajantasa.job.JsonFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/**
 * Transcribes JSON, streamed: strict UTF-8, every name once, nothing behind the end, limits on depth, numbers, texts and
 * on what a record may hold (F74, F105). What is malformed refuses the file and is told by its place alone.
 */
final class JsonTranscript {
    private static final int DEEPEST = 32;
    private static final int LONGEST_NUMBER = 100;
    private static final int LONGEST_NAME = 500;
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final FileTask task;
    private final JsonFormat format;
    private final ReadSizes sizes;
    private final RowRejections rejections;
    private final JsonFactory factory;

    JsonTranscript(FileTask task, JsonFormat format, ReadSizes sizes, RowRejections rejections) {
        this.task = task;
        this.format = format;
        this.sizes = sizes;
        this.rejections = rejections;
        this.factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxNumberLength(LONGEST_NUMBER)
                        .maxNameLength(LONGEST_NAME)
                        .maxStringLength(sizes.longestRecord())
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
                .build();
    }

    FileTask write(InputStream in, Path transcript) throws IOException {
        TranscriptWriter writer =
                new TranscriptWriter(transcript, List.copyOf(format.members().keySet()));
        JsonWalk walk = new JsonWalk(format, task.date(), record -> row(record, writer));
        try (writer) {
            if (format.around().lines()) {
                lines(in, walk);
            } else {
                whole(in, walk);
            }
        }
        return Transcriber.proving(task, transcript, writer.totals(task.totals()), 0);
    }

    private void row(JsonRecord record, TranscriptWriter writer) throws IOException {
        long row = task.firstRow() + writer.rows();
        record.write(writer, rule -> rejections.add(row, row, rule));
        writer.row();
    }

    private void whole(InputStream in, JsonWalk walk) throws IOException {
        Gap gap = new Gap(in, sizes.longestRecord(), "a record");
        PushbackInputStream text = new PushbackInputStream(new StrictUtf8(gap), MARK.length);
        byte[] first = text.readNBytes(MARK.length);
        if (!Arrays.equals(first, MARK)) {
            text.unread(first);
        }
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), text)) {
            strictly(parser, 0, () -> walk.file(parser, gap::restart));
        }
    }

    /** A record on each line; where it stands is told by the line. */
    private void lines(InputStream in, JsonWalk walk) throws IOException {
        Lines lines = new Lines(in, StandardCharsets.UTF_8, sizes.longestRecord());
        while (lines.next()) {
            try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), lines.text())) {
                strictly(parser, lines.line(), () -> walk.line(parser));
            }
            if (!lines.ended()) {
                throw new BadFileException("last-line-break-missing", "line " + lines.line(), "a line break");
            }
        }
    }

    /** Something that reads on. */
    @FunctionalInterface
    interface Reading {
        void run() throws IOException;
    }

    /** @param line of the file that is being parsed by itself, or 0 */
    private static void strictly(JsonParser parser, long line, Reading reading) throws IOException {
        try {
            reading.run();
        } catch (JsonWalk.Unfit unfit) {
            throw new BadFileException(unfit.reason(), place(parser, line), unfit.expected());
        } catch (StreamConstraintsException beyond) {
            throw new BadFileException(
                    "json-beyond-limits", place(parser, line), "at most " + DEEPEST + " levels, no endless value");
        } catch (JacksonIOException e) {
            throw e.getCause();
        } catch (JacksonException e) {
            throw new BadFileException(
                    "json-malformed", place(parser, line), "JSON, every name once and nothing behind its end");
        }
    }

    /** A record on a line of its own is told by its characters, a whole file by its bytes. */
    private static String place(JsonParser parser, long line) {
        TokenStreamLocation at = parser.currentLocation();
        return line > 0
                ? "line " + line + ", character " + (at.getCharOffset() + 1)
                : "line " + at.getLineNr() + ", byte " + (at.getByteOffset() + 1);
    }
}
