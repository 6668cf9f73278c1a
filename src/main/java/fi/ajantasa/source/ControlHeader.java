package fi.ajantasa.source;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the control file of a delivery that we write ourselves says besides its files.
 *
 * @param previous the sequence that changes follow; null of the first, and of a full list
 */
public record ControlHeader(
        String layout,
        String version,
        String feed,
        Kind kind,
        LocalDate extractDate,
        long sequence,
        @Nullable Long previous) {

    /** The whole control file, its keys in our order. */
    public Map<String, Object> with(List<Map<String, Object>> files) {
        Map<String, Object> control = new LinkedHashMap<>();
        control.put("layout", layout);
        control.put("layout_version", version);
        control.put("feed", feed);
        control.put("kind", kind.name());
        control.put("extract_date", extractDate.toString());
        control.put("sequence", sequence);
        control.put("previous_sequence", previous);
        control.put("not_delivered", List.of());
        control.put("files", files);
        return control;
    }
}
