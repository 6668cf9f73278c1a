package fi.ajantasa.source;

import fi.ajantasa.job.Place;
import fi.ajantasa.job.Spot;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes the text of one column from the pieces of a record. */
final class PlacedText {
    private final String column;
    private final Place place;
    private final LocalDate near;

    /** @param near a day from which the century of a year of two digits is told */
    PlacedText(String column, Place place, LocalDate near) {
        this.column = column;
        this.place = place;
        this.near = near;
    }

    String column() {
        return column;
    }

    List<Spot> spots() {
        return place.spots();
    }

    /** What the column says, blanks around it left out; a date as ISO. */
    String text(Function<Spot, String> pieces) {
        String text = only(part(place.part(), joined(pieces)));
        LocalDate date = place.date() == null || text.isEmpty() ? null : date(text);
        return date == null ? international(text) : date.toString();
    }

    /** The time of day where a date is written with one. */
    @Nullable
    LocalTime time(Function<Spot, String> pieces) {
        if (place.date() == null) {
            return null;
        }
        return place.date().time(part(place.part(), joined(pieces)));
    }

    private String international(String text) {
        String code = place.callingCode();
        if (code == null || text.isEmpty() || text.charAt(0) == '+') {
            return text;
        }
        return code + (text.charAt(0) == '0' ? text.substring(1) : text);
    }

    /** Whether the pieces say what the place wants; of a text that {@link #text} could not read as a date they do not. */
    boolean isSound(Function<Spot, String> pieces) {
        if (place.like() == null && place.date() == null) {
            return true;
        }
        String text = only(part(place.part(), joined(pieces)));
        boolean like = place.like() == null || place.like().matcher(text).matches();
        return like && (place.date() == null || text.isEmpty() || date(text) != null);
    }

    private String only(String text) {
        return place.only() == null || place.only().matcher(text).matches() ? text : "";
    }

    private String joined(Function<Spot, String> pieces) {
        if (place.spots().size() == 1) {
            return pieces.apply(place.spots().get(0)).strip();
        }
        StringBuilder joined = new StringBuilder();
        for (Spot spot : place.spots()) {
            joined.append(pieces.apply(spot).strip());
        }
        return joined.toString();
    }

    /** The part of a text that is meant. */
    static String part(Place.@Nullable Part part, String text) {
        if (part == null) {
            return text;
        }
        int from = 0;
        for (int passed = 1; passed < part.number(); passed++) {
            int at = text.indexOf(part.separator(), from);
            if (at < 0) {
                return "";
            }
            from = at + part.separator().length();
        }
        int to = part.rest() ? -1 : text.indexOf(part.separator(), from);
        return text.substring(from, to < 0 ? text.length() : to).strip();
    }

    private @Nullable LocalDate date(String text) {
        try {
            return place.date() == null ? null : place.date().day(text, near);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
