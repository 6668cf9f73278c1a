package fi.ajantasa.source;

import fi.ajantasa.job.JsonFormat;
import java.io.IOException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Walks a text of JSON along the paths of a format; whatever stands anywhere else refuses it. */
final class JsonWalk {
    private static final String KNOWN = "members the job file names, or ignores";

    private final JsonFormat.Around around;
    private final JsonRecord record;
    private final JsonMember outside = new JsonMember();
    private final JsonCell count = new JsonCell(0, JsonFormat.Type.NUMBER);
    private final @Nullable JsonMember records;
    private final Taker taker;
    private boolean found;
    private long rows;

    /** Takes records one by one. */
    @FunctionalInterface
    interface Taker {
        void take(JsonRecord record) throws IOException;
    }

    /** JSON that is not what its job file says; the place is told by whoever parses. */
    static final class Unfit extends IOException {
        private final String reason;
        private final String expected;

        Unfit(String reason, String expected) {
            super(reason);
            this.reason = reason;
            this.expected = expected;
        }

        String reason() {
            return reason;
        }

        String expected() {
            return expected;
        }
    }

    /** @param near a day from which the century of a year of two digits is told */
    JsonWalk(JsonFormat format, LocalDate near, Taker taker) {
        this.around = format.around();
        this.record = new JsonRecord(format, near);
        this.taker = taker;
        this.records = around.records().isEmpty() ? null : outside.on(around.records());
        if (!around.count().isEmpty()) {
            outside.on(around.count()).fill(count);
        }
        around.ignore().forEach(path -> outside.on(path).ignore());
    }

    /** Reads a whole file; {@code between} is told where a record has ended. */
    void file(JsonParser json, Runnable between) throws IOException {
        JsonToken first = json.nextToken();
        if (records == null) {
            list(json, first, between);
        } else {
            expect(first == JsonToken.START_OBJECT, "json-type-differs", "an object with " + around.records());
            outside(json, outside, between);
        }
        expect(json.nextToken() == null, "json-malformed", "nothing behind the end");
        expect(found, "json-records-missing", "a list " + around.records());
        if (!around.count().isEmpty()) {
            expect(Long.toString(rows).equals(count.text(0)), "row-count-differs", around.count() + " records");
        }
    }

    /** Reads a line that is a record. */
    void line(JsonParser json) throws IOException {
        expect(json.nextToken() == JsonToken.START_OBJECT, "json-type-differs", "an object on each line");
        record(json);
        expect(json.nextToken() == null, "json-malformed", "nothing behind the record");
    }

    private void outside(JsonParser json, JsonMember within, Runnable between) throws IOException {
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            JsonMember member = known(within, name);
            JsonToken token = json.nextToken();
            if (member == records) {
                list(json, token, between);
            } else if (member.isObject() && token == JsonToken.START_OBJECT) {
                outside(json, member, between);
            } else {
                value(json, member, token);
            }
        }
    }

    private void list(JsonParser json, @Nullable JsonToken first, Runnable between) throws IOException {
        expect(first == JsonToken.START_ARRAY, "json-type-differs", "a list of records");
        found = true;
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            between.run();
            expect(token == JsonToken.START_OBJECT, "json-type-differs", "an object for each record");
            record(json);
            rows++;
        }
        between.run();
    }

    private void record(JsonParser json) throws IOException {
        record.begin();
        members(json, record.root());
        taker.take(record);
    }

    private void members(JsonParser json, JsonMember within) throws IOException {
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            value(json, known(within, name), json.nextToken());
        }
    }

    private void value(JsonParser json, JsonMember member, @Nullable JsonToken token) throws IOException {
        if (member.isIgnored()) {
            json.skipChildren();
        } else if (member.isList()) {
            elements(json, member, token);
        } else if (member.isObject()) {
            if (token != JsonToken.VALUE_NULL) {
                expect(token == JsonToken.START_OBJECT, "json-type-differs", "an object");
                members(json, member);
            }
        } else {
            fill(json, member, token);
        }
    }

    private void elements(JsonParser json, JsonMember list, @Nullable JsonToken first) throws IOException {
        if (first == JsonToken.VALUE_NULL) {
            return;
        }
        expect(first == JsonToken.START_ARRAY, "json-type-differs", "a list");
        for (JsonPick pick : list.picks()) {
            pick.beginList();
        }
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            expect(token == JsonToken.START_OBJECT, "json-type-differs", "an object for each element");
            for (JsonPick pick : list.picks()) {
                pick.beginElement();
            }
            members(json, list);
            for (JsonPick pick : list.picks()) {
                pick.endElement();
            }
        }
    }

    private static void fill(JsonParser json, JsonMember member, @Nullable JsonToken token) throws IOException {
        if (token == JsonToken.VALUE_NULL) {
            return;
        }
        if (token == null || !token.isScalarValue()) {
            throw new Unfit("json-type-differs", "a value");
        }
        String text = json.getString();
        expect(isWhole(text), "malformed-character", "whole characters");
        for (JsonCell cell : member.cells()) {
            expect(cell.type == null || cell.type == type(token), "json-type-differs", "a value of its type");
            cell.put(text);
        }
    }

    private static JsonFormat.Type type(JsonToken token) {
        return switch (token) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> JsonFormat.Type.NUMBER;
            case VALUE_TRUE, VALUE_FALSE -> JsonFormat.Type.FLAG;
            default -> JsonFormat.Type.TEXT;
        };
    }

    /** Half a character can be written with a backslash; it would be lost on the way. */
    private static boolean isWhole(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    private static JsonMember known(JsonMember within, String name) throws Unfit {
        JsonMember member = within.member(name);
        if (member == null) {
            throw new Unfit("json-member-unknown", KNOWN);
        }
        return member;
    }

    private static void expect(boolean fits, String reason, String expected) throws Unfit {
        if (!fits) {
            throw new Unfit(reason, expected);
        }
    }
}
