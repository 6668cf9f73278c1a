package fi.ajantasa.person;

/** The permanent building id of the population register (VTJ-PRT): nine digits and a check character. */
public final class BuildingId {

    private static final int DIGITS = 9;

    private BuildingId() {}

    /** Whether the check character, by the alphabet and the remainder of the identity code, fits the digits. */
    public static boolean isSound(String text) {
        if (text.length() != DIGITS + 1) {
            return false;
        }
        int number = 0;
        for (int i = 0; i < DIGITS; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return false;
            }
            number = number * 10 + digit;
        }
        return HetuBytes.ALPHABET.charAt(number % HetuBytes.ALPHABET.length()) == text.charAt(DIGITS);
    }
}
