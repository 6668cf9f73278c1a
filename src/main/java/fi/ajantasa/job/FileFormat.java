package fi.ajantasa.job;

/** How the records of a delivered file are written. */
public sealed interface FileFormat permits CsvFormat, PlacedFormat, FormatVariants {}
