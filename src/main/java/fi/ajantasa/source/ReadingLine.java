package fi.ajantasa.source;

import fi.ajantasa.job.ReadingsFormat;
import fi.ajantasa.person.MeteringPoint;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads the lines of a file of readings; which column is which is told by its name, in any order. */
final class ReadingLine {
    private static final Map<String, Integer> MINUTES =
            Map.of("PT15M", 15, "PT15MIN", 15, "PT1H", 60, "PT60M", 60, "PT60MIN", 60);
    private static final int SECONDS = 60;
    private static final int DECIMALS = 6;
    private static final String NULL = "null";

    private final ReadingsFormat format;
    private final Pattern amount;
    private final List<String> cells = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    private int columns;

    ReadingLine(ReadingsFormat format) {
        this.format = format;
        this.amount = Pattern.compile("[0-9]{1,9}(" + Pattern.quote(String.valueOf(format.decimal())) + "[0-9]{1,6})?");
    }

    /** Takes the header line in; one of another shape refuses the file. */
    void header(String text) throws BadFileException {
        Cells.split(text, format.separator(), 1, cells);
        columns = cells.size();
        format.header().forEach((what, name) -> {
            if (cells.contains(name)) {
                places.put(what, cells.indexOf(name));
            }
        });
        TreeSet<String> missing = new TreeSet<>(format.header().keySet());
        missing.removeAll(places.keySet());
        missing.remove(ReadingsFormat.TYPE);
        if (!missing.isEmpty()) {
            throw new BadFileException(
                    "missing-column",
                    "line 1 lacks " + missing,
                    String.join("; ", format.header().values()));
        }
        if (columns != places.size()) {
            throw new BadFileException(
                    "unknown-column",
                    "line 1 holds " + (columns - places.size()) + " unknown column(s)",
                    String.join("; ", format.header().values()));
        }
    }

    void read(String text, long line) throws BadFileException {
        Cells.split(text, format.separator(), line, cells);
        if (cells.size() != columns) {
            throw new BadFileException(
                    "column-count-differs", "line " + line + " has " + cells.size() + " columns", columns + "");
        }
    }

    String point() {
        return cell(ReadingsFormat.POINT);
    }

    private String cell(String what) {
        Integer place = places.get(what);
        return place == null ? "" : cells.get(place).strip();
    }

    /** The rule that the line breaks so that nobody knows what it measures; empty when that is known. */
    Optional<String> problem() {
        Optional<String> id = MeteringPoint.problem(point());
        if (id.isPresent()) {
            return id;
        } else if (!cell(ReadingsFormat.PRODUCT).equals(format.product())) {
            return Optional.of("product-unknown");
        } else if (!cell(ReadingsFormat.UNIT).equalsIgnoreCase(format.unit())) {
            return Optional.of("unit-unknown");
        } else if (!MINUTES.containsKey(cell(ReadingsFormat.RESOLUTION))) {
            return Optional.of("resolution-unknown");
        }
        return findStart().isEmpty() ? Optional.of("start-malformed") : Optional.empty();
    }

    /** The rule that the value breaks, which leaves a gap. */
    Optional<String> problemOfAmount() {
        boolean told = amount.matcher(cell(ReadingsFormat.AMOUNT)).matches();
        boolean missing = isEmpty() && cell(ReadingsFormat.QUALITY).equals(format.missing());
        boolean contradicts = told && cell(ReadingsFormat.QUALITY).equals(format.missing());
        return missing || (told && !contradicts) ? Optional.empty() : Optional.of("amount-malformed");
    }

    private boolean isEmpty() {
        String text = cell(ReadingsFormat.AMOUNT);
        return text.isEmpty() || text.equals(NULL);
    }

    /** What the line says, once {@link #problem} finds nothing wrong. */
    MeterReading reading() {
        boolean known = !isEmpty() && problemOfAmount().isEmpty();
        return new MeterReading(
                cell(ReadingsFormat.TYPE),
                findStart().orElseThrow(),
                minutes(),
                known ? milliwattHours(cell(ReadingsFormat.AMOUNT)) : MeterReading.GAP);
    }

    private int minutes() {
        return MINUTES.getOrDefault(cell(ReadingsFormat.RESOLUTION), 1);
    }

    private long milliwattHours(String text) {
        return new BigDecimal(text.replace(format.decimal(), '.'))
                .movePointRight(DECIMALS)
                .longValueExact();
    }

    /** The moment in UTC, which is never ambiguous, at a whole quarter or hour. */
    private Optional<Instant> findStart() {
        try {
            OffsetDateTime start = OffsetDateTime.parse(cell(ReadingsFormat.START));
            boolean whole = start.toEpochSecond() % ((long) minutes() * SECONDS) == 0 && start.getNano() == 0;
            return start.getOffset().equals(ZoneOffset.UTC) && whole
                    ? Optional.of(start.toInstant())
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
