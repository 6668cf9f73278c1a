package fi.ajantasa.customer;

import fi.ajantasa.audit.Origin;
import fi.ajantasa.person.PartialDate;
import java.io.StringWriter;
import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Held values as JSON: {@code {"v": value, "o": [extract, row], "r": rule, "f": valid from, "s": said on}}, the last
 * two only when known; and those of a customer as one object by attribute, sorted, so that equal values give equal text.
 */
public final class HeldJson {
    private static final JsonFactory JSON = new JsonFactory();

    private HeldJson() {}

    /** Makes a generator into the writer. */
    public static JsonGenerator generator(StringWriter writer) {
        return JSON.createGenerator(ObjectWriteContext.empty(), writer);
    }

    /** Makes a parser of the text. */
    public static JsonParser parser(String text) {
        return JSON.createParser(ObjectReadContext.empty(), text);
    }

    /** The values of a customer as one JSON object. */
    public static String text(SortedMap<String, Held> held) {
        StringWriter writer = new StringWriter(64 + held.size() * 80);
        try (JsonGenerator json = generator(writer)) {
            json.writeStartObject();
            for (Map.Entry<String, Held> entry : held.entrySet()) {
                json.writeName(entry.getKey());
                write(json, entry.getValue());
            }
            json.writeEndObject();
        }
        return writer.toString();
    }

    /** The values of a customer of their JSON object. */
    public static SortedMap<String, Held> parse(String text) {
        SortedMap<String, Held> held = new TreeMap<>();
        try (JsonParser json = parser(text)) {
            json.nextToken();
            for (String name = json.nextName(); name != null; name = json.nextName()) {
                json.nextToken();
                Held value = read(json);
                if (value != null) {
                    held.put(name, value);
                }
            }
        }
        return held;
    }

    /** Writes one value, {@code null} for none. */
    public static void write(JsonGenerator json, @Nullable Held held) {
        if (held == null) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        json.writeStringProperty("v", held.value());
        json.writeName("o");
        json.writeStartArray();
        json.writeNumber(held.origin().extract());
        json.writeNumber(held.origin().row());
        json.writeEndArray();
        json.writeStringProperty("r", held.rule());
        if (held.from() != null) {
            json.writeStringProperty("f", held.from().toString());
        }
        if (held.saidOn() != null) {
            json.writeStringProperty("s", held.saidOn().toString());
        }
        json.writeEndObject();
    }

    /** Reads one value, or {@code null} when there is none; the parser stands on its first token, and then on its last. */
    public static @Nullable Held read(JsonParser json) {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        String value = "";
        Origin origin = new Origin(0, 0);
        String rule = "";
        PartialDate from = null;
        LocalDate saidOn = null;
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            json.nextToken();
            switch (name) {
                case "v" -> value = json.getString();
                case "o" -> origin = origin(json);
                case "r" -> rule = json.getString();
                case "f" -> from = PartialDate.parse(json.getString());
                case "s" -> saidOn = LocalDate.parse(json.getString());
                default -> json.skipChildren();
            }
        }
        return new Held(value, origin, rule, from, saidOn);
    }

    private static Origin origin(JsonParser json) {
        int extract = json.nextIntValue(0);
        int row = json.nextIntValue(0);
        json.nextToken();
        return new Origin(extract, row);
    }
}
