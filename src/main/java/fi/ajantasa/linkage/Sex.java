package fi.ajantasa.linkage;

/** A person's sex as files write it: words of several languages by their first letters, or 1 and 2. */
final class Sex {
    static final byte UNKNOWN = 0;
    static final byte MALE = 1;
    static final byte FEMALE = 2;

    private Sex() {}

    static byte read(Cell cell) {
        char first = cell.isEmpty() ? ' ' : Letters.lower(cell.at(0));
        boolean more = cell.length() > 1;
        return switch (first) {
            case '1', 'h' -> MALE;
            case 'm' -> more && Letters.lower(cell.at(1)) == 'u' ? FEMALE : MALE;
            case '2', 'f', 'w', 'n', 'k' -> FEMALE;
            default -> UNKNOWN;
        };
    }
}
