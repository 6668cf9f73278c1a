package fi.ajantasa.credit;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The dates of the service: epoch milliseconds in one place, ISO in another, English words in a third, as number or as text
 * (F124). A moment is a day in Finland, whatever zone our machine is in.
 */
final class BureauDate {
    private static final ZoneId FINLAND = ZoneId.of("Europe/Helsinki");
    private static final Pattern MILLISECONDS = Pattern.compile("\\d{11,14}");
    private static final Pattern ISO = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final DateTimeFormatter WORDS = DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.ENGLISH);

    private BureauDate() {}

    static Optional<LocalDate> find(JsonNode node) {
        if (!node.isString() && !node.isIntegralNumber()) {
            return Optional.empty();
        }
        String text = node.asString().strip();
        try {
            if (MILLISECONDS.matcher(text).matches()) {
                return Optional.of(Instant.ofEpochMilli(Long.parseLong(text))
                        .atZone(FINLAND)
                        .toLocalDate());
            }
            return Optional.of(ISO.matcher(text).matches() ? LocalDate.parse(text) : LocalDate.parse(text, WORDS));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
