package fi.ajantasa.job;

import java.nio.charset.Charset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Delimited text without a header line: columns are told by the number of their cell.
 *
 * @param shape what a whole record looks like, or null when the number of its cells is enough
 */
public record CellFormat(Charset charset, char separator, Map<String, Place> columns, @Nullable Pattern shape)
        implements PlacedFormat {
    public CellFormat {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }

    /** How many cells a record has. */
    public int cells() {
        return columns.values().stream()
                .flatMap(place -> place.spots().stream())
                .mapToInt(spot -> spot instanceof Spot.Cell cell ? cell.number() : 0)
                .max()
                .orElse(0);
    }
}
