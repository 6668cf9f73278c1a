package fi.ajantasa.batch;

import fi.ajantasa.audit.Origin;

/** A row that may be of one of our customers, as delivered. */
final class PossibleRow {
    private final Origin origin;
    private final int file;
    private final byte[] record;

    /** @param file index of the file in its delivery: 0 main, 1 detail */
    PossibleRow(Origin origin, int file, byte[] record) {
        this.origin = origin;
        this.file = file;
        this.record = record.clone();
    }

    Origin origin() {
        return origin;
    }

    int file() {
        return file;
    }

    byte[] record() {
        return record.clone();
    }
}
