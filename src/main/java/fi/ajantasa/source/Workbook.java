package fi.ajantasa.source;

import fi.ajantasa.job.XlsxFormat;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamConstants;

/**
 * A workbook (ECMA-376, Office Open XML): an archive of XML parts. Only the one sheet that is read is opened; one that is
 * hidden or that nobody named refuses the file. Nothing is unpacked beyond the limits (F71, F72).
 */
final class Workbook implements Closeable {
    private static final int MOST_PARTS = 1_000;

    /** Characters of all shared texts together, which stay in memory while the sheet is read; an entry costs some, too. */
    private static final int MOST_TEXT = 32 << 20;

    private static final int ENTRY = 16;
    private static final String BOOK = "xl/workbook.xml";
    private static final String RELATIONS = "xl/_rels/workbook.xml.rels";
    private static final String EXPECTED = "a workbook as spreadsheets write it";

    private final ZipFile zip;
    private final long bytes;
    private final XlsxFormat format;
    private final ReadSizes sizes;
    private final Map<String, String> targets = new HashMap<>();
    private String texts = "";

    private Workbook(ZipFile zip, long bytes, XlsxFormat format, ReadSizes sizes) {
        this.zip = zip;
        this.bytes = bytes;
        this.format = format;
        this.sizes = sizes;
    }

    /** Opens it; throws {@link BadFileException} when it is no workbook. */
    static Workbook open(Path file, XlsxFormat format, ReadSizes sizes) throws IOException {
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw Unpacking.unreadable();
        }
        Workbook workbook = new Workbook(zip, Files.size(file), format, sizes);
        boolean open = false;
        try {
            workbook.checkParts();
            workbook.readRelations();
            open = true;
            return workbook;
        } finally {
            if (!open) {
                zip.close();
            }
        }
    }

    private void checkParts() throws BadFileException {
        if (zip.size() > MOST_PARTS) {
            throw new BadFileException("archive-entry-unexpected", zip.size() + " parts", "at most " + MOST_PARTS);
        }
        Set<String> names = new HashSet<>();
        zip.stream().map(ZipEntry::getName).forEach(names::add);
        boolean plain =
                names.stream().noneMatch(name -> name.startsWith("/") || name.contains("..") || name.contains("\\"));
        if (!plain || names.size() != zip.size()) {
            throw new BadFileException(
                    "archive-entry-unexpected", "a part twice, or one that leads elsewhere", EXPECTED);
        }
    }

    private void readRelations() throws IOException {
        try (XmlWalk xml = walk(RELATIONS)) {
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.is("Relationship")) {
                    String target = xml.attribute("Target");
                    String part = target.startsWith("/") ? target.substring(1) : "xl/" + target;
                    targets.put(xml.attribute("Id"), part);
                    texts = xml.attribute("Type").endsWith("/sharedStrings") ? part : texts;
                }
            }
        }
    }

    /** The sheet that is read. */
    XmlWalk sheet() throws IOException {
        String part = "";
        int number = 0;
        try (XmlWalk xml = walk(BOOK)) {
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.is("sheet")) {
                    number++;
                    check(xml, number);
                    if (xml.attribute("name").equals(format.sheet())) {
                        part = targets.getOrDefault(xml.attribute("id"), "");
                    }
                }
            }
        }
        if (part.isEmpty()) {
            throw new BadFileException("sheet-missing", "none of " + number + " sheets has the name", format.sheet());
        }
        return walk(part);
    }

    private void check(XmlWalk xml, int number) throws BadFileException {
        String name = xml.attribute("name");
        if (!Set.of("", "visible").contains(xml.attribute("state"))) {
            throw new BadFileException("sheet-hidden", "sheet " + number, "no hidden sheet");
        }
        if (!name.equals(format.sheet()) && !format.others().contains(name)) {
            throw new BadFileException(
                    "sheet-unknown",
                    "sheet " + number + " has another name",
                    format.sheet() + (format.others().isEmpty() ? " alone" : ", beside it " + format.others()));
        }
    }

    /** The texts that cells name by their number. */
    List<String> texts() throws IOException {
        List<String> read = new ArrayList<>();
        if (texts.isEmpty()) {
            return read;
        }
        try (XmlWalk xml = walk(texts)) {
            CellText text = new CellText(sizes.longestRecord());
            long size = 0;
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT && xml.is("si")) {
                    text.clear();
                }
                text.take(event, xml);
                if (event == XMLStreamConstants.END_ELEMENT && xml.is("si")) {
                    read.add(text.toString());
                    size += ENTRY + text.length();
                    if (size > MOST_TEXT) {
                        throw new BadFileException(
                                "archive-too-large", "the texts of the workbook", MOST_TEXT + " characters together");
                    }
                }
            }
        }
        return read;
    }

    private XmlWalk walk(String part) throws IOException {
        ZipEntry entry = zip.getEntry(part);
        if (entry == null) {
            throw new BadFileException("workbook-incomplete", "a part is missing", EXPECTED);
        }
        InputStream in = Unpacking.part(zip, entry, bytes, format.size());
        return new XmlWalk(in, sizes.longestRecord(), "in the workbook ");
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
