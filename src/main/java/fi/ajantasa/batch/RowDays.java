package fi.ajantasa.batch;

import fi.ajantasa.job.CsvFormat;
import fi.ajantasa.job.FileShape;
import fi.ajantasa.person.PartialDate;
import java.util.List;

/**
 * The days a row's consumption is of, counted from 1970: it is only of who held the metering point on all of them, for
 * somebody else may have lived there before. For one thread.
 */
final class RowDays {
    private static final String FROM = "consumption.from";
    private static final String UNTIL = "consumption.until";

    private final RowTexts texts;
    private final int fromPlace;
    private final int untilPlace;
    private int first = Integer.MAX_VALUE;
    private int last = Integer.MIN_VALUE;

    private RowDays(RowTexts texts, int fromPlace, int untilPlace) {
        this.texts = texts;
        this.fromPlace = fromPlace;
        this.untilPlace = untilPlace;
    }

    /** The days of the rows of a file; a file that tells none is of no day. */
    static RowDays of(FileShape shape, List<String> header, CsvFormat format) {
        int from = place(shape, header, FROM);
        int until = place(shape, header, UNTIL);
        List<Integer> places = from < 0 || until < 0 ? List.of() : List.of(from, until);
        return new RowDays(new RowTexts(format, places), from, until);
    }

    private static int place(FileShape shape, List<String> header, String meaning) {
        return shape.columns().values().stream()
                .filter(column -> column.is().equals(meaning))
                .mapToInt(column -> header.indexOf(column.name()))
                .findFirst()
                .orElse(-1);
    }

    /** Moves to the record in these bytes, its line break left out. */
    void read(byte[] bytes, int from, int to) {
        if (fromPlace >= 0 && untilPlace >= 0) {
            texts.read(bytes, from, to);
            first = day(texts.text(fromPlace), Integer.MIN_VALUE);
            last = day(texts.text(untilPlace), Integer.MAX_VALUE);
        }
    }

    private static int day(String text, int otherwise) {
        return PartialDate.read(text) instanceof PartialDate date && date.day() != 0
                ? Math.toIntExact(date.earliest().toEpochDay())
                : otherwise;
    }

    /** The first day; of a row of no day later than any. */
    int first() {
        return first;
    }

    /** The last day; of a row of no day earlier than any. */
    int last() {
        return last;
    }
}
