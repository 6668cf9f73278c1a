package fi.ajantasa.source;

/** Sees every record of a range in order. */
@FunctionalInterface
public interface RecordVisitor {
    /** The record is a cursor that moves on: keep numbers, never the object or its buffer. */
    void record(ScannedRecord record);
}
