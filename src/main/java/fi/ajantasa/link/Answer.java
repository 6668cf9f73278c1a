package fi.ajantasa.link;

import java.util.Locale;
import java.util.Optional;

/** What a person says to a clerical task. */
public enum Answer {
    SAME,
    DIFFERENT,
    CANNOT_TELL,
    /** To a question that is not about who somebody is: it has been dealt with. */
    SETTLED;

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** As in commands, storage and reports. */
    public String word() {
        return word;
    }

    /** The answer with this word, in any case. */
    public static Optional<Answer> find(String text) {
        for (Answer answer : values()) {
            if (answer.word.equals(text.toLowerCase(Locale.ROOT))) {
                return Optional.of(answer);
            }
        }
        return Optional.empty();
    }

    /** Whether it is an answer to this question. */
    public boolean fits(ClericalTask task) {
        return task.isOfPersons() != (this == SETTLED);
    }
}
