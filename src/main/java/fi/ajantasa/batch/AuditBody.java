package fi.ajantasa.batch;

import fi.ajantasa.audit.Origin;
import fi.ajantasa.customer.Held;
import fi.ajantasa.customer.RestrictionChange;
import fi.ajantasa.decide.Decision;
import fi.ajantasa.decide.PlanRow;
import fi.ajantasa.person.Direction;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What an audit entry says: for each decision its attribute, rule, effect on privacy and the fact it came from, for each
 * restriction its reason, channels and fact; never a value.
 */
final class AuditBody {
    private static final JsonFactory JSON = new JsonFactory();

    private AuditBody() {}

    /** What decisions that are told together have in common. */
    private record Group(String rule, Direction direction, Origin origin) {
        static Group of(Decision decision) {
            @Nullable Held source = decision.after() == null ? decision.before() : decision.after();
            Origin origin = source == null ? new Origin(0, 0) : source.origin();
            return new Group(decision.rule(), decision.direction(), origin);
        }
    }

    /**
     * {@code {"plan-part":2,"version":7,"set":[[rule,direction,extract,row,attribute,…],…],"flags":[[reason,channels,on,extract,row],…]}},
     * a flag followed by the rule that lifts it, or by its last day.
     */
    static String of(PlanRow row) {
        StringWriter text = new StringWriter(100 + 20 * row.decisions().size());
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeNumberProperty("plan-part", row.part());
            json.writeNumberProperty("version", row.version());
            json.writeArrayPropertyStart("set");
            groups(row.decisions()).forEach((group, attributes) -> write(json, group, attributes));
            json.writeEndArray();
            json.writeArrayPropertyStart("flags");
            row.restrictions().forEach(it -> write(json, it));
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.toString();
    }

    private static Map<Group, List<String>> groups(List<Decision> decisions) {
        Map<Group, List<String>> groups = new LinkedHashMap<>();
        for (Decision decision : decisions) {
            groups.computeIfAbsent(Group.of(decision), it -> new ArrayList<>()).add(decision.attribute());
        }
        return groups;
    }

    private static void write(JsonGenerator json, Group group, List<String> attributes) {
        json.writeStartArray();
        json.writeString(group.rule());
        json.writeString(group.direction().name());
        json.writeNumber(group.origin().extract());
        json.writeNumber(group.origin().row());
        attributes.forEach(json::writeString);
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, RestrictionChange change) {
        json.writeStartArray();
        json.writeString(change.reason());
        json.writeNumber(change.channels());
        json.writeBoolean(change.on());
        json.writeNumber(change.origin().extract());
        json.writeNumber(change.origin().row());
        if (!change.rule().isEmpty()) {
            json.writeString(change.rule());
        } else if (change.until() != null) {
            json.writeString(change.until().toString());
        }
        json.writeEndArray();
    }

    /** A small object of words, for entries about runs. */
    static String words(String... keysAndValues) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            for (int i = 0; i < keysAndValues.length; i += 2) {
                json.writeStringProperty(keysAndValues[i], keysAndValues[i + 1]);
            }
            json.writeEndObject();
        }
        return text.toString();
    }
}
