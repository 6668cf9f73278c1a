package fi.ajantasa.job;

/** What a link says of a record and a customer: enrich on SAME, restrict marketing already on POSSIBLE. */
public enum Verdict {
    SAME,
    POSSIBLE,
    /** Only a person says so: a rule that finds no likeness makes no link. */
    DIFFERENT
}
