package fi.ajantasa.source;

import fi.ajantasa.job.Covers;
import fi.ajantasa.job.EdgeRecord;
import fi.ajantasa.job.FileLayout;
import fi.ajantasa.job.Frame;
import fi.ajantasa.job.HashFile;
import fi.ajantasa.job.Packing;
import fi.ajantasa.job.PlacedFormat;
import fi.ajantasa.job.Receive;
import fi.ajantasa.job.XlsxFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Makes deliveries of files that come without a control file: what they are, their names and own records tell. */
final class BareFiles {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-fA-F]{64}");
    private static final int LARGEST_HASH = 1000;

    /** A file that nothing proves whole must have been left alone for so long. */
    private static final Duration REST = Duration.ofSeconds(30);

    /** A hash file that has not come by then is missing (F48). */
    private static final Duration MISSING = Duration.ofHours(1);

    private final Receive receive;
    private final Clock clock;

    BareFiles(Receive receive, Clock clock) {
        this.receive = receive;
        this.clock = clock;
    }

    /** What a file of the folder is. */
    Found look(Path file) throws IOException {
        String name = file.getFileName().toString();
        Optional<Map<String, String>> told = receive.layout().name().find(name);
        if (told.isEmpty() || !ControlReader.plain(name)) {
            return new Unreadable(
                    file,
                    Refusal.bad(
                            "unknown-file",
                            "a file of another name",
                            receive.layout().name().text()));
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return new Unreadable(file, Refusal.bad("not-a-file", name + ": a link or no regular file", "a file"));
        }
        Duration age = age(file);
        if (receive.control() instanceof HashFile hash) {
            return hashed(file, hash, age, told.get());
        }
        boolean ends = receive.layout().frame().trailer() != null || isWholeArchive(file);
        if (!ends && age.compareTo(REST) < 0) {
            return new Incomplete(file, "still-arriving", name + " was written to a moment ago", "a file at rest");
        }
        return delivery(file, Transcriber.sha256(file), told.get());
    }

    /** A zip file, which a workbook is too, ends with the list of what it holds. */
    private boolean isWholeArchive(Path file) throws IOException {
        FileLayout layout = receive.layout();
        if (layout.packing().method() != Packing.Method.ZIP && !(layout.format() instanceof XlsxFormat)) {
            return false;
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.size() > 0;
        } catch (ZipException notYet) {
            return false;
        }
    }

    private Found hashed(Path file, HashFile hash, Duration age, Map<String, String> told) throws IOException {
        String name = file.getFileName().toString();
        Path side = file.resolveSibling(hash.beside(name));
        if (!Files.isRegularFile(side, LinkOption.NOFOLLOW_LINKS)) {
            String what = name + ": no hash file";
            return age.compareTo(MISSING) < 0
                    ? new Incomplete(file, "hash-file-missing", what, "a hash file beside it")
                    : new Unreadable(file, Refusal.bad("hash-file-missing", what, "a hash file beside it"));
        }
        String expected = read(side);
        String sha256 = Transcriber.sha256(file);
        if (!expected.equalsIgnoreCase(sha256)) {
            return new Unreadable(
                    file,
                    Refusal.bad("sha256-differs", name + ": " + sha256, "the hash that stands in the file beside it"));
        }
        return delivery(file, sha256, told);
    }

    /** The hash a side file names first, or an empty text. */
    private static String read(Path side) throws IOException {
        try (InputStream in = Files.newInputStream(side, LinkOption.NOFOLLOW_LINKS)) {
            String text = new String(in.readNBytes(LARGEST_HASH), StandardCharsets.ISO_8859_1);
            String first = text.strip().split("\\s", 2)[0];
            return SHA256.matcher(first).matches() ? first : "";
        }
    }

    private Duration age(Path file) throws IOException {
        long modified = Stamp.of(file).modified();
        return Duration.between(Instant.ofEpochMilli(TimeUnit.NANOSECONDS.toMillis(modified)), clock.instant())
                .abs();
    }

    private Found delivery(Path file, String sha256, Map<String, String> name) throws IOException {
        try {
            Told told = Told.byName(name, LocalDate.now(clock));
            open(file, told);
            return new Delivery(file, totals(file, sha256, told), sha256);
        } catch (BadFileException bad) {
            return new Unreadable(file, bad.refusal(file.getFileName().toString()));
        }
    }

    /** Reads the header records. */
    private void open(Path file, Told told) throws IOException {
        FileLayout layout = receive.layout();
        List<PlacedFormat> formats = layout.placed();
        if (layout.frame().header().isEmpty() || formats.isEmpty()) {
            return;
        }
        Frame header = new Frame(layout.frame().header(), List.of(), null);
        LineLayout lines = LineLayout.of(formats.get(0));
        FrameScan scan = new FrameScan(header, lines, told);
        try (Unpacking unpacking = Unpacking.open(file, layout.packing())) {
            Lines in = new Lines(unpacking.stream(), lines.charset(), ReadSizes.NORMAL.longestRecord());
            while (scan.isOpening() && in.next()) {
                scan.isData(in);
            }
        }
        if (scan.isOpening()) {
            throw new BadFileException("header-missing", "the file ends before its header", "header records first");
        }
    }

    private ControlFile totals(Path file, String sha256, Told told) throws IOException {
        LocalDate date = told.findDate()
                .orElseThrow(() -> new BadFileException("header-not-understood", "no " + EdgeRecord.DATE, "a date"));
        Optional<Long> sequence = told.findSequence();
        Kind kind = told.findKind().orElse(receive.covers() == Covers.CHANGES ? Kind.DELTA : Kind.BASE);
        String name = file.getFileName().toString();
        return new ControlFile(
                new Layout(receive.layout().name().text(), "", ""),
                kind,
                date,
                sequence.orElseGet(() -> Long.valueOf(date.format(DateTimeFormatter.BASIC_ISO_DATE))),
                null,
                List.of(),
                List.of(new FileTotals(
                        name,
                        told.findCount().orElse(FileTotals.UNTOLD),
                        Stamp.of(file).size(),
                        sha256,
                        null)),
                sequence.isPresent() ? Succession.CONSECUTIVE : Succession.BY_DATE);
    }
}
