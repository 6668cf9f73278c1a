package fi.ajantasa.normalise;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A list's record whose kind of entry stands in a cell: refused, deceased and so on; each switches its own flag on. */
record EntryGroup(int column, Map<String, String> codes, SaysGroup entries, Terms terms) implements Group {

    private static final String OF_NO_USE = "none";
    private static final String ON = "1";

    @Override
    public void read(Reading reading) {
        @Nullable String attribute = codes.get(reading.value(column));
        if (attribute == null) {
            terms.unknownCode(reading);
        } else if (!attribute.equals(OF_NO_USE)) {
            entries.say(attribute, ON, reading);
        }
    }
}
