package fi.ajantasa.decide;

import fi.ajantasa.audit.Origin;
import fi.ajantasa.customer.Held;
import fi.ajantasa.customer.HeldJson;
import fi.ajantasa.customer.RestrictionChange;
import fi.ajantasa.person.Direction;
import java.io.StringWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * A plan row as JSON: {@code {"d": [{"a": attribute, "b": held before, "n": held after, "r": rule, "p": direction}, …],
 * "x": [[reason, channels, on, extract, row], …], "u": [due day, …]}}.
 */
final class PlanJson {

    private PlanJson() {}

    /** @param shown what to write of an attribute's held value */
    static String text(PlanRow row, BiFunction<String, Held, Held> shown) {
        StringWriter writer = new StringWriter(64 + row.decisions().size() * 200);
        try (JsonGenerator json = HeldJson.generator(writer)) {
            json.writeStartObject();
            writeDecisions(json, row.decisions(), shown);
            writeRestrictions(json, row.restrictions());
            json.writeName("u");
            json.writeStartArray();
            for (LocalDate day : row.due()) {
                json.writeString(day.toString());
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return writer.toString();
    }

    static PlanRow parse(int customer, int part, int version, String text) {
        List<Decision> decisions = new ArrayList<>();
        List<RestrictionChange> restrictions = new ArrayList<>(0);
        List<LocalDate> due = new ArrayList<>(0);
        try (JsonParser json = HeldJson.parser(text)) {
            json.nextToken();
            for (String name = json.nextName(); name != null; name = json.nextName()) {
                json.nextToken();
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    switch (name) {
                        case "d" -> decisions.add(decision(json));
                        case "x" -> restrictions.add(restriction(json));
                        default -> due.add(LocalDate.parse(json.getString()));
                    }
                }
            }
        }
        return new PlanRow(customer, part, version, decisions, restrictions, due);
    }

    private static void writeDecisions(
            JsonGenerator json, List<Decision> decisions, BiFunction<String, Held, Held> shown) {
        json.writeName("d");
        json.writeStartArray();
        for (Decision decision : decisions) {
            json.writeStartObject();
            json.writeStringProperty("a", decision.attribute());
            writeHeld(json, "b", decision, decision.before(), shown);
            writeHeld(json, "n", decision, decision.after(), shown);
            json.writeStringProperty("r", decision.rule());
            json.writeStringProperty("p", decision.direction().name());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeHeld(
            JsonGenerator json,
            String name,
            Decision decision,
            @Nullable Held held,
            BiFunction<String, Held, Held> shown) {
        if (held != null) {
            json.writeName(name);
            HeldJson.write(json, shown.apply(decision.attribute(), held));
        }
    }

    private static void writeRestrictions(JsonGenerator json, List<RestrictionChange> restrictions) {
        json.writeName("x");
        json.writeStartArray();
        for (RestrictionChange change : restrictions) {
            json.writeStartArray();
            json.writeString(change.reason());
            json.writeNumber(change.channels());
            json.writeBoolean(change.on());
            json.writeNumber(change.origin().extract());
            json.writeNumber(change.origin().row());
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private static Decision decision(JsonParser json) {
        String attribute = "";
        Held before = null;
        Held after = null;
        String rule = "";
        Direction direction = Direction.NEUTRAL;
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            json.nextToken();
            switch (name) {
                case "a" -> attribute = json.getString();
                case "b" -> before = HeldJson.read(json);
                case "n" -> after = HeldJson.read(json);
                case "r" -> rule = json.getString();
                default -> direction = Direction.valueOf(json.getString());
            }
        }
        return new Decision(attribute, before, after, rule, direction);
    }

    private static RestrictionChange restriction(JsonParser json) {
        json.nextToken();
        String reason = json.getString();
        int channels = json.nextIntValue(0);
        json.nextToken();
        boolean on = json.getBooleanValue();
        Origin origin = new Origin(json.nextIntValue(0), json.nextIntValue(0));
        json.nextToken();
        return new RestrictionChange(reason, channels, on, origin);
    }
}
