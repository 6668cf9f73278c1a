package fi.ajantasa.linkage;

/** The ids of both files as numbers: one that is a plain number needs no memory, any other text is interned. */
final class Ids {
    static final int NONE = 0;
    private static final int MOST_DIGITS = 9;

    private final Vocabulary texts = new Vocabulary();

    /** The id's number: positive for a text, negative for a number; {@link #NONE} for an empty cell. */
    int of(Cell cell) {
        return isNumber(cell) ? -1 - number(cell) : texts.intern(cell.text(), 0, cell.length());
    }

    String text(int id) {
        return id < 0 ? Integer.toString(-1 - id) : texts.text(id);
    }

    /** Whether the text is what the number would be written as. */
    private static boolean isNumber(Cell cell) {
        boolean zeroFirst = cell.length() > 1 && cell.at(0) == '0';
        boolean digits = !cell.isEmpty() && cell.length() <= MOST_DIGITS && !zeroFirst;
        for (int i = 0; i < cell.length() && digits; i++) {
            digits = Letters.isDigit(cell.at(i));
        }
        return digits;
    }

    private static int number(Cell cell) {
        int number = 0;
        for (int i = 0; i < cell.length(); i++) {
            number = number * 10 + cell.at(i) - '0';
        }
        return number;
    }
}
