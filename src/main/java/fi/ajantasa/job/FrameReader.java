package fi.ajantasa.job;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Reads what the records of a file tell that are not data: header, title lines and trailer. */
final class FrameReader {
    private static final Map<String, String> KINDS = Map.of("base", "base", "changes", "changes");
    private static final int LONGEST_NAME = 13;
    private static final Set<String> DATES = Set.of(EdgeRecord.DATE);

    private final Section receive;
    private final Function<String, Spot> spots;

    FrameReader(Section receive) {
        this.receive = receive;
        boolean cells =
                receive.holdsSection("format") && receive.section("format").has("csv");
        this.spots = cells ? Spot.Cell::read : Spot.Positions::read;
    }

    Frame read() {
        if (!receive.has("records")) {
            return Frame.NONE;
        }
        Section records = receive.section("records", Shape.RECORDS);
        List<EdgeRecord> header = records.sections("header", Shape.EDGE_RECORD).stream()
                .map(this::edge)
                .toList();
        List<String> data = records.list("data").stream().map(Word::text).toList();
        return new Frame(
                header, data, records.has("trailer") ? edge(records.section("trailer", Shape.EDGE_RECORD)) : null);
    }

    private EdgeRecord edge(Section section) {
        var fields = new LinkedHashMap<String, EdgeRecord.Field>();
        Section all = section.section("fields");
        for (Word name : all.words()) {
            fields.put(name.text(), all.holdsSection(name.text()) ? described(name, all) : plain(name, all));
        }
        return new EdgeRecord(
                section.text("starts"),
                section.value("length", text -> Math.toIntExact(JobReader.count(text)), 0, JobReader.COUNT),
                fields,
                section.sections("totals", Shape.RECORD_TOTAL).stream()
                        .map(this::total)
                        .toList());
    }

    private RecordTotal total(Section total) {
        var where = new LinkedHashMap<Spot, String>();
        Section conditions = total.section("where");
        for (Word at : conditions.words()) {
            try {
                where.put(spots.apply(at.text()), conditions.text(at.text()));
            } catch (IllegalArgumentException e) {
                conditions.note(at.line(), "where: " + at.text() + " cannot be read", PlaceReader.SPOT);
            }
        }
        return new RecordTotal(totalName(total), spot("count", total), spot("sum", total), spot("of", total), where);
    }

    /** The name of a control total in reports, where there is little room. */
    static String totalName(Section total) {
        String name = total.text("name");
        if (!name.isEmpty() && (!Vocabulary.isName(name) || name.length() > LONGEST_NAME)) {
            total.note(total.line(), name + " is no name of a total", "write a short one like payments");
        }
        return name;
    }

    private EdgeRecord.Field plain(Word name, Section all) {
        if (name.text().equals(EdgeRecord.KIND)) {
            all.note(name.line(), "kind needs codes", "add codes: that lead to base or changes");
        }
        return new EdgeRecord.Field(spot(name.text(), all), null, null, Map.of(), 0, null);
    }

    private EdgeRecord.Field described(Word name, Section all) {
        Section field = all.section(name.text(), Shape.EDGE_FIELD);
        var codes = new LinkedHashMap<String, String>();
        Section table = field.section("codes");
        table.words().forEach(code -> codes.put(code.text(), table.choice(code.text(), KINDS, "base")));
        boolean isKind = name.text().equals(EdgeRecord.KIND);
        if (isKind != field.has("codes")) {
            field.note(
                    name.line(),
                    isKind ? "kind needs codes" : "codes belong to kind only",
                    isKind ? "add codes: that lead to base or changes" : "remove codes");
        }
        if (field.has("date") && !DATES.contains(name.text())) {
            field.note(field.lineOf("date"), name.text() + " is no date", "only date is read as one");
        }
        return new EdgeRecord.Field(
                spot("at", field),
                PlaceReader.date(field),
                field.has("must-be") ? field.text("must-be") : null,
                codes,
                field.value("wraps-after", JobReader::count, 0L, JobReader.COUNT),
                PlaceReader.part(field));
    }

    private Spot spot(String key, Section section) {
        return section.value(key, spots, new Spot.Cell(1), PlaceReader.SPOT);
    }
}
