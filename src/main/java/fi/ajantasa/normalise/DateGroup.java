package fi.ajantasa.normalise;

import fi.ajantasa.person.DateReading;
import fi.ajantasa.person.NoDate;
import fi.ajantasa.person.PartialDate;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An attribute that is a date, with the column that says how precisely it is known (D16). */
record DateGroup(
        String attribute,
        int column,
        Validity validity,
        int precisionColumn,
        Map<String, String> precisions,
        LocalDate today)
        implements Group {

    private static final String UNKNOWN = "unknown";

    @Override
    public void read(Reading reading) {
        String text = reading.text(column);
        String precision = precision(reading);
        if (text.equals(Reading.KNOWN_EMPTY) || precision.equals(UNKNOWN)) {
            reading.claim(attribute, null, validity);
        } else if (!text.isEmpty()) {
            readDate(PartialDate.read(text), precision, reading);
        }
    }

    private void readDate(DateReading date, String precision, Reading reading) {
        if (date instanceof PartialDate known) {
            checkFuture(known, reading);
            reading.claim(attribute, reduced(known, precision).toString(), validity);
        } else if (date instanceof NoDate none && none.wrong()) {
            reading.reject(none.reason());
        } else {
            reading.claim(attribute, null, validity);
        }
    }

    private void checkFuture(PartialDate date, Reading reading) {
        if (attribute.equals("birth-date") && date.earliest().isAfter(today)) {
            reading.reject("born-in-future");
        } else if (attribute.equals("death-date") && date.earliest().isAfter(today)) {
            reading.reject("death-in-future");
        }
    }

    private static PartialDate reduced(PartialDate date, String precision) {
        return switch (precision) {
            case "month" -> date.month() == 0 ? date : date.toMonth();
            case "year" -> date.toYear();
            default -> date;
        };
    }

    private String precision(Reading reading) {
        String code = reading.value(precisionColumn);
        if (code.isEmpty()) {
            return "";
        }
        @Nullable String word = precisions.isEmpty() ? code : precisions.get(code);
        if (word == null || !isPrecision(word)) {
            reading.reject("unknown-code");
            return "";
        }
        return word;
    }

    private static boolean isPrecision(String word) {
        return word.equals("day") || word.equals("month") || word.equals("year") || word.equals(UNKNOWN);
    }
}
