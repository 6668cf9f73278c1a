package fi.ajantasa.job;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A header, title or trailer record: what it starts with, and what it tells of the delivery. What header and trailer both
 * tell must agree.
 *
 * @param length how many characters it has, 0 for any number
 * @param totals what it says of the records of data
 */
public record EdgeRecord(String starts, int length, Map<String, Field> fields, List<RecordTotal> totals) {
    public static final String DATE = "date";
    public static final String SEQUENCE = "sequence";
    public static final String COUNT = "count";
    public static final String KIND = "kind";

    public EdgeRecord {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        totals = List.copyOf(totals);
    }

    /**
     * One thing it tells.
     *
     * @param date how a date is written, or null when it is none
     * @param mustBe the only text that is right, or null for any
     * @param wrapsAfter the number after which a sequence begins at 1 again, or 0 when it only grows
     * @param codes the register's code to our word; empty when the text itself is the value
     * @param part which part of the text it is, or null for all of it
     */
    public record Field(
            Spot at,
            @Nullable DateFormat date,
            @Nullable String mustBe,
            Map<String, String> codes,
            long wrapsAfter,
            Place.@Nullable Part part) {
        public Field {
            codes = Collections.unmodifiableMap(new LinkedHashMap<>(codes));
        }
    }
}
