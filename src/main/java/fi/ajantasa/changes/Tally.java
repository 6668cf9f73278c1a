package fi.ajantasa.changes;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What became of the groups of data that were told, counted by group. */
final class Tally {
    private static final Pattern NAME = Pattern.compile("[A-ZÅÄÖ_]{1,60}");
    private final SortedMap<Word, SortedMap<String, Long>> counts = new TreeMap<>();

    /** What can become of a group; each that was told is in exactly one. */
    enum Word {
        APPLIED("applied", false),
        CONTEXT("context", false),
        CENSORED("censored", false),
        NO_EFFECT("of no effect", false),
        NOT_GRANTED("outside our permit", false),
        UNKNOWN("unknown to us", true),
        MISSHAPED("of an unknown shape", true),
        CONTRADICTING("told twice and differently", true);

        private final String words;
        private final boolean alarm;

        Word(String words, boolean alarm) {
            this.words = words;
            this.alarm = alarm;
        }

        String words() {
            return words;
        }
    }

    /** Counts a group; what the register calls it is shown only where it looks like a name and nothing else. */
    void add(Word word, String group) {
        String shown = NAME.matcher(group).matches() ? group : "(no name)";
        counts.computeIfAbsent(word, it -> new TreeMap<>()).merge(shown, 1L, Long::sum);
    }

    long of(Word word) {
        return counts.getOrDefault(word, new TreeMap<>()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** Whether something was kept out that the contract does not know (F11, F122). */
    boolean isAlarm() {
        return counts.keySet().stream().anyMatch(it -> it.alarm);
    }

    /** What was kept out and should be looked at. */
    String alarm() {
        return counts.entrySet().stream()
                .filter(it -> it.getKey().alarm)
                .map(it -> "groups " + it.getKey().words() + ": " + it.getValue())
                .collect(Collectors.joining("; "));
    }

    @Override
    public String toString() {
        return counts.entrySet().stream()
                .map(it -> of(it.getKey()) + " " + it.getKey().words())
                .collect(Collectors.joining(", "));
    }
}
