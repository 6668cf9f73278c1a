package fi.ajantasa.batch;

import fi.ajantasa.customer.Held;
import fi.ajantasa.customer.RestrictionChange;
import fi.ajantasa.decide.Decision;
import fi.ajantasa.decide.PlanRow;
import java.io.StringWriter;
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

    /** {@code {"plan-part":2,"version":7,"set":[[attribute,rule,direction,extract,row],…],"flags":[[reason,channels,on,extract,row],…]}}. */
    static String of(PlanRow row) {
        StringWriter text = new StringWriter(100 + 80 * row.decisions().size());
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeNumberProperty("plan-part", row.part());
            json.writeNumberProperty("version", row.version());
            json.writeArrayPropertyStart("set");
            row.decisions().forEach(it -> write(json, it));
            json.writeEndArray();
            json.writeArrayPropertyStart("flags");
            row.restrictions().forEach(it -> write(json, it));
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, Decision decision) {
        @Nullable Held source = decision.after() == null ? decision.before() : decision.after();
        json.writeStartArray();
        json.writeString(decision.attribute());
        json.writeString(decision.rule());
        json.writeString(decision.direction().name());
        json.writeNumber(source == null ? 0 : source.origin().extract());
        json.writeNumber(source == null ? 0 : source.origin().row());
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, RestrictionChange change) {
        json.writeStartArray();
        json.writeString(change.reason());
        json.writeNumber(change.channels());
        json.writeBoolean(change.on());
        json.writeNumber(change.origin().extract());
        json.writeNumber(change.origin().row());
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
