package fi.ajantasa.source;

import fi.ajantasa.job.FileShape;
import fi.ajantasa.job.JobDefinition;
import java.nio.file.Path;
import java.time.LocalDate;

/**
 * One file to prove.
 *
 * @param index its place in the proof
 * @param firstRow row number of its first record
 * @param firstLine line number of its first line
 */
record FileTask(
        Path path,
        FileTotals totals,
        FileShape shape,
        JobDefinition job,
        Delivery delivery,
        int index,
        long firstRow,
        long firstLine) {
    /** Whether a key may stand in one row only. */
    boolean once() {
        boolean grouped = job.receive().layout().isGrouped();
        return index == 0 && delivery.totals().kind() == Kind.BASE && !grouped;
    }

    /** The day the delivery is of. */
    LocalDate date() {
        return delivery.totals().extractDate();
    }

    String name() {
        return totals.name();
    }

    Refusal bad(String reason, String what, String expected) {
        return Refusal.bad(reason, name() + ": " + what, expected);
    }
}
