package fi.ajantasa.job;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the text of a column stands and how it is written there.
 *
 * @param spots the pieces it is joined from, blanks around each left out; none where it is never delivered
 * @param part which part of that text it is, or null for all of it
 * @param only which texts say something here, or null for all; any other counts as not delivered
 * @param like what the text must look like, an empty one too; another rejects the row
 * @param callingCode written before a telephone number in place of a leading 0, such as +44; or null for no number
 * @param date how a date is written there; it is read as one, and anything else rejects the row
 */
public record Place(
        List<Spot> spots,
        @Nullable Part part,
        @Nullable Pattern only,
        @Nullable Pattern like,
        @Nullable DateFormat date,
        @Nullable String callingCode) {
    public Place {
        spots = List.copyOf(spots);
    }

    /**
     * One part of a text.
     *
     * @param number which one, from 1
     * @param rest whether everything behind it belongs to it
     */
    public record Part(String separator, int number, boolean rest) {}
}
