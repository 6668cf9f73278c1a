package fi.ajantasa.report;

/** What the numbers in a stored list stand for. */
public enum Unit {
    /** Row numbers of the delivery. */
    ROWS("R"),
    /** Customer ids. */
    CUSTOMERS("C"),
    /** Clerical tasks. */
    TASKS("T");

    private final String code;

    Unit(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }

    static Unit of(String code) {
        for (Unit unit : values()) {
            if (unit.code.equals(code)) {
                return unit;
            }
        }
        throw new IllegalArgumentException("no unit " + code);
    }
}
