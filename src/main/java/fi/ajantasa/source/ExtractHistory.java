package fi.ajantasa.source;

import java.time.LocalDate;

/** One extract of a register that was received before. */
public record ExtractHistory(long sequence, Kind kind, LocalDate extractDate, String contentHash, State state) {
    /** What became of it; a refused one never happened, one only received is still open. */
    public enum State {
        RECEIVED,
        APPLIED,
        REFUSED
    }
}
