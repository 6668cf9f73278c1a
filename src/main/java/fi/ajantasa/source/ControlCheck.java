package fi.ajantasa.source;

import fi.ajantasa.job.ControlName;
import fi.ajantasa.job.Covers;
import fi.ajantasa.job.FileShape;
import fi.ajantasa.job.JobDefinition;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares what a control file says of itself with the job and with the names of the files, before any is opened. */
final class ControlCheck {
    private static final Pattern DATED = Pattern.compile(".*_(\\d{8})_(\\d{6})(_[a-z]+)?\\.[a-z]+");

    private final JobDefinition job;
    private final Delivery delivery;

    ControlCheck(JobDefinition job, Delivery delivery) {
        this.job = job;
        this.delivery = delivery;
    }

    Optional<Refusal> judge() {
        return layout().or(this::kind).or(this::names).or(this::files);
    }

    /** The entries of the control file, main file first. */
    List<FileTotals> inOrder() {
        List<FileTotals> ordered = new ArrayList<>(delivery.totals().files());
        ordered.sort((a, b) -> Boolean.compare(detail(a), detail(b)));
        return ordered;
    }

    FileShape shape(FileTotals file) {
        FileShape detail = job.contract().detail();
        return detail != null && detail(file) ? detail : job.contract().main();
    }

    private Optional<Refusal> layout() {
        if (!(job.receive().control() instanceof ControlName name)) {
            return Optional.empty();
        }
        Layout expected = new Layout(name.layout(), name.version(), name.feed());
        Layout found = delivery.totals().layout();
        return unless(expected.equals(found), "layout-of-another-register", words(found), words(expected));
    }

    private static String words(Layout layout) {
        return "layout " + layout.name() + " version " + layout.version() + " feed " + layout.feed();
    }

    private Optional<Refusal> kind() {
        Kind kind = delivery.totals().kind();
        Covers covers = job.receive().covers();
        boolean fits = covers == Covers.BASE_OR_CHANGES || (covers == Covers.BASE) == (kind == Kind.BASE);
        return unless(fits, "kind-not-covered", kind + " delivery", "covers: " + covers);
    }

    /** Where a name carries a date and a sequence, they are those of the control file (F47). */
    private Optional<Refusal> names() {
        if (!(job.receive().control() instanceof ControlName)) {
            return Optional.empty();
        }
        ControlFile totals = delivery.totals();
        String date = totals.extractDate().format(DateTimeFormatter.BASIC_ISO_DATE);
        String sequence = String.format("%06d", totals.sequence());
        List<String> names =
                new ArrayList<>(List.of(delivery.control().getFileName().toString()));
        totals.files().forEach(file -> names.add(file.name()));
        for (String name : names) {
            Matcher dated = DATED.matcher(name);
            if (dated.matches()
                    && !(dated.group(1).equals(date) && dated.group(2).equals(sequence))) {
                return unless(false, "name-and-control-disagree", name, "date " + date + " and sequence " + sequence);
            }
        }
        return Optional.empty();
    }

    private Optional<Refusal> files() {
        List<FileTotals> files = delivery.totals().files();
        for (FileTotals file : files) {
            if (!detail(file) && !matches(job.contract().main().pattern(), file)) {
                return unless(false, "unknown-file", file.name(), "a file the job knows");
            }
        }
        long rows = files.stream().mapToLong(FileTotals::rows).reduce(0, ControlCheck::sum);
        if (rows > Integer.MAX_VALUE) {
            return unless(false, "too-many-rows", rows + " rows", "no more than " + Integer.MAX_VALUE);
        }
        long details = files.stream().filter(this::detail).count();
        boolean one = files.size() - details == 1 && details <= 1;
        return unless(one, "file-count-differs", files.size() + " files", "one main file, at most one detail file");
    }

    private static long sum(long a, long b) {
        return Math.min(a, Integer.MAX_VALUE + 1L) + Math.min(b, Integer.MAX_VALUE + 1L);
    }

    private boolean detail(FileTotals file) {
        FileShape detail = job.contract().detail();
        return detail != null && matches(detail.pattern(), file);
    }

    private static boolean matches(String glob, FileTotals file) {
        return FileSystems.getDefault().getPathMatcher("glob:" + glob).matches(Path.of(file.name()));
    }

    private Optional<Refusal> unless(boolean right, String reason, String found, String expected) {
        String name = delivery.control().getFileName() + ": ";
        return right ? Optional.empty() : Optional.of(Refusal.bad(reason, name + found, expected));
    }
}
