package fi.ajantasa.job;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads which sheet of a workbook is read, and under which headings. */
final class XlsxFormatReader {
    private final Section xlsx;

    XlsxFormatReader(Section xlsx) {
        this.xlsx = xlsx;
    }

    XlsxFormat read() {
        Set<String> others = new TreeSet<>();
        xlsx.list("other-sheets").forEach(it -> others.add(it.text()));
        Map<String, Place> columns = new PlaceReader(Spot.Heading::read).columns(xlsx);
        String about = xlsx.has("about") ? xlsx.text("about") : "";
        if (!about.isEmpty() && !columns.containsKey(about)) {
            xlsx.note(xlsx.lineOf("about"), about + " is no column", Suggestion.of(about, columns.keySet()));
        }
        return new XlsxFormat(
                xlsx.text("sheet"),
                others,
                columns,
                about,
                xlsx.value("size", PackingReader::size, 0L, "write it like 200 MB"));
    }
}
