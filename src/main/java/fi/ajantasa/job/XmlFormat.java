package fi.ajantasa.job;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** XML: every element of one name is a record, columns are told by path. */
public record XmlFormat(String record, Map<String, Place> columns) implements PlacedFormat {
    public XmlFormat {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }
}
