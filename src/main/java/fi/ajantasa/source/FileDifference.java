package fi.ajantasa.source;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.roaringbitmap.RoaringBitmap;

/**
 * How a file of one delivery differs from that of another: row numbers and column names, never a value.
 *
 * @param first name and rows of the first file, an empty name when only the second delivery has such a file
 * @param onlyFirst rows of the first that the second has no partner for
 * @param onlySecond rows of the second that the first has no partner for
 * @param differing rows of the second whose partner says something else
 * @param columns of those rows, by column
 * @param unshared columns that only one of the two has
 */
public record FileDifference(
        Side first,
        Side second,
        RoaringBitmap onlyFirst,
        RoaringBitmap onlySecond,
        RoaringBitmap differing,
        SortedMap<String, RoaringBitmap> columns,
        List<String> unshared) {
    public FileDifference {
        columns = Collections.unmodifiableSortedMap(new TreeMap<>(columns));
        unshared = List.copyOf(unshared);
    }

    /** A file and how many rows it has. */
    public record Side(String name, long rows) {
        static final Side NONE = new Side("", 0);

        static Side of(FileProof file) {
            return new Side(String.valueOf(file.path().getFileName()), file.rows());
        }
    }
}
