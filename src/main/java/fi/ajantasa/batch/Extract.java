package fi.ajantasa.batch;

import fi.ajantasa.source.Kind;
import java.time.LocalDate;

/** A delivery as it was received: which register's, of which kind and sequence, speaking of which day. */
record Extract(int id, String register, Kind kind, long sequence, LocalDate date, String contentHash) {
    /** The name an operator knows it by. */
    String name() {
        return register + "-" + sequence;
    }
}
