package fi.ajantasa.source;

import java.time.LocalDate;

/** One extract of a register that was received before. */
public record ExtractHistory(long sequence, Kind kind, LocalDate extractDate, String contentHash, State state) {
    /**
     * What became of it; a refused one never happened, one only received is still open. Of an abandoned one the part that
     * was applied stays, yet in the order of deliveries it never happened either: the same delivery may come again. One
     * that was rolled back never comes again, and what it should have said is missing until it is told otherwise.
     */
    public enum State {
        RECEIVED,
        APPLIED,
        REFUSED,
        ABANDONED,
        REVERSED;

        boolean happened() {
            return this == RECEIVED || this == APPLIED;
        }
    }
}
