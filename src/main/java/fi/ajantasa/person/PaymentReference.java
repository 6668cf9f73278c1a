package fi.ajantasa.person;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A Finnish reference number (viitenumero): four to twenty digits, the last one a check digit; leading zeros do not count. A
 * creditor reference (ISO 11649) that begins with RF and two digits holds one, and is equal to it.
 */
public record PaymentReference(String digits) {

    private static final long NOT_A_REFERENCE = -1;
    private static final long WRONG_CHECK_DIGIT = -2;
    private static final int SHORTEST = 4;
    private static final int PREFIX = 4;
    private static final Pattern DIGITS = Pattern.compile("[0-9]{4,20}");
    private static final Pattern RF = Pattern.compile("[Rr][Ff][0-9]{2}.*");
    /** The letters R and F as the numbers of ISO 7064. */
    private static final String RF_DIGITS = "2715";

    private static final BigInteger MODULUS = BigInteger.valueOf(97);
    private static final int[] WEIGHTS = {7, 3, 1};

    /** @param digits without leading zeros and blanks, the check digit included */
    public PaymentReference {
        problem(digits).ifPresent(reason -> {
            throw new IllegalArgumentException(reason);
        });
    }

    /** Why the text is no reference number, as a kebab-case word; empty when it is one. */
    public static Optional<String> problem(String text) {
        long packed = pack(text);
        return Identifier.isNumber(packed) ? Optional.empty() : Optional.of(reason(packed));
    }

    /** The reference that a text writes, whether as such, with leading zeros, in groups, or as RF. */
    public static Optional<PaymentReference> find(String text) {
        return Identifier.isNumber(pack(text))
                ? Optional.of(new PaymentReference(significant(text.replace(" ", ""))))
                : Optional.empty();
    }

    /** The number of its digits without the check digit, as an unsigned one; -1 or -2 when the bytes hold none. */
    static long pack(byte[] bytes, int from, int length) {
        return pack(new String(bytes, from, length, StandardCharsets.ISO_8859_1));
    }

    private static long pack(String text) {
        String plain = text.replace(" ", "");
        boolean international = RF.matcher(plain).matches();
        String told = international ? plain.substring(PREFIX) : plain;
        String digits = significant(plain);
        if (!DIGITS.matcher(told).matches() || digits.length() < SHORTEST) {
            return NOT_A_REFERENCE;
        }
        boolean right = isRight(digits) && (!international || isRight(told, plain.substring(2, PREFIX)));
        return right ? Long.parseUnsignedLong(digits, 0, digits.length() - 1, 10) : WRONG_CHECK_DIGIT;
    }

    private static String significant(String plain) {
        String told = RF.matcher(plain).matches() ? plain.substring(PREFIX) : plain;
        int from = 0;
        while (from < told.length() && told.charAt(from) == '0') {
            from++;
        }
        return told.substring(from);
    }

    private static boolean isRight(String digits) {
        int sum = 0;
        int last = digits.length() - 1;
        for (int i = 0; i < last; i++) {
            sum += WEIGHTS[i % WEIGHTS.length] * (digits.charAt(last - 1 - i) - '0');
        }
        return digits.charAt(last) - '0' == (10 - sum % 10) % 10;
    }

    private static boolean isRight(String digits, String check) {
        return new BigInteger(digits + RF_DIGITS + check).mod(MODULUS).equals(BigInteger.ONE);
    }

    static String reason(long packed) {
        return packed == WRONG_CHECK_DIGIT ? "check-digit-wrong" : "not-a-payment-reference";
    }
}
