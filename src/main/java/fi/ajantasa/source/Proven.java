package fi.ajantasa.source;

import java.util.List;
import org.roaringbitmap.RoaringBitmap;

/**
 * A delivery all of whose totals hold: counted = accepted + rejected + duplicate.
 *
 * @param files main file first
 * @param duplicates rows that repeat an accepted row byte by byte; none of them is rejected
 * @param totals every control total of its files, declared and found
 * @param ignored header columns the contract lets us pass over, none of which is read further
 */
public record Proven(
        List<FileProof> files,
        RowRejections rejected,
        RoaringBitmap duplicates,
        List<String> ignored,
        List<Total> totals)
        implements Proof {
    public Proven {
        files = List.copyOf(files);
        ignored = List.copyOf(ignored);
        totals = List.copyOf(totals);
    }

    /** All data records of the delivery. */
    public long rows() {
        return files.stream().mapToLong(FileProof::rows).sum();
    }

    public long accepted() {
        return rows() - rejected.size() - duplicates.getLongCardinality();
    }
}
