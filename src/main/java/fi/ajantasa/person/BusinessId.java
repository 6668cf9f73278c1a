package fi.ajantasa.person;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A Finnish business id (Y-tunnus): seven digits, a hyphen and a check digit. */
public record BusinessId(String id) {

    private static final int LENGTH = 9;
    private static final int HYPHEN = 7;
    private static final long NOT_AN_ID = -1;
    private static final long WRONG_CHECK_DIGIT = -2;
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2};

    public BusinessId {
        problem(id).ifPresent(reason -> {
            throw new IllegalArgumentException(reason);
        });
    }

    /** Why the text is no business id, as a kebab-case word; empty when it is one. */
    public static Optional<String> problem(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        long packed = pack(bytes, 0, bytes.length);
        return packed < 0 ? Optional.of(reason(packed)) : Optional.empty();
    }

    /** The id in these bytes as the number of its eight digits; negative when they are none. */
    public static long pack(byte[] bytes, int from, int length) {
        if (length != LENGTH || bytes[from + HYPHEN] != '-') {
            return NOT_AN_ID;
        }
        long number = 0;
        int sum = 0;
        for (int i = 0; i < LENGTH; i++) {
            int digit = bytes[from + i] - '0';
            if (i == HYPHEN) {
                continue;
            }
            if (digit < 0 || digit > 9) {
                return NOT_AN_ID;
            }
            number = number * 10 + digit;
            sum += i < HYPHEN ? WEIGHTS[i] * digit : 0;
        }
        int rest = sum % 11;
        return number % 10 == (rest == 0 ? 0 : 11 - rest) ? number : WRONG_CHECK_DIGIT;
    }

    /** Why {@link #pack} gave a negative number, as a kebab-case word. */
    public static String reason(long packed) {
        return packed == WRONG_CHECK_DIGIT ? "check-digit-wrong" : "not-a-business-id";
    }

    /** The number of its eight digits. */
    public long packed() {
        byte[] bytes = id.getBytes(StandardCharsets.US_ASCII);
        return pack(bytes, 0, bytes.length);
    }
}
