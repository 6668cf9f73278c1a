package fi.ajantasa.credit;

import fi.ajantasa.source.AnswerFile;
import fi.ajantasa.source.AnswerFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lets the answers of a round land as a delivery in our own layout. */
final class Landing {
    private static final String HEADER = "hetu;tila;merkintoja;tilannepv;peruste;asti;kyselytunnus\n";

    private final AnswerFolder folder;

    Landing(Path folder) {
        this.folder = new AnswerFolder(folder);
    }

    /**
     * Writes the rows as changes, and after them their control file.
     *
     * @param previous the sequence they follow, null when they are the first
     */
    void land(QuerySession session, @Nullable Long previous, List<String> rows) {
        String name = "%s_%s_%06d"
                .formatted(
                        session.register(),
                        session.businessDate().format(DateTimeFormatter.BASIC_ISO_DATE),
                        session.sequence());
        try (AnswerFile file = folder.open(name + ".csv", HEADER)) {
            for (String row : rows) {
                file.row(row, row);
            }
            folder.finish(name + "_control.json", control(session, previous), List.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> control(QuerySession session, @Nullable Long previous) {
        Map<String, Object> control = new LinkedHashMap<>();
        control.put("layout", "luotto");
        control.put("layout_version", "1");
        control.put("feed", session.register());
        control.put("kind", "DELTA");
        control.put("extract_date", session.businessDate().toString());
        control.put("sequence", session.sequence());
        control.put("previous_sequence", previous);
        control.put("not_delivered", List.of());
        return control;
    }
}
