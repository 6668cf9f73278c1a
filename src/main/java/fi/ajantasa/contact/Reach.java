package fi.ajantasa.contact;

import fi.ajantasa.audit.Origin;

/** The number or address somebody would be reached by: which attribute it is of and where it came from, not the value. */
public record Reach(String attribute, Origin origin) {}
