package fi.ajantasa.source;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The control totals a supplier writes last, beside its data files. */
public record ControlFile(
        Layout layout,
        Kind kind,
        LocalDate extractDate,
        long sequence,
        @Nullable Long previousSequence,
        List<String> notDelivered,
        List<FileTotals> files) {
    public ControlFile {
        notDelivered = List.copyOf(notDelivered);
        files = List.copyOf(files);
    }
}
