package fi.ajantasa.person;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.List;
import java.util.Locale;
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
        List<String> otherwise = digits().filter(digits -> !asByPlan(digits)).toList();

        assertThat(otherwise).isEmpty();
    }

    /** The short way of ordinary mobile numbers knows no number that the plan does not. */
    @Test
    void everyOrdinaryMobileNumberIsOneByThePlan() {
        List<String> otherwise = IntStream.range(0, 20_000)
                .mapToObj(i -> "0"
                        + List.of("40", "41", "42", "43", "44", "45", "46", "47", "48", "50")
                                .get(i % 10)
                        + String.format(Locale.ROOT, "%08d", i * 4_999L).substring(0, 6 + i / 10 % 3))
                .filter(digits ->
                        !byPlan(digits).equals(PhoneNumber.find(digits).map(PhoneNumber::e164)))
                .toList();

        assertThat(otherwise).isEmpty();
    }

    @Test
    void whatWasReadIsReadAsItselfAgain() {
        List<PhoneNumber> otherwise = digits().flatMap(it -> PhoneNumber.find(it).stream())
                .filter(number -> PhoneNumber.find(number.e164())
                        .filter(again -> again.e164().equals(number.e164()))
                        .isEmpty())
                .toList();

        assertThat(otherwise).isEmpty();
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

    private static boolean asByPlan(String digits) {
        Optional<String> byPlan = byPlan(digits);
        return byPlan.isEmpty() || byPlan.equals(PhoneNumber.find(digits).map(PhoneNumber::e164));
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
