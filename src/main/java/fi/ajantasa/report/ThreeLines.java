package fi.ajantasa.report;

/**
 * A failure as an operator reads it: what happened, what is and is not changed, the next safe command.
 *
 * @param effect names both halves, changed and not changed, even when one is nothing
 * @param next a command complete and ready to paste, which shows and does not decide
 */
public record ThreeLines(String what, String effect, String next) {
    public ThreeLines {
        for (String line : new String[] {what, effect, next}) {
            if (line.isBlank() || line.lines().count() != 1) {
                throw new IllegalArgumentException("three lines, each of one line and not empty");
            }
        }
    }

    /** The three lines as printed. */
    public String text() {
        return what + "\n" + effect + "\nNext: " + next;
    }
}
