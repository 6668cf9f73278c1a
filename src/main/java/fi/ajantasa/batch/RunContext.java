package fi.ajantasa.batch;

import fi.ajantasa.audit.AuditEntry;
import fi.ajantasa.customer.CustomerIndex;
import fi.ajantasa.customer.Tombstones;
import fi.ajantasa.decide.Decider;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.job.FileShape;
import fi.ajantasa.job.JobDefinition;
import fi.ajantasa.job.Jobs;
import fi.ajantasa.link.Codes;
import fi.ajantasa.link.Linker;
import fi.ajantasa.link.Verdicts;
import fi.ajantasa.report.ThreeLines;
import fi.ajantasa.source.FileProof;
import fi.ajantasa.source.KeyColumn;
import fi.ajantasa.source.Kind;
import fi.ajantasa.source.Range;
import fi.ajantasa.source.RangeScanner;
import fi.ajantasa.source.RecordVisitor;
import fi.ajantasa.source.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.roaringbitmap.RoaringBitmap;

/** What the steps of one run share: the run, its definitions, its delivery and the workplace they work in. */
final class RunContext {
    /** The only register that creates customers. */
    private static final String CUSTOMERS = "customers";

    private final Workplace workplace;
    private final Run run;
    private final Once<List<FileProof>> files;
    private final Once<CustomerIndex> index;
    private final Once<Quarantine> quarantine;
    private final Once<Verdicts> verdicts;
    private final Once<Tombstones> tombstones;
    private final Once<PersonFinder> finder;
    private final Once<RoaringBitmap> leaving;
    private final Once<Optional<Replayed>> replayed;
    private final Extract extract;

    RunContext(Workplace workplace, Run run) {
        this(workplace, run, workplace.extracts().require(run.order().extract()));
    }

    /** @param extract the delivery the run is about, which it need not have taken in itself */
    RunContext(Workplace workplace, Run run, Extract extract) {
        this(workplace, run, extract, files -> files);
    }

    /** As another process than that which runs it has it: the proven files are looked for here. */
    static RunContext elsewhere(Workplace workplace, Run run) {
        Extract extract = workplace.extracts().require(run.order().extract());
        return new RunContext(workplace, run, extract, files -> Worker.found(run.id(), files));
    }

    private RunContext(Workplace workplace, Run run, Extract extract, UnaryOperator<List<FileProof>> found) {
        this.workplace = workplace;
        this.run = run;
        this.extract = extract;
        this.index = new Once<>(() -> CustomerIndex.load(
                workplace.dataSource(), workplace.keys(), run.order().register()));
        this.quarantine = new Once<>(() -> Quarantine.load(this));
        this.tombstones = new Once<>(() -> Tombstones.load(workplace.dataSource(), workplace.keys()));
        this.verdicts = new Once<>(() -> workplace.verdicts().load(run.order().register()));
        this.finder = new Once<>(() -> new PersonFinder(this));
        this.leaving = new Once<>(() -> workplace.lists().read(run.id(), MatchStep.LEAVING, ""));
        this.replayed = new Once<>(() -> Replayed.find(workplace, run, extract));
        this.files = new Once<>(() -> found.apply(workplace.extracts().proof(extract.id())));
    }

    /** The customers whom this full list has no more, and whom it had until now. */
    RoaringBitmap leaving() {
        return leaving.value();
    }

    /** Of a replay, to which rows it is limited; nothing when the run takes the whole delivery. */
    Optional<Replayed> findReplayed() {
        return replayed.value();
    }

    Workplace workplace() {
        return workplace;
    }

    Run run() {
        return run;
    }

    Jobs jobs() {
        return workplace.jobs();
    }

    /** What an audit entry of the run tells besides its kind, its customer and its body. */
    AuditEntry entry() {
        return new AuditEntry(
                "",
                run.id(),
                0,
                run.order().requestedBy(),
                String.join(" ", job().passport().purposes()),
                run.order().jobHash(),
                0,
                "{}");
    }

    JobDefinition job() {
        return jobs().require(run.order().register());
    }

    Extract extract() {
        return extract;
    }

    Kind kind() {
        return extract.kind();
    }

    boolean createsCustomers() {
        return job().register().equals(CUSTOMERS);
    }

    /** The proven files, main file first; known once receive is done. */
    List<FileProof> files() {
        return files.value();
    }

    FileShape shape(int file) {
        return file == 0
                ? job().contract().main()
                : Objects.requireNonNull(job().contract().detail(), "the contract has no detail file");
    }

    /** Shows the records of a proven range to the visitor. */
    void scan(Range range, RecordVisitor visitor) {
        FileProof file = files().get(range.file());
        KeyColumn key = KeyColumn.of(shape(range.file()), file.header());
        try {
            new RangeScanner(file, job().receive().format(), key).scan(range, visitor);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All data records of the delivery. */
    long rows() {
        return files().stream().mapToLong(FileProof::rows).sum();
    }

    /** Our customers in memory, as they were when first asked for. */
    CustomerIndex index() {
        return index.value();
    }

    /** Whose rows wait, as it was when first asked. */
    Quarantine quarantine() {
        return quarantine.value();
    }

    /** What people have said of this register's records, as it was when first asked. */
    Verdicts verdicts() {
        return verdicts.value();
    }

    /** Who was erased, as it was when first asked. */
    Tombstones tombstones() {
        return tombstones.value();
    }

    /** Whether rows find our customers by a number or by likeness. */
    boolean findsByLikeness() {
        return PersonFinder.isWanted(this);
    }

    /** Our customers in memory as a register without identity codes finds them, as they were when first asked for. */
    PersonFinder finder() {
        return finder.value();
    }

    /** Decides with this delivery of the register as the news. */
    Decider decider(int delivery) {
        return new Decider(
                jobs(),
                new Codes(workplace.keys()),
                job().register(),
                delivery,
                run.order().businessDate());
    }

    Linker linker() {
        return new Linker(index()::findByHetu, new Codes(workplace.keys()), verdicts());
    }

    /** What was read is not read again. */
    void forgetTranscript() {
        try {
            workplace.transcripts().forget(extract.contentHash());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the run: nothing of the delivery counts. */
    void refuse(Refusal refusal) {
        refuse(refusal.code(), refusal.reason(), Messages.refused(this, refusal));
    }

    void refuse(ExitCode code, String reason, ThreeLines lines) {
        workplace.extracts().refuse(extract.id(), reason);
        workplace.runs().end(run.id(), Run.State.REFUSED, code, reason, lines);
    }
}
