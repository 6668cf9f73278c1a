package fi.ajantasa.source;

import fi.ajantasa.job.Spot;
import fi.ajantasa.job.XmlFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Transcribes XML, streamed. */
final class XmlTranscript {
    private final FileTask task;
    private final XmlFormat format;
    private final ReadSizes sizes;
    private final RowRejections rejections;
    private final List<Total> totals;
    private final @Nullable XmlSums sums;
    private final XmlPaths paths;
    private final List<PlacedText> columns = new ArrayList<>();
    private final Deque<Element> open = new ArrayDeque<>();
    private final Map<String, String> texts = new HashMap<>();
    private final StringBuilder text = new StringBuilder();
    private boolean inRecord;

    /** An element that is not closed yet, with what was read so far along paths that begin with it. */
    record Element(String name, Map<String, String> attributes, Map<Spot.Path, String> read, Set<Spot.Path> several) {
        Element(String name, Map<String, String> attributes) {
            this(name, attributes, new HashMap<>(0), new HashSet<>(0));
        }
    }

    /** @param totals gets the control totals that the file tells of itself and that hold */
    XmlTranscript(FileTask task, XmlFormat format, ReadSizes sizes, RowRejections rejections, List<Total> totals) {
        this.totals = totals;
        this.sums = format.totals() == null ? null : new XmlSums(format.totals());
        this.paths = XmlPaths.of(format);
        this.task = task;
        this.format = format;
        this.sizes = sizes;
        this.rejections = rejections;
        format.columns().forEach((name, place) -> columns.add(new PlacedText(name, place, task.date())));
    }

    FileTask write(InputStream in, Path transcript) throws IOException {
        TranscriptWriter writer =
                new TranscriptWriter(transcript, List.copyOf(format.columns().keySet()));
        try (writer) {
            read(in, writer);
        }
        if (sums != null) {
            totals.addAll(sums.totals(task.name()));
        }
        return Transcriber.proving(task, transcript, writer.totals(task.totals()), 0);
    }

    private void read(InputStream in, TranscriptWriter writer) throws IOException {
        try (XmlWalk xml = new XmlWalk(in, sizes.longestRecord(), "")) {
            while (xml.hasNext()) {
                take(xml.next(), xml, writer);
            }
        }
    }

    private void take(int event, XmlWalk xml, TranscriptWriter writer) throws IOException {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> start(xml.reader(), xml.line());
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> characters(xml.reader(), xml.line());
            case XMLStreamConstants.END_ELEMENT -> end(writer, xml.line());
            default -> {}
        }
    }

    private void start(XMLStreamReader xml, int line) throws BadFileException {
        boolean record = xml.getLocalName().equals(format.record());
        if (record && inRecord) {
            throw new BadFileException("xml-too-deep", "line " + line, XmlWalk.FLAT);
        }
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
        open.push(new Element(xml.getLocalName(), attributes));
        text.setLength(0);
        if (record) {
            inRecord = true;
            texts.clear();
        }
    }

    private void characters(XMLStreamReader xml, int line) throws BadFileException {
        if (inRecord || !paths.isEmpty()) {
            text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
            if (text.length() > sizes.longestRecord()) {
                throw new BadFileException("record-too-long", "line " + line, sizes.longestRecord() + " characters");
            }
        }
    }

    private void end(TranscriptWriter writer, int line) throws IOException {
        String name = open.element().name();
        paths.keep(open, text.toString());
        if (inRecord) {
            texts.putIfAbsent(name, text.toString());
        }
        text.setLength(0);
        if (sums != null) {
            sums.end(open, line);
        }
        if (name.equals(format.record())) {
            row(writer);
            inRecord = false;
        }
        open.pop();
    }

    private void row(TranscriptWriter writer) throws IOException {
        long row = task.firstRow() + writer.rows();
        for (PlacedText column : columns) {
            if (!column.isSound(this::piece)) {
                rejections.add(row, row, column.column() + "-malformed");
            }
            if (paths.isAmbiguous(format.columns().get(column.column()), open)) {
                rejections.add(row, row, column.column() + "-ambiguous");
            }
            writer.cell(column.text(this::piece));
        }
        writer.row();
    }

    private String piece(Spot spot) {
        if (!(spot instanceof Spot.Path path)) {
            return "";
        }
        if (XmlPaths.isLong(path)) {
            return XmlPaths.text(path, open);
        }
        if (path.attribute().isEmpty()) {
            return texts.getOrDefault(path.element(), "");
        }
        for (Element element : open) {
            if (element.name().equals(path.element())) {
                return element.attributes().getOrDefault(path.attribute(), "");
            }
        }
        return "";
    }
}
