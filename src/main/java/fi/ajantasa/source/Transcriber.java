package fi.ajantasa.source;

import fi.ajantasa.audit.Sha256;
import fi.ajantasa.job.CsvFormat;
import fi.ajantasa.job.FileLayout;
import fi.ajantasa.job.JsonFormat;
import fi.ajantasa.job.ReadingsFormat;
import fi.ajantasa.job.XlsxFormat;
import fi.ajantasa.job.XmlFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;

/**
 * Rewrites a delivered file of any layout as rows of named columns, so that only one format has to be proven, read in
 * ranges and read again. Streams: memory does not grow with the file.
 */
final class Transcriber {
    private static final int CHUNK = 1 << 20;

    private final FileTask task;
    private final ReadSizes sizes;
    private final RowRejections rejections;
    private final RoaringBitmap superseded;
    private final List<Total> totals;

    /**
     * @param superseded gets the rows that a later row of the file puts out of force
     * @param totals gets the control totals that the file tells of itself and that hold
     */
    Transcriber(
            FileTask task, ReadSizes sizes, RowRejections rejections, RoaringBitmap superseded, List<Total> totals) {
        this.totals = totals;
        this.task = task;
        this.sizes = sizes;
        this.rejections = rejections;
        this.superseded = superseded;
    }

    /**
     * Writes the transcript into a folder.
     *
     * @return the task of proving the transcript
     * @throws BadFileException when the file is not of its layout, or not the one that was announced
     */
    FileTask write(Path folder) throws IOException {
        if (!Files.isRegularFile(task.path(), LinkOption.NOFOLLOW_LINKS)) {
            throw new BadFileException("not-a-file", "missing, or not a regular file", "a regular file, no link");
        }
        Stamp before = Stamp.of(task.path());
        checkTotals(before.size());
        Path transcript = folder.resolve(task.name());
        FileLayout layout = task.job().receive().layout();
        FileTask proving;
        try (Unpacking unpacking = Unpacking.open(task.path(), layout.packing())) {
            proving = write(unpacking.stream(), layout, transcript);
        }
        if (!Stamp.of(task.path()).equals(before)) {
            throw new BadFileException("changed-while-read", "size or time of change moved", "a file at rest");
        }
        return proving;
    }

    private FileTask write(InputStream in, FileLayout layout, Path transcript) throws IOException {
        if (layout.format() instanceof CsvFormat) {
            return new VerbatimCopy(task).write(in, transcript);
        } else if (layout.format() instanceof XmlFormat xml) {
            return new XmlTranscript(task, xml, sizes, rejections, totals).write(in, transcript);
        } else if (layout.format() instanceof JsonFormat json) {
            return new JsonTranscript(task, json, sizes, rejections).write(in, transcript);
        }
        if (layout.format() instanceof XlsxFormat xlsx) {
            return new XlsxTranscript(task, xlsx, sizes, rejections, totals).write(transcript);
        } else if (layout.format() instanceof ReadingsFormat readings) {
            return new ReadingsTranscript(task, readings, sizes, rejections, totals).write(in, transcript);
        }
        return new LineTranscript(task, sizes, rejections, superseded, totals).write(in, transcript);
    }

    private void checkTotals(long size) throws IOException {
        if (size == 0) {
            throw new BadFileException("empty-file", "0 bytes", "a record at least");
        }
        if (size != task.totals().bytes()) {
            throw new BadFileException(
                    "size-differs", size + " bytes", task.totals().bytes() + " as announced");
        }
        String sha256 = sha256(task.path());
        if (!sha256.equalsIgnoreCase(task.totals().sha256())) {
            throw new BadFileException("sha256-differs", sha256, task.totals().sha256() + " as announced");
        }
    }

    /** The hash of a whole file in lower-case hex. */
    static String sha256(Path file) throws IOException {
        MessageDigest digest = Sha256.digest();
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                digest.update(chunk, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The task of proving what was written instead of what was delivered. */
    static FileTask proving(FileTask task, Path transcript, FileTotals totals, long firstLine) {
        return new FileTask(
                transcript,
                totals,
                task.shape(),
                task.job(),
                task.delivery(),
                task.index(),
                task.firstRow(),
                firstLine);
    }
}
