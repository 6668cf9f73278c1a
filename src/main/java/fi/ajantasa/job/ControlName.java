package fi.ajantasa.job;

/** What a control file must call itself: layout, its version, and the feed; anything else is another source's file. */
public record ControlName(String pattern, String layout, String version, String feed) implements Control {}
