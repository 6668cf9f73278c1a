package fi.ajantasa.job;

/** Nothing but the file itself: records of its own, its name, and what is plausible. */
public record NoControl() implements Control {}
