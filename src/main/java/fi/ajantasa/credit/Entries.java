package fi.ajantasa.credit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The payment defaults of a reply that may still be known today: one that has run out or was paid a month ago is left out
 * when it arrives (Act 527/2007 as amended 331/2022). Of an entry nothing is kept but the day on which it must go.
 *
 * @param told how many the reply has
 * @param count how many of them may still be known
 * @param until the last day before one of these must go, or null
 */
record Entries(int told, int count, @Nullable LocalDate until) {
    private static final String ROWS = "paymentDefault";

    /**
     * The entries, or nothing when one of them cannot be understood. A member of another name may hold entries too, so it is
     * not passed over: the element list is not published.
     */
    static Optional<Entries> find(JsonNode data, LocalDate today) {
        JsonNode rows = data.path(ROWS);
        if (data.propertyNames().stream().anyMatch(name -> !name.equals(ROWS))) {
            return Optional.empty();
        }
        List<Optional<LocalDate>> days = new ArrayList<>();
        if (rows.isObject()) {
            days.add(lastDay(rows));
        } else if (rows.isArray()) {
            rows.values().forEach(row -> days.add(lastDay(row)));
        } else if (!rows.isMissingNode() && !rows.isNull()) {
            return Optional.empty();
        }
        return days.stream().allMatch(Optional::isPresent)
                ? Optional.of(of(days.stream().map(Optional::orElseThrow).toList(), today))
                : Optional.empty();
    }

    private static Entries of(List<LocalDate> lastDays, LocalDate today) {
        List<LocalDate> standing =
                lastDays.stream().filter(day -> !day.isBefore(today)).toList();
        LocalDate first = standing.stream()
                .filter(day -> !day.equals(LocalDate.MAX))
                .min(LocalDate::compareTo)
                .orElse(null);
        return new Entries(lastDays.size(), standing.size(), first);
    }

    /** The last day on which the entry may be known, the last of all days when it names none. */
    private static Optional<LocalDate> lastDay(JsonNode row) {
        Optional<LocalDate> expires = day(row.path("expires"));
        Optional<LocalDate> paid =
                day(row.path("paid")).map(day -> day.equals(LocalDate.MAX) ? day : day.plusMonths(1));
        boolean understood = row.isObject() && expires.isPresent() && paid.isPresent();
        return understood
                ? expires.map(day -> day.isBefore(paid.orElseThrow()) ? day : paid.orElseThrow())
                : Optional.empty();
    }

    private static Optional<LocalDate> day(JsonNode node) {
        return node.isMissingNode() || node.isNull() ? Optional.of(LocalDate.MAX) : BureauDate.find(node);
    }
}
