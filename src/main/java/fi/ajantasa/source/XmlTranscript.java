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
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Transcribes XML, streamed: no DTD, no external entity, limits on depth and on what lies between two tags (F78, F105). */
final class XmlTranscript {
    private static final int DEEPEST = 32;

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
            read(new Gap(in, sizes.longestRecord(), "a tag or text"), writer);
        }
        if (sums != null) {
            totals.addAll(sums.totals(task.name()));
        }
        return Transcriber.proving(task, transcript, writer.totals(task.totals()), 0);
    }

    private void read(Gap in, TranscriptWriter writer) throws IOException {
        try {
            XMLStreamReader xml = factory().createXMLStreamReader(in);
            while (xml.hasNext()) {
                int event = xml.next();
                in.restart();
                take(event, xml, writer);
            }
            xml.close();
        } catch (XMLStreamException e) {
            if (e.getNestedException() instanceof BadFileException bad) {
                throw bad;
            }
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNumber();
            throw new BadFileException("xml-malformed", "line " + line, "well-formed XML");
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        return factory;
    }

    private void take(int event, XMLStreamReader xml, TranscriptWriter writer) throws IOException {
        int line = xml.getLocation().getLineNumber();
        switch (event) {
            case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                throw new BadFileException("xml-with-dtd", "line " + line, "XML without DTD and entities");
            case XMLStreamConstants.START_ELEMENT -> start(xml, line);
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> characters(xml, line);
            case XMLStreamConstants.END_ELEMENT -> end(writer, line);
            default -> {}
        }
    }

    private void start(XMLStreamReader xml, int line) throws BadFileException {
        boolean record = xml.getLocalName().equals(format.record());
        if (open.size() == DEEPEST || (record && inRecord)) {
            throw new BadFileException("xml-too-deep", "line " + line, "at most " + DEEPEST + " levels, flat records");
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
