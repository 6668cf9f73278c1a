package fi.ajantasa.job;

/** One text of a YAML file and the line it stands on. */
record Word(String text, int line) {}
