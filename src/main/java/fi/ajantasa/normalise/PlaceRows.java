package fi.ajantasa.normalise;

import fi.ajantasa.job.JobDefinition;
import fi.ajantasa.person.AttributeCatalogue;
import fi.ajantasa.person.Spelling;
import fi.ajantasa.place.Municipality;
import fi.ajantasa.place.PlaceEntry;
import fi.ajantasa.place.Postcode;
import fi.ajantasa.place.ReferenceKind;
import fi.ajantasa.place.StreetRange;
import fi.ajantasa.source.Row;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads rows of a reference list as its definition says: a place, or a rejection with every broken rule. */
public final class PlaceRows {
    private static final Pattern POSTCODE = Pattern.compile("\\d{5}");
    private static final Pattern MUNICIPALITY = Pattern.compile("\\d{3}");
    private static final int LONGEST = 100;

    private final ReferenceKind kind;
    private final Layout layout;
    private final int width;
    private final Set<String> rules = new LinkedHashSet<>();
    private List<String> values = List.of();

    private PlaceRows(ReferenceKind kind, Layout layout, int width) {
        this.kind = kind;
        this.layout = layout;
        this.width = width;
    }

    /** A reader of the list's file; for one thread. */
    public static PlaceRows of(JobDefinition job, List<String> header) {
        Layout layout = new Layout(job.contract().main(), header, job.contract(), AttributeCatalogue.builtIn());
        return new PlaceRows(job.findReference().orElseThrow(), layout, header.size());
    }

    /** The row as a {@link PlaceRecord} or as a rejection; never throws for what a row says. */
    public Normalised read(Row row) {
        rules.clear();
        values = row.values();
        if (values.size() != width) {
            return new Rejection(row.row(), List.of("column-count"), Normaliser.STAGE);
        }
        PlaceEntry entry =
                switch (kind) {
                    case POSTCODES -> postcode();
                    case STREETS -> street();
                    case MUNICIPALITIES -> municipality();
                };
        return rules.isEmpty()
                ? new PlaceRecord(row.row(), entry, text(ReferenceKind.RUN_DATE))
                : new Rejection(row.row(), new ArrayList<>(rules), Normaliser.STAGE);
    }

    private Postcode postcode() {
        List<String> names = Stream.of("name-fi", "name-sv", "short-fi", "short-sv")
                .map(this::text)
                .toList();
        if (names.get(0).isEmpty() && names.get(1).isEmpty()) {
            rules.add("name-missing");
        }
        return new Postcode(
                coded("postcode", POSTCODE, true),
                names,
                word("type"),
                coded("municipality", MUNICIPALITY, false),
                date("valid-from"));
    }

    private StreetRange street() {
        String side = word("side");
        StreetRange range = new StreetRange(
                coded("postcode", POSTCODE, true),
                text("street-fi"),
                text("street-sv"),
                side.isEmpty() ? StreetRange.Side.NONE : StreetRange.Side.of(side),
                text("smallest"),
                text("largest"));
        if (!range.isReadable()) {
            rules.add("house-number-malformed");
        }
        return range;
    }

    private Municipality municipality() {
        String name = text("name-fi");
        if (name.isEmpty()) {
            rules.add("name-missing");
        }
        Municipality read = new Municipality(
                coded("municipality", MUNICIPALITY, true),
                name,
                text("name-sv"),
                date("valid-from"),
                date("valid-until"));
        if (read.isReversed()) {
            rules.add("interval-reversed");
        }
        return read;
    }

    private String text(String word) {
        int place = layout.place(word);
        String text = place < 0 ? "" : Spelling.clean(values.get(place));
        if (text.length() > LONGEST) {
            rules.add("too-long");
        }
        return text;
    }

    private String coded(String word, Pattern pattern, boolean required) {
        String text = text(word);
        if ((required || !text.isEmpty()) && !pattern.matcher(text).matches()) {
            rules.add(word + "-malformed");
        }
        return text;
    }

    /** What the code leads to; empty where the list has no such column. */
    private String word(String word) {
        String code = text(word);
        @Nullable String known = layout.codes(word).get(code);
        if (known == null && layout.has(word)) {
            rules.add("unknown-code");
        }
        return known == null ? "" : known;
    }

    private @Nullable LocalDate date(String word) {
        String text = text(word);
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            rules.add(word + "-malformed");
            return null;
        }
    }
}
