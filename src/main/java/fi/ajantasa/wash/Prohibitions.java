package fi.ajantasa.wash;

import fi.ajantasa.decide.Rules;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which numbers may not be called after a wash. A number that is told free again is held for 30 days, as an entry is that has
 * left a list; whatever is not answered stays as it was.
 */
final class Prohibitions {
    private static final LocalDate NEVER = LocalDate.MAX;

    private final SortedMap<Long, LocalDate> freeSince = new TreeMap<>();

    /** Reads what {@link #bytes} wrote. */
    static Prohibitions from(byte[] bytes) {
        Prohibitions told = new Prohibitions();
        new String(bytes, StandardCharsets.US_ASCII).lines().forEach(line -> {
            String[] cells = line.split(";", -1);
            told.freeSince.put(Long.valueOf(cells[0]), cells[1].isEmpty() ? NEVER : LocalDate.parse(cells[1]));
        });
        return told;
    }

    byte[] bytes() {
        StringBuilder text = new StringBuilder();
        freeSince.forEach((number, since) -> text.append(number)
                .append(';')
                .append(since.equals(NEVER) ? "" : since)
                .append('\n'));
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    boolean has(long number) {
        return freeSince.containsKey(number);
    }

    /** Since when a prohibited number is told free, or null when it is not. */
    @Nullable
    LocalDate freeSince(long number) {
        LocalDate since = freeSince.getOrDefault(number, NEVER);
        return since.equals(NEVER) ? null : since;
    }

    /** Takes in what is said of a number on a day, after what was known of it before. */
    void add(long number, Said said, LocalDate day, Prohibitions before) {
        if (said == Said.PROHIBITED || (!said.isAnswer() && before.has(number))) {
            freeSince.put(number, NEVER);
        } else if (said == Said.FREE && before.has(number)) {
            LocalDate since = before.freeSince(number);
            LocalDate free = since == null ? day : since;
            if (day.isBefore(free.plusDays(Rules.ENTRY_HELD_DAYS))) {
                freeSince.put(number, free);
            }
        }
    }
}
