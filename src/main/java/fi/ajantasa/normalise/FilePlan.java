package fi.ajantasa.normalise;

import fi.ajantasa.job.ColumnWord;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the rows of one file are read: every column's place and meaning, worked out once from the job definition. */
final class FilePlan {

    private static final Map<String, ChangeKind> CHANGES = Map.of(
            "added", ChangeKind.ADDED,
            "changed", ChangeKind.CHANGED,
            "removed", ChangeKind.REMOVED,
            "to-be-corrected", ChangeKind.TO_BE_CORRECTED,
            "corrected", ChangeKind.CORRECTED,
            "context", ChangeKind.CONTEXT);

    private final boolean detail;
    private final int width;
    private final int changeColumn;
    private final int changedOnColumn;
    private final int validityColumn;
    private final int recordKindColumn;
    private final int residenceColumn;
    private final Layout layout;
    private final KeyReader key;
    private final List<Group> groups;
    private final Consequences consequences;
    private final Terms terms;

    FilePlan(Layout layout, int width, boolean detail, Terms terms) {
        this.detail = detail;
        this.width = width;
        this.layout = layout;
        this.terms = terms;
        this.changeColumn = layout.place("change");
        this.changedOnColumn = layout.place("changed-on");
        this.validityColumn = layout.place("row-validity");
        this.recordKindColumn = layout.place("record-kind");
        this.residenceColumn = layout.place("residence");
        this.key = new KeyReader(layout, terms);
        this.groups = List.copyOf(new Groups(layout, terms, detail).list());
        this.consequences = new Consequences(layout);
    }

    Normalised read(long row, List<String> cells) {
        if (cells.size() != width) {
            return new Rejection(row, List.of("column-count"), Normaliser.STAGE);
        }
        Reading reading = new Reading(cells, terms.today());
        CellCheck.check(cells, reading);
        RecordKey whom = key.read(reading);
        ChangeKind change = change(reading);
        @Nullable LocalDate changedOn = reading.day(changedOnColumn);
        boolean active = active(reading);
        boolean states = active && change.states();
        if (states && !detail) {
            key.claim(whom, reading);
        }
        if (knownRecordKind(reading)) {
            groups.forEach(group -> group.read(reading));
        }
        if (word("residence", residenceColumn, reading).equals(ColumnWord.FORMER)) {
            reading.noteFormerAddress();
        }
        consequences.draw(states, reading);
        return reading.rules.isEmpty()
                ? new RegisterRecord(row, whom, change, changedOn, active, reading.claims, reading.notes)
                : new Rejection(row, reading.rules, Normaliser.STAGE);
    }

    private ChangeKind change(Reading reading) {
        String word = word("change", changeColumn, reading);
        return CHANGES.getOrDefault(word, ChangeKind.STATE);
    }

    private boolean active(Reading reading) {
        return !word("row-validity", validityColumn, reading).equals("passive");
    }

    /** The word of a code about the record itself; an unknown one rejects the row. */
    private String word(String meaning, int column, Reading reading) {
        String code = reading.value(column);
        if (code.isEmpty()) {
            return "";
        }
        @Nullable String word = layout.codes(meaning).get(code);
        if (word == null) {
            reading.reject("unknown-code");
            return "";
        }
        return word;
    }

    private boolean knownRecordKind(Reading reading) {
        String code = reading.value(recordKindColumn);
        boolean known = recordKindColumn < 0 || layout.codes("record-kind").containsKey(code);
        if (!known) {
            terms.unknownCode(reading);
        }
        return known;
    }
}
