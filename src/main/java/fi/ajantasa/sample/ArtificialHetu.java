package fi.ajantasa.sample;

import java.time.LocalDate;

/** Makes identity codes that belong to nobody: right in form, with individual numbers 900 to 999 only. */
final class ArtificialHetu {
    static final int FIRST_NUMBER = 900;
    static final int NUMBERS = 100;

    private static final String CHECK_CHARACTERS = "0123456789ABCDEFHJKLMNPRSTUVWXY";

    private ArtificialHetu() {}

    static String of(LocalDate born, char sign, int number) {
        if (number < FIRST_NUMBER || number >= FIRST_NUMBER + NUMBERS) {
            throw new IllegalArgumentException("individual number is outside 900 to 999");
        }
        int digits =
                (born.getDayOfMonth() * 10_000 + born.getMonthValue() * 100 + born.getYear() % 100) * 1000 + number;
        StringBuilder code = new StringBuilder(11);
        String nine = Integer.toString(digits);
        code.append("0".repeat(9 - nine.length())).append(nine).insert(6, sign);
        return code.append(checkCharacter(digits)).toString();
    }

    /** The check character of a code or a building id: the nine digits modulo 31. */
    static char checkCharacter(long nineDigits) {
        return CHECK_CHARACTERS.charAt((int) (nineDigits % CHECK_CHARACTERS.length()));
    }
}
