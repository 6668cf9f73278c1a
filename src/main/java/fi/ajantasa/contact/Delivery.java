package fi.ajantasa.contact;

import java.time.Instant;
import java.time.LocalDate;

/** A delivery behind a value or restriction: which register's, and when it came. */
record Delivery(String register, long sequence, LocalDate date, Instant received) {
    String text() {
        return register + "-" + sequence + " of " + date;
    }
}
