package fi.ajantasa.batch;

import fi.ajantasa.report.LinkExample;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A clerical task side by side: what the register's record says, and what we hold.
 *
 * @param subject what it asks, and of whom
 * @param kept until when the record's rows are kept, null when they no longer are or the task is not about a row
 * @param links how likely the record is the customer's and on which grounds, where it names no identity code; no
 *     values, and only that there are such links under a protection order
 */
public record TaskView(
        int task,
        Subject subject,
        @Nullable LocalDate kept,
        boolean revealed,
        List<LinkExample> links,
        List<Line> lines) {

    public TaskView {
        links = List.copyOf(links);
        lines = List.copyOf(lines);
    }

    /** What is asked, by which register's record, of which customer; {@code other} is empty when it is of one. */
    public record Subject(String kind, String register, String state, String customer, String other, Row row) {}

    /** Where the record stood that asked first. */
    public record Row(int extract, int row) {}

    /**
     * One attribute.
     *
     * @param comparison {@code agrees}, {@code differs}, {@code only-register}, {@code only-ours} or
     *     {@code hidden-by-protection-order}
     * @param said what the record says, null unless revealed
     * @param held what we hold of the customer, null unless revealed
     * @param ofOther what we hold of the other customer, null unless revealed
     */
    public record Line(
            String attribute,
            String comparison,
            @Nullable String said,
            @Nullable String held,
            @Nullable String ofOther) {}

    /** Names the task, never a value. */
    @Override
    public String toString() {
        return "view:" + task;
    }
}
