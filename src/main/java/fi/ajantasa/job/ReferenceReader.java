package fi.ajantasa.job;

import fi.ajantasa.place.ReferenceKind;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads the file of a reference list: it speaks of places, so it needs a permit but no purpose, and links nobody. */
final class ReferenceReader {
    private final YamlFile file;
    private final Section job;

    ReferenceReader(YamlFile file, Section job) {
        this.file = file;
        this.job = job;
    }

    /** Whether the file is a reference list's. */
    static boolean isReference(Section job) {
        return job.has("reference");
    }

    /** The definition; {@code home} is what relative paths are taken from. */
    JobDefinition read(Path home) {
        job.expecting(Shape.REFERENCE);
        ReferenceKind kind = job.choice("reference", Vocabulary.words(ReferenceKind.class), ReferenceKind.POSTCODES);
        Passport passport = new Passport(List.of(), "", JobReader.permit(job), Absence.UNCHANGED, false);
        Receive receive = new ReceiveReader(job.section("receive", Shape.RECEIVE)).read(home, file.stem());
        if (receive.covers() != Covers.BASE) {
            job.note(
                    job.section("receive").lineOf("covers"),
                    "a reference list is replaced as a whole",
                    "write covers: base");
        }
        Contract contract = contract(kind, receive.layout().name().glob());
        ReceiveReader.checkColumns(receive, contract, job);
        Section expect = job.section("expect", Shape.REFERENCE_EXPECT);
        return new JobDefinition(
                file.file(),
                file.stem(),
                job.text("title"),
                passport,
                ScheduleReader.read(job),
                receive,
                contract,
                Expect.ofRows(JobReader.rows(expect), JobReader.limit(expect.section("rejected", Shape.LIMIT))));
    }

    private Contract contract(ReferenceKind kind, String pattern) {
        Set<String> ignored = new TreeSet<>();
        job.list("ignore").forEach(word -> ignored.add(word.text()));
        var columns = new LinkedHashMap<String, Column>();
        var said = new HashSet<String>();
        Section all = job.section("columns");
        for (Word name : all.words()) {
            Section section = all.section(name.text(), Shape.PLACE_COLUMN);
            Column column = column(name.text(), section, kind);
            if (!said.add(column.is())) {
                all.note(name.line(), column.is() + " is already another column", "map one column to it");
            }
            columns.put(name.text(), column);
        }
        kind.required().stream()
                .filter(it -> !said.contains(it))
                .forEach(it -> job.note(job.lineOf("columns"), "no column is " + it, "map one to it"));
        return Contract.of(kind, new FileShape(pattern, columns), ignored);
    }

    private static Column column(String name, Section section, ReferenceKind kind) {
        String is = section.choice("is", Vocabulary.same(new TreeSet<>(kind.words())), "");
        Set<String> targets = ReferenceKind.codes(is);
        if (!targets.isEmpty() && !section.has("codes")) {
            section.note(
                    section.line(),
                    is + " needs codes",
                    "add codes: that lead to " + String.join(", ", new TreeSet<>(targets)));
        }
        Section codes = section.section("codes");
        Map<String, String> read = new LinkedHashMap<>();
        for (Word code : codes.words()) {
            read.put(code.text(), codes.choice(code.text(), Vocabulary.same(targets), ""));
        }
        return new Column(name, is, null, null, read, List.of(), null, "");
    }
}
