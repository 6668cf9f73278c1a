package fi.ajantasa.source;

import fi.ajantasa.job.GroupFormat;
import fi.ajantasa.job.Place;
import fi.ajantasa.job.Spot;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Lines with groups behind a head: each group is a row, and the lines of one person belong together (population register
 * reference, 5.2). What is wrong with a group or a person rejects their rows and nobody else's (D22).
 */
final class GroupedLines implements DataLines {
    private final FileTask task;
    private final FixedLayout layout;
    private final GroupFormat groups;
    private final List<Total> totals;
    private final List<String> names;
    private final List<PlacedText> head;
    private final List<PlacedText> each;
    private final Map<GroupFormat.Kind, List<PlacedText>> columns = new HashMap<>();
    private final GroupRows person;
    private long lines;
    private long found;
    private long dropped;

    /** @param totals gets how many groups there were, if each was read or left out */
    GroupedLines(FileTask task, FixedLayout layout, RowRejections rejections, List<Total> totals) {
        this.task = task;
        this.layout = layout;
        this.groups = Objects.requireNonNull(layout.format().groups(), "lines with groups");
        this.totals = totals;
        this.names = List.copyOf(layout.format().columns().keySet());
        this.head = texts(groups.head());
        this.each = texts(groups.each());
        groups.kinds().forEach(kind -> columns.put(kind, texts(kind.columns())));
        this.person = new GroupRows(task, names, rejections);
    }

    private List<PlacedText> texts(Map<String, Place> places) {
        return places.entrySet().stream()
                .map(it -> new PlacedText(it.getKey(), it.getValue(), task.date()))
                .toList();
    }

    @Override
    public List<String> names() {
        return names;
    }

    @Override
    public void take(Lines line, FrameScan frame, TranscriptWriter writer) throws IOException {
        layout.takeApart(line);
        frame.add(layout, line.line());
        lines++;
        GroupRows.GroupRow top = new GroupRows.GroupRow();
        top.read(head, layout::piece);
        boolean goesOn = isContinued();
        if (!goesOn || !person.isOf(top)) {
            person.end(writer);
            person.begin(top);
            if (goesOn) {
                person.refuse("continuation-torn");
            }
        }
        takeGroups(line.text(), top);
        person.check(line.line());
    }

    private boolean isContinued() {
        GroupFormat.Continued continued = groups.continued();
        return continued != null && layout.piece(continued.at()).equals(continued.as());
    }

    private void takeGroups(String text, GroupRows.GroupRow top) {
        long before = found;
        int from = layout.format().length();
        while (from < text.length()) {
            int to = text.indexOf(groups.ends(), from);
            if (to < 0) {
                person.refuse("group-cut-short");
                to = text.length();
            }
            found++;
            takeGroup(text.substring(from, to), top);
            from = to + 1;
        }
        String told = layout.piece(groups.count());
        if (!told.matches("\\d{1,9}") || Integer.parseInt(told) != found - before) {
            person.refuse("group-count-differs");
        }
    }

    private void takeGroup(String text, GroupRows.GroupRow top) {
        if (groups.drop().stream().anyMatch(text::startsWith)) {
            dropped++;
            return;
        }
        List<GroupFormat.Kind> alike =
                groups.kinds().stream().filter(kind -> kind.isOf(text)).toList();
        GroupRows.GroupRow row = top.under();
        person.add(row);
        if (alike.isEmpty()) {
            row.refuse("group-unknown");
        } else if (alike.stream().noneMatch(kind -> kind.length() == text.length())) {
            person.refuse("group-length-differs");
        } else {
            alike.stream()
                    .filter(kind -> kind.length() == text.length() && looks(kind, text))
                    .findFirst()
                    .ifPresentOrElse(kind -> read(kind, text, row), () -> row.refuse("group-not-understood"));
        }
    }

    private static boolean looks(GroupFormat.Kind kind, String text) {
        return kind.when() == null || kind.when().matcher(text).matches();
    }

    private void read(GroupFormat.Kind kind, String text, GroupRows.GroupRow row) {
        Function<Spot, String> pieces = spot -> FixedLayout.piece(text, spot);
        row.is(kind);
        row.read(each, pieces);
        row.read(columns.getOrDefault(kind, List.of()), pieces);
        kind.same().forEach(row::put);
    }

    @Override
    public long end(TranscriptWriter writer) throws IOException {
        person.end(writer);
        person.endAll();
        totals.add(Total.of("groups", task.name(), found, person.written() + dropped));
        return lines;
    }

    @Override
    public boolean keepsLines() {
        return false;
    }
}
