package fi.ajantasa.job;

import fi.ajantasa.person.Attribute;
import fi.ajantasa.person.AttributeCatalogue;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the file of one register. */
final class JobReader {
    static final String COUNT = "write a whole number";
    private static final int ATTEMPTS = 3;
    static final String PERCENT = "write it like 0.1 %, at most 100 %";

    private final YamlFile file;
    private final Section job;
    private final AttributeCatalogue catalogue;
    private final boolean withModels;

    /** @param withModels whether the models that link rules name must be there */
    JobReader(YamlFile file, Section job, AttributeCatalogue catalogue, boolean withModels) {
        this.withModels = withModels;
        this.file = file;
        this.job = job;
        this.catalogue = catalogue;
    }

    /** The definition; {@code home} is what relative paths are taken from. */
    JobDefinition read(Path home, List<Attribute> declared) {
        job.expecting(Shape.JOB);
        checkRegister();
        Passport passport = passport(job.section("passport", Shape.PASSPORT), lease());
        Section receive = job.section("receive", Shape.RECEIVE);
        Receive received = new ReceiveReader(receive).read(home, file.stem());
        Contract contract = new ContractReader(
                        job,
                        new ColumnReader(catalogue, passport.purposes(), new CodeListReader(folder(home))),
                        new LikelihoodReader(folder(home), withModels))
                .read(received.layout().name().glob(), declared);
        contract = contract.with(new EntryReader(job, catalogue, passport.purposes()).read(contract.main()));
        ReceiveReader.checkColumns(received, contract, job);
        JobDefinition read = new JobDefinition(
                file.file(),
                file.stem(),
                job.text("title"),
                passport,
                ScheduleReader.read(job),
                received,
                contract,
                expect(job.section("expect", Shape.EXPECT), contract));
        CreditReader.check(read, job, catalogue);
        WashReader.check(read, job);
        return read;
    }

    /** The folder of the job files; the file itself may have been named relative to anything. */
    private Path folder(Path home) {
        Path parent = file.file().path().toAbsolutePath().normalize().getParent();
        return parent == null ? home : parent;
    }

    private void checkRegister() {
        String register = job.text("register");
        if (!register.isEmpty() && !register.equals(file.stem())) {
            job.note(
                    job.lineOf("register"),
                    "register " + register + " stands in " + file.stem() + ".yaml",
                    "name the file " + register + ".yaml");
        } else if (!register.isEmpty() && !Vocabulary.isName(register)) {
            job.note(job.lineOf("register"), register + " is no register name", "write it like student-discount");
        }
    }

    private static Passport passport(Section section, @Nullable Lease lease) {
        return new Passport(
                section.choices("purposes", Vocabulary.PURPOSES),
                section.choice("lawful-basis", Vocabulary.same(Vocabulary.LAWFUL_BASES), ""),
                permit(section),
                section.choice("absence", Vocabulary.words(Absence.class), Absence.UNKNOWN),
                section.choice("artificial-codes", Vocabulary.ALLOWED, false),
                lease,
                CreditReader.purposes(section));
    }

    static Permit permit(Section section) {
        Section permit = section.section("permit", Shape.PERMIT);
        return new Permit(
                permit.text("id"),
                permit.value("ends", LocalDate::parse, LocalDate.MIN, "write the last day like 2028-12-31"));
    }

    private @Nullable Lease lease() {
        if (!job.has("lease")) {
            return null;
        }
        Section section = job.section("lease", Shape.LEASE);
        var lease = new Lease(Vocabulary.channels(section), days(section, "warn"), days(section, "stop"));
        if (lease.warn() >= lease.stop()) {
            section.note(section.lineOf("warn"), "the warning does not come before the stop", "exchange them");
        }
        return lease;
    }

    private static int days(Section section, String key) {
        return section.value(key, Vocabulary::days, 1, "write it like 28 days");
    }

    private Expect expect(Section section, Contract contract) {
        Expect.Rows rows = rows(section);
        Section changes = section.section("changes");
        var limits = new LinkedHashMap<String, Limit>();
        Set<String> known = contract.attributes();
        for (Word name : changes.words()) {
            if (!name.text().equals("*") && !known.contains(name.text())) {
                changes.note(
                        name.line(),
                        "limit for " + name.text() + ", which no column is",
                        Suggestion.of(name.text(), known));
            }
            limits.put(name.text(), limit(changes.section(name.text(), Shape.LIMIT)));
        }
        Limit rejected = limit(section.section("rejected", Shape.LIMIT));
        int attempts = section.section("poison", Shape.POISON)
                .value("attempts", JobReader::attempts, ATTEMPTS, "write a whole number, at least 1");
        return new Expect(
                rows.min(),
                rows.max(),
                rejected,
                limits,
                attempts,
                new AnnouncedReader(contract, catalogue).read(section));
    }

    static Expect.Rows rows(Section expect) {
        Section rows = expect.section("rows", Shape.ROWS);
        var read = new Expect.Rows(
                rows.value("min", JobReader::count, 0L, COUNT),
                rows.value("max", JobReader::count, Long.MAX_VALUE, COUNT));
        if (read.min() > read.max()) {
            rows.note(rows.lineOf("max"), "max is below min", "exchange them");
        }
        return read;
    }

    private static int attempts(String text) {
        int attempts = Math.toIntExact(count(text));
        if (attempts < 1) {
            throw new IllegalArgumentException(text);
        }
        return attempts;
    }

    static Limit limit(Section section) {
        return new Limit(
                section.value("max", Vocabulary::share, new Share(0), PERCENT),
                section.value("floor", text -> Math.toIntExact(count(text)), 0, COUNT));
    }

    static long count(String text) {
        if (!text.matches("\\d{1,9}")) {
            throw new IllegalArgumentException(text);
        }
        return Long.parseLong(text);
    }
}
