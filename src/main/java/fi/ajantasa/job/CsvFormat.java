package fi.ajantasa.job;

import java.nio.charset.Charset;

/** How a delimited text file is written: its charset and separator; quoting is always RFC 4180. */
public record CsvFormat(Charset charset, char separator) {}
