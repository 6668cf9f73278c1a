package fi.ajantasa.person;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The laws of telephone numbers; the tables of {@code cases/phones.yaml} say how single texts are read. */
class PhoneNumberTest {

    private static final PhoneNumberUtil PLAN = PhoneNumberUtil.getInstance();

    @Test
    void everyNumberThePlanHasIsReadAsThePlanWritesIt() {
        assertThat(digits()).allSatisfy(digits -> {
            Optional<String> byPlan = byPlan(digits);
            byPlan.ifPresent(it ->
                    assertThat(PhoneNumber.find(digits).map(PhoneNumber::e164)).contains(it));
        });
    }

    @Test
    void whatWasReadIsReadAsItselfAgain() {
        assertThat(digits().flatMap(it -> PhoneNumber.find(it).stream()))
                .allSatisfy(number -> assertThat(PhoneNumber.find(number.e164()).map(PhoneNumber::e164))
                        .contains(number.e164()));
    }

    @Test
    void neverThrowsWhateverStandsThere() {
        Random random = new Random(3);
        String letters = "0123456789+-() ./,;xpeEtai\u00a0\u2012٠\ud83d";
        List<String> texts = IntStream.range(0, 20_000)
                .mapToObj(any -> random.ints(random.nextInt(30), 0, letters.length())
                        .mapToObj(at -> letters.substring(at, at + 1))
                        .reduce("", String::concat))
                .toList();

        assertThat(texts).allSatisfy(text -> assertThat(PhoneNumber.read(text)).isNotNull());
    }

    @Test
    void neverShowsTheNumber() {
        assertThat(PhoneNumber.find("040 123 4567").orElseThrow()).hasToString("phone:•••");
    }

    /** Finnish digits with their zero, of every length. */
    private static Stream<String> digits() {
        Random random = new Random(1);
        return IntStream.range(0, 20_000)
                .mapToObj(any -> "0" + (1 + random.nextInt(9))
                        + random.ints(2 + random.nextInt(9), 0, 10)
                                .mapToObj(Integer::toString)
                                .reduce("", String::concat));
    }

    private static Optional<String> byPlan(String digits) {
        try {
            Phonenumber.PhoneNumber number = PLAN.parse(digits, "FI");
            return PLAN.isValidNumber(number)
                    ? Optional.of(PLAN.format(number, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException none) {
            return Optional.empty();
        }
    }
}
