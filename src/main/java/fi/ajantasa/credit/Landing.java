package fi.ajantasa.credit;

import fi.ajantasa.source.AnswerFile;
import fi.ajantasa.source.AnswerFolder;
import fi.ajantasa.source.ControlHeader;
import fi.ajantasa.source.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.List;
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
            folder.finish(name + "_control.json", header(session, previous), List.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ControlHeader header(QuerySession session, @Nullable Long previous) {
        return new ControlHeader(
                "luotto", "1", session.register(), Kind.DELTA, session.businessDate(), session.sequence(), previous);
    }
}
