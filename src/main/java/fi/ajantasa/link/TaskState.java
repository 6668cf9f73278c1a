package fi.ajantasa.link;

import java.util.Locale;

/** Where a clerical task stands. */
public enum TaskState {
    OPEN,
    /** Answered once; a second person is asked without being shown the answer. */
    SECOND,
    SAME,
    DIFFERENT,
    CANNOT_TELL,
    SETTLED,
    /** Both customers of the question are one person. */
    ONE_PERSON,
    /** Nobody answered before its rows expired; what it restricts stays restricted. */
    EXPIRED;

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** As in commands, storage and reports. */
    public String word() {
        return word;
    }

    /** Whether somebody is still to answer. */
    public boolean isOpen() {
        return this == OPEN || this == SECOND;
    }

    static TaskState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** How an answer leaves a task. */
    public static TaskState after(Answer answer) {
        return valueOf(answer.name());
    }
}
