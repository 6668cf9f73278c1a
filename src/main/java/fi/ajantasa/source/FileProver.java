package fi.ajantasa.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Proves one file: its totals are those of the control file and every record is well-formed. */
final class FileProver {
    private final FileTask task;
    private final FileScan scan;
    private @Nullable Stamp before;

    FileProver(FileTask task, FileScan scan) {
        this.task = task;
        this.scan = scan;
    }

    /** The first reason to refuse the file, if any; the cause that explains the others comes first. */
    Optional<Refusal> judge() throws IOException {
        if (!Files.isRegularFile(task.path(), LinkOption.NOFOLLOW_LINKS)) {
            return Optional.of(task.bad("not-a-file", "missing, or not a regular file", "a regular file, no link"));
        }
        Stamp stamp = Stamp.of(task.path());
        before = stamp;
        Optional<Refusal> size = size(stamp.size());
        if (size.isPresent()) {
            return size;
        }
        Optional<Refusal> content = scan.read();
        return unchanged().or(this::hash).or(() -> content).or(this::totals);
    }

    /** Refuses a file whose size or time moved since it was first looked at (F80). */
    Optional<Refusal> unchanged() throws IOException {
        return Stamp.of(task.path()).equals(before)
                ? Optional.empty()
                : Optional.of(task.bad("changed-while-read", "size or time of change moved", "a file at rest"));
    }

    FileProof proof() {
        return scan.proof(before == null ? new Stamp(0, 0) : before);
    }

    private Optional<Refusal> size(long size) {
        long expected = task.totals().bytes();
        if (size == 0) {
            return Optional.of(task.bad("empty-file", "0 bytes", "a header at least"));
        }
        return size == expected
                ? Optional.empty()
                : Optional.of(task.bad("size-differs", size + " bytes", expected + " as the control file says"));
    }

    private Optional<Refusal> hash() {
        String expected = task.totals().sha256();
        return scan.sha256().equalsIgnoreCase(expected)
                ? Optional.empty()
                : Optional.of(task.bad("sha256-differs", scan.sha256(), expected + " as the control file says"));
    }

    private Optional<Refusal> totals() {
        long rows = task.totals().rows();
        Long sum = task.totals().keySum();
        FileProof proof = proof();
        if (rows != FileTotals.UNTOLD && proof.rows() != rows) {
            return Optional.of(
                    task.bad("row-count-differs", proof.rows() + " records", rows + " as the control file says"));
        }
        if (sum != null && sum != scan.keySum()) {
            return Optional.of(task.bad("key-sum-differs", "another sum", "that of the control file"));
        }
        return scan.mostlyArtificial()
                ? Optional.of(task.bad("mostly-artificial-codes", "more than half are test codes", "a production file"))
                : Optional.empty();
    }
}
