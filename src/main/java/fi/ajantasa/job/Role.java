package fi.ajantasa.job;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What somebody is here for; an account may have several. */
public enum Role {
    /** Runs the nights and mends them; sees no value of anybody. */
    OPERATOR,
    /** Serves customers. */
    CLERK,
    /** Answers for what runs may change: approves, refuses, undoes. */
    REVIEWER,
    /** Answers to the people themselves and to the supervisory authority. */
    DATA_PROTECTION_OFFICER,
    /** Checks the records of what was done; sees no value of anybody. */
    AUDITOR,
    /** Sets the installation up: database, keys, definitions; sees no value of anybody. */
    ADMINISTRATOR;

    /** As files and the audit log write it: {@code data-protection-officer}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Role> find(String word) {
        return Arrays.stream(values()).filter(it -> it.word().equals(word)).findFirst();
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(Role::word).toList();
    }
}
