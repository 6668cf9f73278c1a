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
        List<FileTotals> files,
        Succession succession) {
    public ControlFile {
        notDelivered = List.copyOf(notDelivered);
        files = List.copyOf(files);
    }

    /** The same under another number. */
    ControlFile numbered(long number) {
        return new ControlFile(layout, kind, extractDate, number, previousSequence, notDelivered, files, succession);
    }

    /** One that names the delivery before it. */
    public ControlFile(
            Layout layout,
            Kind kind,
            LocalDate extractDate,
            long sequence,
            @Nullable Long previousSequence,
            List<String> notDelivered,
            List<FileTotals> files) {
        this(layout, kind, extractDate, sequence, previousSequence, notDelivered, files, Succession.STATED);
    }
}
