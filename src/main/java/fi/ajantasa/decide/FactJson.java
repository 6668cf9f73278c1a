package fi.ajantasa.decide;

import fi.ajantasa.audit.Origin;
import fi.ajantasa.customer.HeldJson;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.normalise.ChangeKind;
import fi.ajantasa.normalise.Claim;
import fi.ajantasa.person.AttributeCatalogue;
import fi.ajantasa.person.PartialDate;
import fi.ajantasa.person.ValueKind;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The claims of a fact as JSON in UTF-8: {@code {"k": kind, "d": changed on, "p": true when passive, "n": the number it is
 * about, "s": how far it speaks of the customer, "c": [claim, …]}}, the kind left out for base data, the scope for persons, a claim {@code [attribute, value, from, until, said on]} with what is missing at its end
 * left out; identity codes encrypted.
 */
final class FactJson {

    private static final int PARTS = 5;
    private static final ChangeKind[] KINDS = ChangeKind.values();

    private final KeyVault vault;
    private final AttributeCatalogue catalogue;

    FactJson(KeyVault vault, AttributeCatalogue catalogue) {
        this.vault = vault;
        this.catalogue = catalogue;
    }

    byte[] bytes(int customer, Fact fact) {
        ByteArrayOutputStream bytes =
                new ByteArrayOutputStream(64 + fact.claims().size() * 40);
        try (JsonGenerator json = HeldJson.generator(bytes)) {
            json.writeStartObject();
            if (fact.change() != ChangeKind.STATE) {
                json.writeStringProperty("k", fact.change().name());
            }
            if (fact.changedOn() != null) {
                json.writeStringProperty("d", fact.changedOn().toString());
            }
            if (!fact.active()) {
                json.writeBooleanProperty("p", true);
            }
            if (fact.tie().number() != null) {
                json.writeStringProperty("n", fact.tie().number());
            }
            if (fact.tie().scope() != Tie.Scope.PERSON) {
                json.writeStringProperty("s", fact.tie().scope().name());
            }
            json.writeName("c");
            json.writeStartArray();
            for (Claim claim : fact.claims()) {
                write(json, customer, claim);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    Fact parse(int customer, Origin origin, String register, LocalDate extractDate, byte[] bytes) {
        ChangeKind change = ChangeKind.STATE;
        LocalDate changedOn = null;
        boolean active = true;
        @Nullable String number = null;
        Tie.Scope scope = Tie.Scope.PERSON;
        List<Claim> claims = new ArrayList<>();
        try (JsonParser json = HeldJson.parser(bytes, 0, bytes.length)) {
            HeldJson.expect(JsonToken.START_OBJECT, json.nextToken());
            for (String name = json.nextName(); name != null; name = json.nextName()) {
                json.nextToken();
                switch (name) {
                    case "k" -> change = kind(json.getString());
                    case "d" -> changedOn = HeldJson.day(json.getString());
                    case "p" -> active = !json.getBooleanValue();
                    case "n" -> number = json.getString();
                    case "s" -> scope = Tie.Scope.valueOf(json.getString());
                    default -> readClaims(json, customer, claims);
                }
            }
            HeldJson.expect(JsonToken.END_OBJECT, json.currentToken());
        }
        Tie tie = number == null && scope == Tie.Scope.PERSON ? Tie.PERSON : new Tie(number, scope);
        return new Fact(origin, register, extractDate, change, changedOn, active, claims, tie);
    }

    private void write(JsonGenerator json, int customer, Claim claim) {
        @Nullable
        Object[] parts = {claim.attribute(), stored(claim, customer), claim.from(), claim.until(), claim.saidOn()};
        int size = PARTS;
        while (parts[size - 1] == null) {
            size--;
        }
        json.writeStartArray();
        for (int i = 0; i < size; i++) {
            Object part = parts[i];
            if (part == null) {
                json.writeNull();
            } else {
                json.writeString(part.toString());
            }
        }
        json.writeEndArray();
    }

    private @Nullable String stored(Claim claim, int customer) {
        String value = claim.value();
        return value != null && isCode(claim.attribute()) ? vault.encrypt(value, customer) : value;
    }

    private void readClaims(JsonParser json, int customer, List<Claim> claims) {
        @Nullable String[] parts = new String[PARTS];
        HeldJson.expect(JsonToken.START_ARRAY, json.currentToken());
        while (json.nextToken() != JsonToken.END_ARRAY) {
            HeldJson.expect(JsonToken.START_ARRAY, json.currentToken());
            Arrays.fill(parts, null);
            for (int i = 0; json.nextToken() != JsonToken.END_ARRAY; i++) {
                parts[i] = json.currentToken() == JsonToken.VALUE_NULL ? null : json.getString();
            }
            claims.add(claim(parts, customer));
        }
    }

    private Claim claim(@Nullable String[] parts, int customer) {
        String attribute = parts[0] == null ? "" : parts[0];
        String value = parts[1];
        if (value != null && isCode(attribute)) {
            value = vault.decrypt(value, customer);
        }
        return new Claim(attribute, value, date(parts[2]), date(parts[3]), day(parts[4]));
    }

    private boolean isCode(String attribute) {
        return catalogue.require(attribute).kind() == ValueKind.HETU;
    }

    private static @Nullable PartialDate date(@Nullable String text) {
        return text == null ? null : PartialDate.parse(text);
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        return text == null ? null : HeldJson.day(text);
    }

    private static ChangeKind kind(String name) {
        for (ChangeKind kind : KINDS) {
            if (kind.name().equals(name)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no such kind of change: " + name);
    }
}
