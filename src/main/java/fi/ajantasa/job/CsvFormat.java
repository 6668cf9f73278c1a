package fi.ajantasa.job;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Delimited text with a header line: its charset and separator; quoting is always RFC 4180. */
public record CsvFormat(Charset charset, char separator) implements FileFormat {
    /** What every other format is transcribed to before it is proven and read. */
    public static final CsvFormat TRANSCRIPT = new CsvFormat(StandardCharsets.UTF_8, ';');
}
