package fi.ajantasa.job;

import java.nio.charset.Charset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Records of one length, columns told by position.
 *
 * @param length characters of a record, its line end left out; of its head, where groups follow
 * @param constants what must stand at a position (from 1) of every record
 * @param shape what a whole record looks like, or null when its length is enough
 * @param groups what follows the head of a record, or null when nothing does
 */
public record FixedFormat(
        Charset charset,
        int length,
        LineEnd lineEnd,
        Map<String, Place> columns,
        Map<Integer, String> constants,
        @Nullable Pattern shape,
        @Nullable GroupFormat groups)
        implements PlacedFormat {
    /** What stands between two records. */
    public enum LineEnd {
        CRLF,
        LF
    }

    public FixedFormat {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        constants = Collections.unmodifiableMap(new TreeMap<>(constants));
    }
}
