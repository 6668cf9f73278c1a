package fi.ajantasa.person;

import java.time.Year;
import java.util.Arrays;

/**
 * Reads personal identity codes straight from the bytes of an extract.
 *
 * <p>The hot path of receiving: no allocation, no string. A good code becomes a non-negative number of 30 bits that
 * keeps all eleven characters; a bad one becomes a negative reason.
 */
public final class HetuBytes {

    static final int LENGTH = 11;
    static final String ALPHABET = "0123456789ABCDEFHJKLMNPRSTUVWXY";
    /** Century signs in the order of their packed number: 1800s, six of the 1900s, six of the 2000s. */
    static final String SIGNS = "+-YXWVUABCDEF";

    private static final long NOT_AN_IDENTITY_CODE = -1;
    private static final long CENTURY_SIGN_UNKNOWN = -2;
    private static final long NO_SUCH_DATE = -3;
    private static final long INDIVIDUAL_NUMBER_REFUSED = -4;
    private static final long CHECK_CHARACTER_WRONG = -5;

    private static final String[] REASONS = {
        "not-an-identity-code",
        "century-sign-unknown",
        "no-such-date",
        "individual-number-refused",
        "check-character-wrong"
    };

    private static final byte[] CHECK = new byte[31];
    private static final byte[] SIGN_NUMBER = new byte[256];
    private static final byte[] DAYS = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    static {
        for (int i = 0; i < CHECK.length; i++) {
            CHECK[i] = (byte) ALPHABET.charAt(i);
        }
        Arrays.fill(SIGN_NUMBER, (byte) -1);
        for (int i = 0; i < SIGNS.length(); i++) {
            SIGN_NUMBER[SIGNS.charAt(i)] = (byte) i;
        }
    }

    private HetuBytes() {}

    /**
     * Packs the code in {@code b[offset, offset + length)}.
     *
     * @return the packed code, or a negative number whose word {@link #reason} gives
     */
    public static long pack(byte[] b, int offset, int length) {
        if (length != LENGTH) {
            return NOT_AN_IDENTITY_CODE;
        }
        int day = twoDigits(b, offset);
        int month = twoDigits(b, offset + 2);
        int year = twoDigits(b, offset + 4);
        int individual = threeDigits(b, offset + 7);
        if ((day | month | year | individual) < 0) {
            return NOT_AN_IDENTITY_CODE;
        }
        int sign = SIGN_NUMBER[b[offset + 6] & 0xff];
        if (sign < 0) {
            return CENTURY_SIGN_UNKNOWN;
        }
        if (!exists(century(sign) + year, month, day)) {
            return NO_SUCH_DATE;
        }
        if (individual < 2) {
            return INDIVIDUAL_NUMBER_REFUSED;
        }
        int digits = (day * 10_000 + month * 100 + year) * 1000 + individual;
        if (CHECK[digits % 31] != b[offset + 10]) {
            return CHECK_CHARACTER_WRONG;
        }
        int packed = sign << 26 | year << 19 | month << 15 | day << 10 | individual;
        return packed;
    }

    /**
     * The nine digits DDMMYYNNN as a number, also when the date or the check character is wrong.
     *
     * @return -1 when there are no nine digits at their places
     */
    public static long digits(byte[] b, int offset, int length) {
        if (length != LENGTH) {
            return -1;
        }
        int date = twoDigits(b, offset) * 10_000 + twoDigits(b, offset + 2) * 100 + twoDigits(b, offset + 4);
        boolean digits = (twoDigits(b, offset)
                        | twoDigits(b, offset + 2)
                        | twoDigits(b, offset + 4)
                        | threeDigits(b, offset + 7))
                >= 0;
        return digits ? date * 1000L + threeDigits(b, offset + 7) : -1;
    }

    /** The word for a negative result of {@link #pack}. */
    public static String reason(long packed) {
        return REASONS[(int) (-packed - 1)];
    }

    /** Whether the individual number is one of the artificial series 900–999. */
    public static boolean artificial(long packed) {
        return (packed & 0x3ff) >= 900;
    }

    /** The birth date as the number yyyymmdd, comparable as a number. */
    public static int birthDay(long packed) {
        int bits = (int) packed;
        int year = century(bits >> 26) + (bits >> 19 & 0x7f);
        return year * 10_000 + (bits >> 15 & 0xf) * 100 + (bits >> 10 & 0x1f);
    }

    static String text(long packed) {
        int bits = (int) packed;
        int date = (bits >> 10 & 0x1f) * 10_000 + (bits >> 15 & 0xf) * 100 + (bits >> 19 & 0x7f);
        int individual = bits & 0x3ff;
        char[] text = new char[LENGTH];
        for (int i = 5, rest = date; i >= 0; i--, rest /= 10) {
            text[i] = (char) ('0' + rest % 10);
        }
        text[6] = SIGNS.charAt(bits >> 26);
        for (int i = 9, rest = individual; i >= 7; i--, rest /= 10) {
            text[i] = (char) ('0' + rest % 10);
        }
        text[10] = ALPHABET.charAt((date * 1000 + individual) % 31);
        return new String(text);
    }

    private static int century(int sign) {
        return sign == 0 ? 1800 : sign < 7 ? 1900 : 2000;
    }

    static boolean exists(int year, int month, int day) {
        if (month < 1 || month > 12 || day < 1) {
            return false;
        }
        return day <= DAYS[month] || (month == 2 && day == 29 && Year.isLeap(year));
    }

    private static int twoDigits(byte[] b, int at) {
        int tens = b[at] - '0';
        int ones = b[at + 1] - '0';
        return (tens | ones | 9 - tens | 9 - ones) < 0 ? -1 : tens * 10 + ones;
    }

    private static int threeDigits(byte[] b, int at) {
        int hundreds = b[at] - '0';
        int rest = twoDigits(b, at + 1);
        return (hundreds | 9 - hundreds | rest) < 0 ? -1 : hundreds * 100 + rest;
    }
}
