package fi.ajantasa.person;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The id of a metering point: a GSRN of eighteen digits, the last one the check digit of GS1. */
public record MeteringPoint(String id) {

    private static final int LENGTH = 18;
    private static final long NOT_A_GSRN = -1;
    private static final long WRONG_CHECK_DIGIT = -2;

    public MeteringPoint {
        problem(id).ifPresent(reason -> {
            throw new IllegalArgumentException(reason);
        });
    }

    /** Why the text is no id of a metering point, as a kebab-case word; empty when it is one. */
    public static Optional<String> problem(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        long packed = pack(bytes, 0, bytes.length);
        return packed < 0 ? Optional.of(reason(packed)) : Optional.empty();
    }

    /** The id in these bytes as a number; -1 or -2 when they hold none. */
    static long pack(byte[] bytes, int from, int length) {
        if (length != LENGTH) {
            return NOT_A_GSRN;
        }
        long number = 0;
        int sum = 0;
        for (int i = 0; i < LENGTH; i++) {
            int digit = bytes[from + i] - '0';
            if (digit < 0 || digit > 9) {
                return NOT_A_GSRN;
            }
            number = number * 10 + digit;
            sum += (i % 2 == 0 ? 3 : 1) * digit;
        }
        int check = (int) (number % 10);
        return check == (10 - (sum - check) % 10) % 10 ? number : WRONG_CHECK_DIGIT;
    }

    static String reason(long packed) {
        return packed == WRONG_CHECK_DIGIT ? "check-digit-wrong" : "not-a-gsrn";
    }
}
