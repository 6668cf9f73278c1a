package fi.ajantasa.linkage;

/** Reads phone numbers as digits without leading zeros; one with a country code ends like the one without. */
final class PhoneReader {
    private static final int SHORTEST = 5;
    private static final int COMPARED = 7;
    private static final long COMPARED_TEN = 10_000_000L;

    private PhoneReader() {}

    static long read(Cell cell) {
        long number = 0;
        int digits = 0;
        for (int i = 0; i < cell.length() && digits < 17; i++) {
            char c = cell.at(i);
            boolean trunkZero = c == '0' && i > 0 && cell.at(i - 1) == '(';
            if (Letters.isDigit(c) && !trunkZero) {
                number = number * 10 + c - '0';
                digits += number > 0 ? 1 : 0;
            }
        }
        return digits >= SHORTEST ? number : 0;
    }

    /** The last digits, the same with and without country code. */
    static int key(long number) {
        return (int) (number % COMPARED_TEN);
    }

    static boolean same(long a, long b) {
        if (a == b) {
            return true;
        }
        long shorter = Math.min(a, b);
        long ten = COMPARED_TEN;
        int digits = COMPARED;
        while (ten <= shorter) {
            ten *= 10;
            digits++;
        }
        return digits > COMPARED && Math.max(a, b) % ten == shorter;
    }
}
