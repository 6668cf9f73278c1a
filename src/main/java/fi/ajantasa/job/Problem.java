package fi.ajantasa.job;

import java.nio.file.Path;

/** One thing wrong in a definition: where, what, and what would be right. */
public record Problem(Path file, int line, String wrong, String right) {
    @Override
    public String toString() {
        return text();
    }

    /** One line: where, what is wrong, and what would be right. */
    public String text() {
        return file + ":" + line + ": " + wrong + "; " + right;
    }
}
