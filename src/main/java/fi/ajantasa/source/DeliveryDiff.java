package fi.ajantasa.source;

import fi.ajantasa.job.FileShape;
import fi.ajantasa.job.JobDefinition;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.roaringbitmap.RoaringBitmap;

/**
 * Lists how two deliveries of a register differ, file by file (F52). Reads both files several times instead of keeping
 * their rows: memory does not grow with the deliveries.
 */
public final class DeliveryDiff {
    /** Rows of each file that are looked at in one pass. */
    private static final int AT_ONCE = 1 << 20;

    private final JobDefinition job;
    private final int atOnce;

    public DeliveryDiff(JobDefinition job) {
        this(job, AT_ONCE);
    }

    DeliveryDiff(JobDefinition job, int atOnce) {
        this.job = job;
        this.atOnce = atOnce;
    }

    /**
     * The differences of two proven deliveries, main file first.
     *
     * @throws ChangedFileException when a file is no longer what was proven
     */
    public List<FileDifference> compare(Proven first, Proven second) throws IOException {
        List<FileDifference> differences = new ArrayList<>();
        int files = Math.max(first.files().size(), second.files().size());
        for (int i = 0; i < files; i++) {
            if (i >= second.files().size()) {
                FileProof only = first.files().get(i);
                differences.add(
                        alone(FileDifference.Side.of(only), FileDifference.Side.NONE, rows(only), new RoaringBitmap()));
            } else if (i >= first.files().size()) {
                FileProof only = second.files().get(i);
                differences.add(
                        alone(FileDifference.Side.NONE, FileDifference.Side.of(only), new RoaringBitmap(), rows(only)));
            } else {
                differences.add(compare(i, first.files().get(i), second.files().get(i)));
            }
        }
        return differences;
    }

    private static RoaringBitmap rows(FileProof file) {
        return RoaringBitmap.bitmapOfRange(file.firstRow(), file.firstRow() + file.rows());
    }

    private static FileDifference alone(
            FileDifference.Side first, FileDifference.Side second, RoaringBitmap here, RoaringBitmap there) {
        return new FileDifference(first, second, here, there, new RoaringBitmap(), new TreeMap<>(), List.of());
    }

    private FileDifference compare(int index, FileProof first, FileProof second) throws IOException {
        FileShape shape = index == 0
                ? job.contract().main()
                : Objects.requireNonNull(job.contract().detail(), "the contract has no detail file");
        return new FileDiff(first, second, shape, job.receive().format(), atOnce).compare();
    }
}
