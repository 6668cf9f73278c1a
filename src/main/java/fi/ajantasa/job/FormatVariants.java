package fi.ajantasa.job;

import java.util.List;

/** Formats of which a file has exactly one, told by its first record; a mix is refused. */
public record FormatVariants(List<PlacedFormat> formats) implements FileFormat {
    public FormatVariants {
        formats = List.copyOf(formats);
    }
}
