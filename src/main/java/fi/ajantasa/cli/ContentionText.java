package fi.ajantasa.cli;

import fi.ajantasa.batch.Contention;
import fi.ajantasa.batch.ReceivedDelivery;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.source.Delivery;
import fi.ajantasa.source.FileDifference;
import fi.ajantasa.source.FileTotals;
import fi.ajantasa.source.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.roaringbitmap.RoaringBitmap;

/**
 * How two contending deliveries differ, for the terminal and as JSON.
 *
 * @param problem why the rows could not be compared, empty when they were
 */
record ContentionText(
        int code, String register, long sequence, String first, String second, String problem, List<File> files) {

    /** How one file differs; names are empty where a delivery has no such file. */
    record File(
            String first,
            long rowsOfFirst,
            String second,
            long rowsOfSecond,
            Rows onlyFirst,
            Rows onlySecond,
            Differing differing) {}

    /** How many rows, and the numbers of the first of them. */
    record Rows(long count, List<Integer> rows) {
        static Rows of(RoaringBitmap rows, int limit) {
            return new Rows(
                    rows.getLongCardinality(),
                    rows.stream().limit(limit).boxed().toList());
        }

        String line(String what) {
            String numbers = rows.stream().map(String::valueOf).collect(Collectors.joining(", "));
            String more = count > rows.size() ? ", …" : "";
            return "    %-28s %10d%s".formatted(what, count, rows.isEmpty() ? "" : "  rows " + numbers + more);
        }
    }

    /** Rows of the second that say something else than their partner, and in which column. */
    record Differing(Rows all, Map<String, Rows> columns, List<String> unsharedColumns) {}

    static ContentionText compared(Contention contention, List<FileDifference> differences, int limit) {
        return of(
                contention,
                ExitCode.OK,
                "",
                differences.stream().map(it -> file(it, limit)).toList());
    }

    static ContentionText gone(Contention contention) {
        ReceivedDelivery received = Objects.requireNonNull(contention.received(), "one of the two is in the folder");
        String problem = "the delivery received before (extract " + received.extract() + " of " + received.date() + ", "
                + received.rows()
                + " rows) is no longer in the folder, so rows cannot be compared; the second declares "
                + contention.second().totals().files().stream()
                        .mapToLong(FileTotals::rows)
                        .sum()
                + " rows of " + contention.second().totals().extractDate();
        return of(contention, ExitCode.INPUT_CONFLICT, problem, List.of());
    }

    static ContentionText refused(Contention contention, Refusal refusal) {
        String problem = "one of the two is not good by itself, so their rows are not compared: " + refusal.reason()
                + ": " + refusal.what() + "; expected " + refusal.expected();
        return of(contention, refusal.code(), problem, List.of());
    }

    static ContentionText changed(Contention contention, String problem) {
        return of(contention, ExitCode.INPUT_BAD, problem, List.of());
    }

    private static ContentionText of(Contention contention, ExitCode code, String problem, List<File> files) {
        Delivery first = contention.first();
        return new ContentionText(
                code.number(),
                contention.register(),
                contention.sequence(),
                (first == null ? "gone" : name(first)) + (contention.received() == null ? "" : " (received before)"),
                name(contention.second()),
                problem,
                files);
    }

    private static String name(Delivery delivery) {
        return Objects.toString(delivery.control().getFileName());
    }

    private static File file(FileDifference difference, int limit) {
        Map<String, Rows> columns = new TreeMap<>();
        difference.columns().forEach((column, rows) -> columns.put(column, Rows.of(rows, limit)));
        return new File(
                difference.first().name(),
                difference.first().rows(),
                difference.second().name(),
                difference.second().rows(),
                Rows.of(difference.onlyFirst(), limit),
                Rows.of(difference.onlySecond(), limit),
                new Differing(Rows.of(difference.differing(), limit), columns, difference.unshared()));
    }

    /** The lines for the terminal. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(register + " sequence " + sequence);
        lines.add("  first   " + first);
        lines.add("  second  " + second);
        if (!problem.isEmpty()) {
            lines.add("  " + problem + ".");
        }
        files.forEach(it -> lines(it, lines));
        return lines;
    }

    private static void lines(File file, List<String> lines) {
        lines.add("  " + (file.first.isEmpty() ? file.second : file.first) + ": " + file.rowsOfFirst
                + " rows in the first, " + file.rowsOfSecond + " in the second");
        lines.add(file.onlyFirst.line("only in the first"));
        lines.add(file.onlySecond.line("only in the second"));
        lines.add(file.differing.all.line("differing (of the second)"));
        file.differing.columns.forEach((column, rows) -> lines.add(rows.line("  " + column)));
        if (!file.differing.unsharedColumns.isEmpty()) {
            lines.add("    columns that only one has: " + String.join(", ", file.differing.unsharedColumns));
        }
    }
}
