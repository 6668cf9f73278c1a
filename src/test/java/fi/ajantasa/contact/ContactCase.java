package fi.ajantasa.contact;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One case of the contact rules in plain words and numbers, which both the rules and the oracle are given. */
record ContactCase(Asked asked, Person person, List<Word> words, List<Entry> entries, Keeping keeping) {

    /** @param when the moment in Helsinki */
    record Asked(String channel, String purpose, LocalDateTime when, String country) {}

    /**
     * @param kind person or company
     * @param code whether an identity code is held
     * @param born earliest and latest possible birth date, null when unknown
     * @param on flags that are on
     * @param values what is held of each attribute
     */
    record Person(
            String kind,
            boolean code,
            @Nullable List<LocalDate> born,
            Set<String> on,
            Map<String, Value> values,
            @Nullable LocalDate contractStart) {}

    /** @param state good, broken or rootless (of no known delivery) */
    record Value(String state, LocalDateTime came) {}

    /** A word of the person's own. */
    record Word(Set<String> channels, boolean withdrawn) {}

    /** A restriction that stands. */
    record Entry(String reason, Set<String> channels, String register, LocalDate since) {}

    /** The lists that are kept, and whether the exception for customers is configured. */
    record Keeping(List<Kept> lists, boolean exception) {}

    /** A list with a lease of 7 and 28 days; without a date it was never taken in. */
    record Kept(String register, Set<String> channels, @Nullable LocalDate date, LocalDateTime checked) {}
}
