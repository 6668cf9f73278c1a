package fi.ajantasa.report;

/** One figure of an equation and the list that opens it. */
public record Term(String name, long value, String list) {}
