package fi.ajantasa.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The check digits of numbers by which registers know our customers (energy and bank reference, 5). */
class CheckDigitTest {
    private static final JsonNode VECTORS = JsonMapper.shared()
            .readTree(Path.of("src/test/resources/fixtures/ids/check_digit_vectors.json")
                    .toFile());
    private static final Map<String, Predicate<String>> READERS = Map.of(
            "gsrn", text -> MeteringPoint.problem(text).isEmpty(),
            "viite", text -> PaymentReference.problem(text).isEmpty(),
            "rf", text -> PaymentReference.problem(text).isEmpty(),
            "ytunnus", text -> BusinessId.problem(text).isEmpty());

    @TestFactory
    Stream<DynamicTest> agreesWithTheVectors() {
        return READERS.entrySet().stream().flatMap(reader -> VECTORS.path(reader.getKey()).properties().stream()
                .map(it -> DynamicTest.dynamicTest(reader.getKey() + " " + it.getKey(), () -> assertThat(
                                reader.getValue().test(it.getKey()))
                        .isEqualTo(it.getValue().asBoolean()))));
    }

    @Test
    void takesOneReferenceForTheSameHoweverItIsWritten() {
        assertThat(Stream.of("1234561", "00000000000001234561", "RF341234561", "rf34 1234 561", "12345 61")
                        .map(PaymentReference::find))
                .allSatisfy(it -> assertThat(it).contains(new PaymentReference("1234561")));
        assertThat(Stream.of("1234561", "00000000000001234561", "RF341234561").map(CheckDigitTest::packed))
                .containsOnly(123456L);
    }

    @Test
    void saysWhyATextIsNoReference() {
        assertThat(PaymentReference.problem("1234562")).contains("check-digit-wrong");
        assertThat(PaymentReference.problem("RF351234561")).contains("check-digit-wrong");
        assertThat(Stream.of("", "000", "00000000000000000000", "123", "1E+06", "123456789012345678901", "RF34"))
                .allSatisfy(it -> assertThat(PaymentReference.problem(it)).contains("not-a-payment-reference"));
    }

    @Test
    void tellsTheLongestReferencesApart() {
        long longest = packed("99999999999999999999".replaceFirst(".$", check("9999999999999999999")));
        assertThat(Identifier.isNumber(longest)).isTrue();
        assertThat(longest).isNegative();
    }

    @Test
    void rejectsAMeteringPointThatASpreadsheetSpoilt() { // F83
        assertThat(MeteringPoint.problem("6,4E+17")).contains("not-a-gsrn");
        assertThat(MeteringPoint.problem("64582373484845821")).contains("not-a-gsrn");
        assertThat(MeteringPoint.problem("645823734848458217")).contains("check-digit-wrong");
        assertThat(MeteringPoint.problem("123456789123456789"))
                .as("a passing digit proves little")
                .isEmpty();
    }

    private static long packed(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Identifier.PAYMENT_REFERENCE.pack(bytes, 0, bytes.length);
    }

    private static String check(String digits) {
        return Stream.of("0123456789".split(""))
                .filter(it -> PaymentReference.problem(digits + it).isEmpty())
                .findFirst()
                .orElseThrow();
    }
}
