package fi.ajantasa.credit;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How a query ended.
 *
 * @param code the register's own word; never one that tells what it knows of the person
 * @param hash SHA-256 of the raw reply
 * @param deleteOn the last day the answer may be kept
 * @param sealed the answer, encrypted for the customer
 */
record Completion(
        QueryState state,
        String code,
        @Nullable String hash,
        boolean perhapsTwice,
        @Nullable LocalDate deleteOn,
        @Nullable String sealed) {}
