package fi.ajantasa.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.person.Hetu;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Identity codes and case numbers look alike; what is a code, or may be a mistyped one, is never taken for a case. */
class TypedCodesTest {
    private static final String CHECK = "0123456789ABCDEFHJKLMNPRSTUVWXY";
    private static final String SIGNS = "+-YXWVUABCDEF";
    private static final List<String> DASHES = List.of("-", "+", "–", "—", "−", "‐", "‑");
    private static final int MANY = 20_000;

    private final Random random = new Random(20261128);

    /** A day of the century of the sign, ddmmyy. */
    private String day(char sign) {
        int century = sign == '+' ? 1800 : "-YXWVU".indexOf(sign) >= 0 ? 1900 : 2000;
        LocalDate day = LocalDate.of(century, 1, 1).plusDays(random.nextInt(36_524));
        return "%02d%02d%02d".formatted(day.getDayOfMonth(), day.getMonthValue(), day.getYear() % 100);
    }

    /** A right code of the artificial range, as of any other: the check knows no difference. */
    private String code() {
        char sign = SIGNS.charAt(random.nextInt(SIGNS.length()));
        return code(day(sign), sign, 900 + random.nextInt(100));
    }

    private static String code(String day, char sign, int number) {
        String digits = day + "%03d".formatted(number);
        return day + sign + digits.substring(6) + CHECK.charAt((int) (Long.parseLong(digits) % CHECK.length()));
    }

    private String written(String code) {
        String day = code.substring(0, 6);
        String sign = code.substring(6, 7);
        String end = code.substring(7);
        String dash = "-+".contains(sign) ? DASHES.get(random.nextInt(DASHES.size())) : sign;
        String gap = List.of("", " ", "  ", "\u00a0", "\t").get(random.nextInt(5));
        String apart = day.substring(0, 2) + "." + day.substring(2, 4) + "." + day.substring(4);
        String text =
                switch (random.nextInt(6)) {
                    case 0 -> day + end;
                    case 1 -> apart + gap + dash + end;
                    case 2 -> day + gap + dash + gap + end;
                    case 3 -> day + dash + end.substring(0, 3) + " " + end.substring(3);
                    case 4 -> code;
                    default -> day + gap + dash + end;
                };
        String around = List.of("%s", "hetu:%s", "see 12 %s.", "(%s)", "_%s_", "12.11.2026 %s, 3")
                .get(random.nextInt(6));
        return around.formatted(random.nextBoolean() ? text : text.toLowerCase(Locale.ROOT));
    }

    @Test
    void everyCodeIsRefusedHoweverItIsWritten() {
        for (int i = 0; i < MANY; i++) {
            String code = code();
            assertThat(Hetu.isSound(code)).as(code).isTrue();
            String text = written(code);
            assertThat(Typed.holdsCode(text)).as(text).isTrue();
        }
    }

    /** Also of those whose cases would look alike: born to 1931, hyphen, ending in a digit. */
    @Test
    void everyCodeThatLooksLikeACaseIsRefused() {
        int tried = 0;
        for (LocalDate day = LocalDate.of(1900, 1, 1); day.getYear() < 1932; day = day.plusDays(1)) {
            String ddmmyy = "%02d%02d%02d".formatted(day.getDayOfMonth(), day.getMonthValue(), day.getYear() % 100);
            for (int number = 900; number < 1000; number += 7) {
                assertThat(Typed.holdsCode(code(ddmmyy, '-', number))).isTrue();
                tried++;
            }
        }
        assertThat(tried).isGreaterThan(100_000);
    }

    /** One wrong character leaves a code that may be of somebody who is alive. */
    @Test
    void aMistypedCodeOfAnybodyWhoMayBeACustomerIsRefused() {
        for (int i = 0; i < MANY; i++) {
            char sign = "-YXWVUABCDEF".charAt(random.nextInt(12));
            String day;
            do {
                day = day(sign);
            } while (sign == '-' && Integer.parseInt(day.substring(4)) < 32);
            String wrong = code(day, sign, 900 + random.nextInt(100)).substring(0, 10)
                    + CHECK.charAt(random.nextInt(CHECK.length()));
            assertThat(Typed.holdsCode("case " + wrong)).as(wrong).isTrue();
        }
    }

    @Test
    void nearlyEveryCaseNumberOfADayIsTaken() {
        int taken = 0;
        for (int i = 0; i < MANY; i++) {
            LocalDate day = LocalDate.of(2020, 1, 1).plusDays(random.nextInt(4_300));
            String ddmmyy = "%02d%02d%02d".formatted(day.getDayOfMonth(), day.getMonthValue(), day.getYear() % 100);
            String yymmdd = "%02d%02d%02d".formatted(day.getYear() % 100, day.getMonthValue(), day.getDayOfMonth());
            String number = "-%04d".formatted(random.nextInt(10_000));
            taken += Typed.holdsCode("tapaus " + (random.nextBoolean() ? ddmmyy : yymmdd) + number) ? 0 : 1;
        }
        assertThat(taken).isBetween(MANY * 30 / 31 - MANY / 100, MANY - 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"201126-1234", "tapaus 201126-1234", "261120-0007", "CASE-201126-1234"})
    void takesACaseNumber(String text) {
        assertThat(Typed.holdsCode(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"201126–1234", "201126 -1234", "201126A1234", "201150-1234", "201126-123B", "hetu010190-900P"})
    void takesNothingForACaseNumberThatMayBeACode(String text) {
        assertThat(Typed.holdsCode(text)).isTrue();
    }
}
