package fi.ajantasa.job;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads where deliveries arrive, what accompanies them, and how their files look. */
final class ReceiveReader {
    private static final Pattern ENDING = Pattern.compile("\\.[A-Za-z0-9]{1,16}");
    static final Map<String, Boolean> KEYS = Map.of("once", true, "repeated", false);
    private static final String NO_CONTROL = "none";

    private final Section section;

    ReceiveReader(Section section) {
        this.section = section;
    }

    Receive read(Path home, String register) {
        FromReader from = new FromReader(section, home);
        FileLayout layout = new FileLayout(
                new NamePattern(section.text("file")),
                new PackingReader(section).read(),
                new FrameReader(section).read(),
                new FormatReader(section).read());
        Receive receive = new Receive(
                from.folder(register),
                from.collect(),
                control(),
                layout,
                plausible(),
                section.choice("covers", Vocabulary.words(Covers.class), Covers.BASE_OR_CHANGES),
                section.choice("empty", Vocabulary.ALLOWED, false),
                from.dialogue(register));
        if (!layout.frame().equals(Frame.NONE) && !layout.hasLines()) {
            section.note(
                    section.lineOf("records"),
                    "header and trailer records stand on lines of their own",
                    "remove records, or write csv or fixed");
        }
        if (layout.format() instanceof XlsxFormat && layout.packing().method() != Packing.Method.NONE) {
            section.note(section.lineOf("packed"), "a workbook is packed already", "remove packed");
        }
        if (!(receive.control() instanceof ControlName)) {
            checkTold(receive);
        }
        return receive;
    }

    private Control control() {
        if (!section.holdsSection("control")) {
            section.choice("control", Map.of(NO_CONTROL, NO_CONTROL), NO_CONTROL);
            return new NoControl();
        }
        if (section.section("control").has("sha256")) {
            Section file = section.section("control", Shape.HASH_FILE);
            return new HashFile(file.value("sha256", ReceiveReader::ending, "", "write an ending like .sha256"));
        }
        Section file = section.section("control", Shape.CONTROL);
        return new ControlName(file.text("file"), file.text("layout"), file.text("version"), file.text("feed"));
    }

    private static String ending(String text) {
        if (!ENDING.matcher(text).matches()) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    private @Nullable Plausible plausible() {
        if (!section.has("plausible")) {
            return null;
        }
        Section plausible = section.section("plausible", Shape.PLAUSIBLE);
        return new Plausible(
                JobReader.limit(plausible.section("rows", Shape.LIMIT)), plausible.choice("keys", KEYS, false));
    }

    /** Without a control file the date, the kind and some proof must come from elsewhere. */
    private void checkTold(Receive receive) {
        Frame frame = receive.layout().frame();
        NamePattern name = receive.layout().name();
        if (!name.tellsDate() && !frame.tells(EdgeRecord.DATE)) {
            section.note(
                    section.lineOf("file"),
                    "nothing tells the date of a delivery",
                    "put {date} into file, or a date into a header record");
        }
        if (receive.covers() == Covers.BASE_OR_CHANGES && !frame.tells(EdgeRecord.KIND)) {
            section.note(
                    section.lineOf("covers"),
                    "nothing tells whether a delivery is a full list",
                    "write covers: base or changes, or put a kind into a header record");
        }
        boolean counted = frame.tells(EdgeRecord.COUNT)
                || !frame.totals().isEmpty()
                || receive.layout().tellsTotals();
        boolean unproven = receive.control() instanceof NoControl && !counted;
        if (unproven && receive.plausible() == null) {
            section.note(
                    section.lineOf("control"),
                    "nothing proves a delivery whole",
                    "add plausible: {rows: {max: 10 %, floor: 100}, keys: once}");
        }
    }

    /** Whether columns stand under receive too: then they must be the same as those under columns and ignore. */
    static void checkColumns(Receive receive, Contract contract, Section job) {
        if (!receive.isPlain() && contract.detail() != null) {
            job.note(
                    job.lineOf("detail"), "a detail file comes with a control file and a header line", "remove detail");
        }
        boolean ours = receive.control() instanceof ControlName && contract.detail() != null && receive.isPlain();
        if (receive.changes() != null && (!ours || receive.covers() == Covers.BASE)) {
            job.note(
                    job.lineOf("receive"),
                    "what a journal tells lands as changes in our own layout",
                    "write a control file, csv, a detail file and covers: changes");
        }
        for (PlacedFormat format : receive.layout().placed()) {
            List<String> unknown = format.columns().keySet().stream()
                    .filter(name -> !contract.main().columns().containsKey(name)
                            && !contract.ignore().contains(name))
                    .toList();
            unknown.forEach(name -> job.note(
                    job.lineOf("columns"),
                    name + " has a place in the file but is no column",
                    "map it, or move it to ignore"));
            contract.main().columns().values().stream()
                    .filter(column -> !format.columns().containsKey(column.name()))
                    .forEach(column -> job.note(
                            job.section("columns").lineOf(column.name()),
                            column.name() + " has no place in the file",
                            Suggestion.of(column.name(), format.columns().keySet())));
        }
    }
}
