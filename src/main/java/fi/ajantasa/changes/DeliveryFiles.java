package fi.ajantasa.changes;

import fi.ajantasa.job.Contract;
import fi.ajantasa.job.ControlName;
import fi.ajantasa.job.FileShape;
import fi.ajantasa.job.JobDefinition;
import fi.ajantasa.source.AnswerFile;
import fi.ajantasa.source.AnswerFolder;
import fi.ajantasa.source.ControlHeader;
import fi.ajantasa.source.Kind;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The files of a delivery in our own layout while they are written: the columns are those that the definition names. */
final class DeliveryFiles implements AutoCloseable {
    private final AnswerFolder folder;
    private final ControlName control;
    private final FollowOrder order;
    private final LocalDate day;
    private final String name;
    private final List<String> mainColumns;
    private final List<String> detailColumns;
    private final AnswerFile main;
    private final AnswerFile detail;

    /** @param day of which the delivery speaks */
    DeliveryFiles(JobDefinition job, FollowOrder order, LocalDate day) throws IOException {
        Contract contract = job.contract();
        this.folder = new AnswerFolder(job.receive().folder());
        this.control = (ControlName) job.receive().control();
        this.order = order;
        this.day = day;
        this.name =
                "vtj_%s_%s_%06d".formatted(control.feed(), day.format(DateTimeFormatter.BASIC_ISO_DATE), order.next());
        this.mainColumns = columns(contract.main());
        this.detailColumns = columns(Objects.requireNonNull(contract.detail(), "the contract has no detail file"));
        folder.clear();
        this.main = folder.open(name + ".csv", line(mainColumns));
        this.detail = folder.open(name + "_lisa.csv", line(detailColumns));
    }

    private static List<String> columns(FileShape shape) {
        return List.copyOf(shape.columns().keySet());
    }

    void write(Row row) throws IOException {
        List<String> columns = row.detail() ? detailColumns : mainColumns;
        List<String> cells = columns.stream()
                .map(column -> quoted(row.cells().getOrDefault(column, "")))
                .toList();
        (row.detail() ? detail : main).row(row.code(), line(cells));
    }

    private static String line(List<String> cells) {
        return cells.stream().collect(Collectors.joining(";", "", "\n"));
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ';' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    /** Completes the delivery. */
    void finish() throws IOException {
        ControlHeader header = new ControlHeader(
                control.layout(), control.version(), control.feed(), Kind.DELTA, day, order.next(), order.applied());
        folder.finish(name + "_control.json", header, List.of(main, detail));
    }

    @Override
    public void close() throws IOException {
        main.close();
        detail.close();
    }
}
