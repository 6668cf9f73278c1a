package fi.ajantasa.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What was proven about one file of a delivery.
 *
 * @param firstRow row number of its first data record within the delivery, from 1
 */
public record FileProof(
        Path path, List<String> header, long rows, long firstRow, List<Range> ranges, String sha256, Stamp stamp) {
    public FileProof {
        header = List.copyOf(header);
        ranges = List.copyOf(ranges);
    }

    /**
     * The same proof of the file as it lies there now: nothing when its bytes are not the proven ones any more. A file that
     * was put back has another time.
     *
     * @throws IOException when the file cannot be read
     */
    public Optional<FileProof> findAgain() throws IOException {
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        Stamp now = Stamp.of(path);
        return now.equals(stamp) || Transcriber.sha256(path).equals(sha256)
                ? Optional.of(new FileProof(path, header, rows, firstRow, ranges, sha256, now))
                : Optional.empty();
    }

    /** The line a row starts on; exact where every record before it in its range stands on one line. */
    public long lineOf(long row) {
        long line = 0;
        for (Range range : ranges) {
            if (range.firstRow() <= row) {
                line = range.firstLine() + row - range.firstRow();
            }
        }
        return line;
    }
}
