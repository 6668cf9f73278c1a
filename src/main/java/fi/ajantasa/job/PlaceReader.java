package fi.ajantasa.job;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads where the columns of a record stand: in cells, at positions or on paths, as the format has it. */
final class PlaceReader {
    static final String SPOT =
            "write a cell like 3, positions like 12-21, in XML element@attribute, in JSON names.name";

    private static final String SEPARATOR = "write one character like \"|\", or blank";
    private static final String BLANK = "blank";
    private static final String DATE = "write it like dd-MM-uuuu";
    /** The countries whose lists we read; a number without its country would be taken for a Finnish one. */
    static final Map<String, String> CALLING_CODES = Map.ofEntries(
            Map.entry("CA", "+1"),
            Map.entry("DE", "+49"),
            Map.entry("DK", "+45"),
            Map.entry("EE", "+372"),
            Map.entry("FI", "+358"),
            Map.entry("FR", "+33"),
            Map.entry("GB", "+44"),
            Map.entry("HK", "+852"),
            Map.entry("IE", "+353"),
            Map.entry("NO", "+47"),
            Map.entry("SE", "+46"),
            Map.entry("US", "+1"));

    private static final Pattern PART = Pattern.compile("([1-9])(\\+?)");

    private final Function<String, Spot> spots;
    private final Shape shape;

    PlaceReader(Function<String, Spot> spots) {
        this(spots, Shape.PLACE);
    }

    /** @param shape of what describes a column */
    PlaceReader(Function<String, Spot> spots, Shape shape) {
        this.spots = spots;
        this.shape = shape;
    }

    Map<String, Place> columns(Section format) {
        var columns = new LinkedHashMap<String, Place>();
        Section all = format.section("columns");
        for (Word name : all.words()) {
            columns.put(
                    name.text(),
                    all.holdsSection(name.text())
                            ? place(all.section(name.text(), shape))
                            : new Place(spots(name.text(), all), null, null, null, null, null));
        }
        return columns;
    }

    private Place place(Section place) {
        return new Place(
                spots("at", place),
                part(place),
                pattern("only", place),
                pattern("like", place),
                date(place),
                place.has("country") ? place.choice("country", CALLING_CODES, "") : null);
    }

    private List<Spot> spots(String key, Section section) {
        var read = new ArrayList<Spot>();
        for (Word word : section.list(key)) {
            try {
                read.add(spots.apply(word.text()));
            } catch (IllegalArgumentException e) {
                section.note(word.line(), key + ": " + word.text() + " cannot be read", SPOT);
            }
        }
        return read;
    }

    /** The part of a text that is meant, where {@code split:} and {@code part:} say so. */
    static Place.@Nullable Part part(Section place) {
        if (place.has("split") != place.has("part")) {
            place.note(place.line(), "split and part belong together", "write split: \",\" and part: 1");
        }
        if (!place.has("split") || !place.has("part")) {
            return null;
        }
        boolean blank = place.findText("split").filter(BLANK::equals).isPresent();
        String separator = blank ? " " : String.valueOf(place.value("split", PlaceReader::separator, ' ', SEPARATOR));
        return place.value(
                "part",
                text -> part(separator, text),
                new Place.Part(separator, 1, false),
                "write 1, or 2+ for the second and all behind it");
    }

    private static Place.Part part(String separator, String text) {
        Matcher part = PART.matcher(text);
        if (!part.matches()) {
            throw new IllegalArgumentException(text);
        }
        return new Place.Part(
                separator, Integer.parseInt(part.group(1)), !part.group(2).isEmpty());
    }

    static @Nullable Pattern pattern(String key, Section section) {
        return section.has(key)
                ? section.value(key, Pattern::compile, Pattern.compile(""), "write a regular expression")
                : null;
    }

    /** How a date is written, where {@code date:} says so. */
    static @Nullable DateFormat date(Section section) {
        return section.has("date") ? section.value("date", DateFormat::of, DateFormat.ISO, DATE) : null;
    }

    static char separator(String text) {
        if (text.length() != 1 || "\"\r\n".contains(text) || text.charAt(0) > 127) {
            throw new IllegalArgumentException(text);
        }
        return text.charAt(0);
    }
}
