package fi.ajantasa.job;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * One worksheet of a workbook: its first row holds the headings, every cell is taken as the text that stands there.
 *
 * @param others sheets that may be there too, and are not read
 * @param about the column without which a row is about nobody: counted, and not kept; empty when every row is about somebody
 * @param size most bytes that its parts may unpack to
 */
public record XlsxFormat(String sheet, Set<String> others, Map<String, Place> columns, String about, long size)
        implements PlacedFormat {
    public XlsxFormat {
        others = Collections.unmodifiableSet(new TreeSet<>(others));
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }
}
