package fi.ajantasa.source;

/** What a control file calls itself. */
public record Layout(String name, String version, String feed) {}
