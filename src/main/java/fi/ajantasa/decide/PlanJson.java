package fi.ajantasa.decide;

import fi.ajantasa.audit.Origin;
import fi.ajantasa.customer.Held;
import fi.ajantasa.customer.HeldJson;
import fi.ajantasa.customer.HeldJson.Source;
import fi.ajantasa.customer.RestrictionChange;
import fi.ajantasa.person.Direction;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * A plan row as JSON: {@code [customer, part, version, [decisions, …], [[reason, channels, on, extract, row, until or null, rule], …], [due day,
 * …]]}. Decisions of one rule, direction and fact stand together: {@code [direction, extract, row, rule, {attribute: value
 * after or null, …}, {attribute: [extract, row, rule, value before], …}]}, the last one only where something was held.
 */
final class PlanJson {
    private static final Origin NOWHERE = new Origin(0, 0);
    private static final Comparator<Decision> BY_ATTRIBUTE = Comparator.comparing(Decision::attribute);

    private PlanJson() {}

    /** @param shown what to write of an attribute's held value */
    static void write(JsonGenerator json, PlanRow row, BiFunction<String, Held, Held> shown) {
        json.writeStartArray();
        json.writeNumber(row.customer());
        json.writeNumber(row.part());
        json.writeNumber(row.version());
        json.writeStartArray();
        groups(row.decisions()).forEach((group, decisions) -> writeGroup(json, group, decisions, shown));
        json.writeEndArray();
        writeRestrictions(json, row.restrictions());
        json.writeStartArray();
        for (LocalDate day : row.due()) {
            json.writeString(day.toString());
        }
        json.writeEndArray();
        json.writeEndArray();
    }

    static PlanRow parse(byte[] bytes, int from, int to) {
        List<Decision> decisions = new ArrayList<>();
        List<RestrictionChange> restrictions = new ArrayList<>(0);
        List<LocalDate> due = new ArrayList<>(0);
        try (JsonParser json = HeldJson.parser(bytes, from, to)) {
            HeldJson.expect(JsonToken.START_ARRAY, json.nextToken());
            int customer = json.nextIntValue(0);
            int part = json.nextIntValue(0);
            int version = json.nextIntValue(0);
            json.nextToken();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                readGroup(json, decisions);
            }
            json.nextToken();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                restrictions.add(restriction(json));
            }
            json.nextToken();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                due.add(HeldJson.day(json.getString()));
            }
            decisions.sort(BY_ATTRIBUTE);
            return new PlanRow(customer, part, version, decisions, restrictions, due);
        }
    }

    /** What decisions have in common; the origin is that of the value after, none where the attribute is cleared. */
    private record Group(Direction direction, Source source) {
        static Group of(Decision decision) {
            Held after = decision.after();
            Origin origin = after == null ? NOWHERE : after.origin();
            return new Group(decision.direction(), new Source(origin, decision.rule()));
        }
    }

    private static Map<Group, List<Decision>> groups(List<Decision> decisions) {
        Map<Group, List<Decision>> groups = new LinkedHashMap<>();
        for (Decision decision : decisions) {
            groups.computeIfAbsent(Group.of(decision), it -> new ArrayList<>()).add(decision);
        }
        return groups;
    }

    private static void writeGroup(
            JsonGenerator json, Group group, List<Decision> decisions, BiFunction<String, Held, Held> shown) {
        json.writeStartArray();
        json.writeString(group.direction().name());
        HeldJson.writeSource(json, group.source());
        json.writeStartObject();
        for (Decision decision : decisions) {
            json.writeName(decision.attribute());
            if (decision.after() == null) {
                json.writeNull();
            } else {
                HeldJson.writeValue(json, shown.apply(decision.attribute(), decision.after()));
            }
        }
        json.writeEndObject();
        if (decisions.stream().anyMatch(decision -> decision.before() != null)) {
            writeBefore(json, decisions, shown);
        }
        json.writeEndArray();
    }

    private static void writeBefore(
            JsonGenerator json, List<Decision> decisions, BiFunction<String, Held, Held> shown) {
        json.writeStartObject();
        for (Decision decision : decisions) {
            Held before = decision.before();
            if (before != null) {
                json.writeName(decision.attribute());
                json.writeStartArray();
                HeldJson.writeSource(json, Source.of(before));
                HeldJson.writeValue(json, shown.apply(decision.attribute(), before));
                json.writeEndArray();
            }
        }
        json.writeEndObject();
    }

    private static void readGroup(JsonParser json, List<Decision> decisions) {
        json.nextToken();
        Direction direction = Direction.valueOf(json.getString());
        Source source = HeldJson.readSource(json);
        SortedMap<String, @Nullable Held> after = new TreeMap<>();
        json.nextToken();
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            boolean cleared = json.nextToken() == JsonToken.VALUE_NULL;
            after.put(name, cleared ? null : HeldJson.readValue(json, source));
        }
        Map<String, Held> before = json.nextToken() == JsonToken.START_OBJECT ? readBefore(json) : Map.of();
        after.forEach(
                (name, value) -> decisions.add(new Decision(name, before.get(name), value, source.rule(), direction)));
    }

    private static Map<String, Held> readBefore(JsonParser json) {
        Map<String, Held> before = new TreeMap<>();
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            json.nextToken();
            Source source = HeldJson.readSource(json);
            json.nextToken();
            before.put(name, HeldJson.readValue(json, source));
            json.nextToken();
        }
        json.nextToken();
        return before;
    }

    private static void writeRestrictions(JsonGenerator json, List<RestrictionChange> restrictions) {
        json.writeStartArray();
        for (RestrictionChange change : restrictions) {
            json.writeStartArray();
            json.writeString(change.reason());
            json.writeNumber(change.channels());
            json.writeBoolean(change.on());
            json.writeNumber(change.origin().extract());
            json.writeNumber(change.origin().row());
            if (change.until() == null) {
                json.writeNull();
            } else {
                json.writeString(change.until().toString());
            }
            json.writeString(change.rule());
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private static RestrictionChange restriction(JsonParser json) {
        json.nextToken();
        String reason = json.getString();
        int channels = json.nextIntValue(0);
        json.nextToken();
        boolean on = json.getBooleanValue();
        Origin origin = new Origin(json.nextIntValue(0), json.nextIntValue(0));
        LocalDate until = json.nextToken() == JsonToken.VALUE_NULL ? null : HeldJson.day(json.getString());
        json.nextToken();
        String rule = json.getString();
        json.nextToken();
        return new RestrictionChange(reason, channels, on, origin, until, rule);
    }
}
