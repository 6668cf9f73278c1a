package fi.ajantasa.job;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * XML: every element of one name is a record, columns are told by path.
 *
 * @param totals what the file says of its records, or null when it says nothing
 */
public record XmlFormat(String record, Map<String, Place> columns, @Nullable Totals totals) implements PlacedFormat {
    /**
     * What each element of one name says of those within it: how many of a name there are, and what a number adds up to.
     *
     * @param of where the number stands
     */
    public record Totals(String name, String within, Spot.Path count, String each, Spot.Path sum, Spot.Path of) {}

    public XmlFormat {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }
}
