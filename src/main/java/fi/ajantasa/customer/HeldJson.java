package fi.ajantasa.customer;

import fi.ajantasa.audit.Origin;
import fi.ajantasa.person.PartialDate;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Held values as JSON in UTF-8. Those of a customer stand in groups of one origin and rule, {@code [[extract, row, rule,
 * {attribute: value, …}], …]}, a value with a day beside it as {@code [value, valid from, said on]}; groups and attributes
 * are sorted, so that equal values give equal bytes. Grouped they take half the space of one object per value (measured).
 */
public final class HeldJson {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int DAYS = 2;
    private static final int DAY_LENGTH = 10;

    private HeldJson() {}

    /** Makes a generator into the bytes. */
    public static JsonGenerator generator(ByteArrayOutputStream bytes) {
        return JSON.createGenerator(ObjectWriteContext.empty(), bytes);
    }

    /** Makes a parser of the bytes {@code [from, to)}. */
    public static JsonParser parser(byte[] bytes, int from, int to) {
        return JSON.createParser(ObjectReadContext.empty(), bytes, from, to - from);
    }

    /** The values of a customer, in groups. */
    public static byte[] bytes(SortedMap<String, Held> held) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 + held.size() * 50);
        try (JsonGenerator json = generator(bytes)) {
            json.writeStartArray();
            groups(held).forEach((source, values) -> {
                json.writeStartArray();
                writeSource(json, source);
                json.writeStartObject();
                for (Map.Entry<String, Held> value : values) {
                    json.writeName(value.getKey());
                    writeValue(json, value.getValue());
                }
                json.writeEndObject();
                json.writeEndArray();
            });
            json.writeEndArray();
        }
        return bytes.toByteArray();
    }

    private static Map<Source, List<Map.Entry<String, Held>>> groups(SortedMap<String, Held> held) {
        Map<Source, List<Map.Entry<String, Held>>> groups = new LinkedHashMap<>();
        for (Map.Entry<String, Held> entry : held.entrySet()) {
            groups.computeIfAbsent(Source.of(entry.getValue()), it -> new ArrayList<>())
                    .add(entry);
        }
        return groups;
    }

    /** The values of a customer of their groups. */
    public static SortedMap<String, Held> parse(byte[] bytes) {
        return parse(bytes, any -> true);
    }

    /** The values of some attributes only. */
    public static SortedMap<String, Held> parse(byte[] bytes, Predicate<String> attributes) {
        SortedMap<String, Held> held = new TreeMap<>();
        try (JsonParser json = parser(bytes, 0, bytes.length)) {
            expect(JsonToken.START_ARRAY, json.nextToken());
            while (json.nextToken() != JsonToken.END_ARRAY) {
                expect(JsonToken.START_ARRAY, json.currentToken());
                Source source = readSource(json);
                expect(JsonToken.START_OBJECT, json.nextToken());
                for (String name = json.nextName(); name != null; name = json.nextName()) {
                    json.nextToken();
                    if (attributes.test(name)) {
                        held.put(name, readValue(json, source));
                    } else {
                        json.skipChildren();
                    }
                }
                expect(JsonToken.END_ARRAY, json.nextToken());
            }
        }
        return held;
    }

    /** Damaged values must not be taken for none: they would be written back as none. */
    public static void expect(JsonToken wanted, @Nullable JsonToken found) {
        if (wanted != found) {
            throw new IllegalStateException("stored values are damaged: " + found + " in place of " + wanted);
        }
    }

    /** Writes a value with its days, without the origin and rule it shares with its group. */
    public static void writeValue(JsonGenerator json, Held held) {
        if (held.from() == null && held.saidOn() == null) {
            json.writeString(held.value());
            return;
        }
        json.writeStartArray();
        json.writeString(held.value());
        writeDay(json, held.from());
        writeDay(json, held.saidOn());
        json.writeEndArray();
    }

    private static void writeDay(JsonGenerator json, @Nullable Object day) {
        if (day == null) {
            json.writeNull();
        } else {
            json.writeString(day.toString());
        }
    }

    /** Reads a value; the parser stands on its first token, and then on its last. */
    public static Held readValue(JsonParser json, Source source) {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            return source.held(json.getString(), null, null);
        }
        json.nextToken();
        String value = json.getString();
        @Nullable String[] days = new String[DAYS];
        for (int i = 0; json.nextToken() != JsonToken.END_ARRAY; i++) {
            days[i] = json.currentToken() == JsonToken.VALUE_NULL ? null : json.getString();
        }
        String from = days[0];
        String saidOn = days[1];
        return source.held(value, from == null ? null : PartialDate.parse(from), saidOn == null ? null : day(saidOn));
    }

    /** A day as stored, {@code 2026-11-27}; reading all customers, the formatter took a twentieth of the time (measured). */
    public static LocalDate day(String text) {
        boolean shaped = text.length() == DAY_LENGTH && text.charAt(4) == '-' && text.charAt(7) == '-';
        if (!shaped) {
            throw new IllegalArgumentException("stored values are damaged: no day");
        }
        return LocalDate.of(
                Integer.parseInt(text, 0, 4, 10), Integer.parseInt(text, 5, 7, 10), Integer.parseInt(text, 8, 10, 10));
    }

    /** Writes where a group of values comes from. */
    public static void writeSource(JsonGenerator json, Source source) {
        json.writeNumber(source.origin().extract());
        json.writeNumber(source.origin().row());
        json.writeString(source.rule());
    }

    /** Reads where a group of values comes from; the parser stands before it, and then on its last token. */
    public static Source readSource(JsonParser json) {
        int extract = json.nextIntValue(0);
        int row = json.nextIntValue(0);
        json.nextToken();
        return new Source(new Origin(extract, row), json.getString());
    }

    /** Where values come from and by which rule they won. */
    public record Source(Origin origin, String rule) {
        /** What the value has in common with others. */
        public static Source of(Held held) {
            return new Source(held.origin(), held.rule());
        }

        Held held(String value, @Nullable PartialDate from, @Nullable LocalDate saidOn) {
            return new Held(value, origin, rule, from, saidOn);
        }
    }
}
