package fi.ajantasa.report;

import fi.ajantasa.audit.AuditLog;
import fi.ajantasa.audit.AuditedChanges;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.RunHeader.Ending;
import fi.ajantasa.report.RunHeader.ReportedDelivery;
import fi.ajantasa.report.RunReport.AttributeCounts;
import fi.ajantasa.report.RunReport.Counts;
import fi.ajantasa.report.RunReport.Findings;
import fi.ajantasa.report.RunReport.Freshness;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.roaringbitmap.RoaringBitmap;

/** Assembles the report of a run from storage: its equations evaluated anew, its figures from its lists. */
public final class RunReportQuery {
    private static final List<ListName> ROWS = Arrays.stream(ListName.values())
            .filter(name -> name.unit() == Unit.ROWS && name != ListName.NOTE)
            .toList();
    private static final List<ListName> OUTCOMES = Stream.of(
                    Stream.of(ListName.ITEMS),
                    ListName.OUTCOMES.stream(),
                    Stream.of(ListName.APPLIED, ListName.CONFLICT_SINCE_PLAN, ListName.FAILED))
            .flatMap(names -> names)
            .toList();

    private final RunQuery runs;
    private final RunListStore lists;
    private final ControlTotalStore totals;
    private final LedgerQuery ledgers;
    private final AuditLog audit;
    private final LinkQuery links;
    private final AnnouncedChangeStore announced;
    private final ReviewQuery review;

    public RunReportQuery(DataSource dataSource) {
        this.runs = new RunQuery(dataSource);
        this.lists = new RunListStore(dataSource);
        this.totals = new ControlTotalStore(dataSource);
        this.ledgers = new LedgerQuery(dataSource);
        this.audit = new AuditLog(dataSource);
        this.links = new LinkQuery(dataSource);
        this.announced = new AnnouncedChangeStore(dataSource);
        this.review = new ReviewQuery(dataSource);
    }

    /** The equations of the run up to the step it has reached, from what storage says now. */
    public List<Equation> equations(String run, Reached reached) {
        RunHeader header = runs.find(run).orElseThrow(() -> new IllegalArgumentException("no run " + run));
        return equations(header, lists.readAll(run), reached);
    }

    /** The report of the run, if there is such a run. */
    public Optional<RunReport> find(String run) {
        return runs.find(run).map(this::report);
    }

    private RunReport report(RunHeader run) {
        RunLists read = lists.readAll(run.run());
        List<Equation> equations = equations(run, read, reached(run, read));
        return new RunReport(
                run,
                RunReport.verdict(equations),
                equations,
                counts(run, read),
                findings(read),
                freshness(run, read),
                runs.earlier(run),
                lists.list(run.run()));
    }

    private List<Equation> equations(RunHeader run, RunLists read, Reached reached) {
        ReportedDelivery delivery = run.delivery();
        AuditedChanges audited = audit.changes(run.run());
        return Equations.of(new Evidence(
                read,
                delivery == null ? 0 : delivery.rows(),
                totals.read(run.run()),
                ledgers.rejectedRows(run.run()),
                audited.decisions(),
                audited.customers(),
                reached,
                ledgers.auditedQueries(run.run())));
    }

    private Reached reached(RunHeader run, RunLists read) {
        Ending ending = run.ending();
        if ((run.delivery() == null && !read.has(ListName.RUN_CHANGES)) || ending.is(ExitCode.ALREADY_DONE)) {
            return Reached.NOTHING;
        }
        if (List.of("DONE", "HELD").contains(ending.state()) || ending.is(ExitCode.IMBALANCE)) {
            return ending.dryRun() ? Reached.DECIDED : Reached.APPLIED;
        }
        if (ending.state().equals("REFUSED") && read.has(ListName.ITEMS)) {
            return Reached.DECIDED;
        }
        return totals.read(run.run()).isEmpty() ? Reached.NOTHING : Reached.RECEIVED;
    }

    private Counts counts(RunHeader run, RunLists read) {
        List<Figure> rows = ROWS.stream()
                .filter(name -> name == ListName.ACCEPTED || name == ListName.REJECTED || read.has(name))
                .map(name -> whole(read, name))
                .toList();
        List<Figure> customers = List.of(whole(read, ListName.MATCHED_CUSTOMERS), whole(read, ListName.TO_DECIDE));
        List<AttributeCounts> attributes = read.attributes(OUTCOMES).stream()
                .map(attribute -> new AttributeCounts(
                        attribute,
                        OUTCOMES.stream()
                                .map(name -> figure(read, name, attribute))
                                .toList()))
                .toList();
        return new Counts(rows, customers, attributes, links.linking(run));
    }

    private Findings findings(RunLists read) {
        String run = read.run();
        return new Findings(
                figures(read, List.of(ListName.RAISES, ListName.FLAG_ADDED)),
                figures(
                        read,
                        List.of(
                                ListName.LOWERS,
                                ListName.FLAG_LIFTED,
                                ListName.LIFTED_BY_RULE,
                                ListName.ENTRY_HELD,
                                ListName.FLAG_EXPIRED)),
                figures(read, List.of(ListName.HELD)),
                figures(
                        read,
                        List.of(
                                ListName.KEPT_CUSTOMER_VALUE,
                                ListName.CONFLICT_SINCE_PLAN,
                                ListName.NOT_ACKNOWLEDGED,
                                ListName.READ_BACK_DIFFERS,
                                ListName.KEPT_BECAUSE,
                                ListName.NOT_REVERSED)),
                figures(run, ListName.REJECTED.word(), ledgers.rejectsByRule(run)),
                figures(run, ListRowsQuery.TASKS, ledgers.tasksByKind(run)),
                figures(read, List.of(ListName.NOTE)),
                figures(read, List.of(ListName.QUARANTINE)),
                announced.list(run),
                new ClericalReview(figures(read, List.of(ListName.REVIEW)), review.agreement(answeredTwice(read))));
    }

    private static RoaringBitmap answeredTwice(RunLists read) {
        return RoaringBitmap.or(
                read.list(ListName.REVIEW, ClericalReview.SECOND_AGREES),
                read.list(ListName.REVIEW, ClericalReview.SECOND_DISAGREES));
    }

    private Freshness freshness(RunHeader run, RunLists read) {
        LocalDate last = runs.lastDelivery(run);
        return new Freshness(
                runs.confirmedAsOf(run),
                last,
                last == null ? null : ChronoUnit.DAYS.between(last, run.times().businessDate()),
                whole(read, ListName.ABSENT),
                whole(read, ListName.NOT_YET_SEEN));
    }

    private static Figure whole(RunLists read, ListName name) {
        return Figure.of(read.run(), ListKey.of(name), read.total(name));
    }

    private static Figure figure(RunLists read, ListName name, String attribute) {
        return Figure.of(
                read.run(),
                ListKey.of(name, attribute),
                read.list(name, attribute).getLongCardinality());
    }

    private static List<Figure> figures(RunLists read, List<ListName> names) {
        List<Figure> figures = new ArrayList<>();
        names.forEach(name -> figures.addAll(figures(read.run(), name.word(), read.sizes(name))));
        return figures;
    }

    private static List<Figure> figures(String run, String name, Map<String, Long> sizes) {
        return sizes.entrySet().stream()
                .filter(size -> size.getValue() > 0)
                .map(size -> Figure.of(run, new ListKey(name, size.getKey()), size.getValue()))
                .toList();
    }
}
