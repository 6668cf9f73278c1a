package fi.ajantasa.job;

/** What a link rule concludes: enrich on SAME, restrict marketing already on POSSIBLE. */
public enum Verdict {
    SAME,
    POSSIBLE
}
