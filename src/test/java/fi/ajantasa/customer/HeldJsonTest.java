package fi.ajantasa.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.ajantasa.audit.Origin;
import fi.ajantasa.person.PartialDate;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeldJsonTest {
    private static final Origin CRM = new Origin(1, 7);
    private static final Origin REGISTER = new Origin(2, 9);

    private final SortedMap<String, Held> held = new TreeMap<>(Map.of(
            "call-name", new Held("Aino", CRM, "only-source", null, null),
            "family-name", new Held("Mäki \"ö\"", REGISTER, "source-rank", null, null),
            "e-mail", new Held("a@b.example", CRM, "only-source", null, LocalDate.of(2026, 11, 20)),
            "permanent-address",
                    new Held("Kivirinne\t\t11", REGISTER, "source-rank", PartialDate.parse("2020-01"), null)));

    @Test
    void writesValuesInGroupsOfOneOriginAndRule() {
        assertThat(new String(HeldJson.bytes(held), StandardCharsets.UTF_8))
                .isEqualTo("[[1,7,\"only-source\",{\"call-name\":\"Aino\","
                        + "\"e-mail\":[\"a@b.example\",null,\"2026-11-20\"]}],"
                        + "[2,9,\"source-rank\",{\"family-name\":\"Mäki \\\"ö\\\"\","
                        + "\"permanent-address\":[\"Kivirinne\\t\\t11\",\"2020-01\",null]}]]");
    }

    @Test
    void readsWhatItWrote() {
        assertThat(HeldJson.parse(HeldJson.bytes(held))).isEqualTo(held);
        assertThat(HeldJson.parse(HeldJson.bytes(new TreeMap<>()))).isEmpty();
    }

    /** Damage read as nothing would be written back as nothing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}",
                "[{\"a\":1}]",
                "[[1,7,\"r\"]]",
                "[[1,7,\"r\",{\"a\":\"b\"}",
                "[[1,7,\"r\",{}],7]",
                "[[1,7,\"r\",{\"a\":[\"b\",null,\"20261120\"]}]]",
                "[[1,7,\"r\",{\"a\":[\"b\",null,\"2026-11-31\"]}]]"
            })
    void refusesDamagedValues(String text) {
        assertThatThrownBy(() -> HeldJson.parse(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(RuntimeException.class);
    }
}
