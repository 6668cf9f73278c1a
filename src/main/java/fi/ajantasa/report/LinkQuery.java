package fi.ajantasa.report;

import fi.ajantasa.customer.UnprotectedQuery;
import fi.ajantasa.job.Verdict;
import fi.ajantasa.link.CandidateStore;
import fi.ajantasa.link.LikenessStore;
import fi.ajantasa.report.RunReport.Linking;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tells why rows without identity codes are linked to customers: by whom, how likely and on which grounds; no values. */
public final class LinkQuery {
    private static final int EXAMPLES = 3;

    private final JdbcClient jdbc;
    private final LikenessStore likenesses;
    private final CandidateStore candidates;
    private final LinkTeller teller;

    public LinkQuery(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.likenesses = new LikenessStore(dataSource);
        this.candidates = new CandidateStore(dataSource);
        this.teller = new LinkTeller(new UnprotectedQuery(dataSource));
    }

    /** A link as it is kept. */
    private record Stored(int customer, LikenessStore.Kept kept, LikenessStore.Entry entry) {
        boolean is(Verdict verdict) {
            return entry.likeness().verdict() == verdict;
        }

        boolean hasGrounds() {
            return entry.likeness().grounds().size() > 0;
        }
    }

    /** The links of a customer, by register; nothing when there is no such customer. */
    public Optional<List<LinkExample>> find(String number) {
        return jdbc.sql("select id from customer where number = ?")
                .param(number)
                .query(Integer.class)
                .optional()
                .map(it -> stored(it).map(this::tell).toList());
    }

    /** Why rows of one person of a register, by the key of its record, are a customer's or may be. */
    public List<LinkExample> find(int customer, String register, long recordKey) {
        return stored(customer)
                .filter(it -> it.kept().register().equals(register))
                .filter(it -> it.entry().likeness().recordKey() == recordKey)
                .map(this::tell)
                .toList();
    }

    /** What a run's report says of linking: candidates by blocking key, and a few links. */
    Linking linking(RunHeader run) {
        RunHeader.ReportedDelivery delivery = run.delivery();
        return new Linking(
                candidates.read(run.run()), delivery == null ? List.of() : examples(run, delivery.extract()));
    }

    /** The possible links of a run's delivery, by row. */
    SortedMap<Integer, List<LinkExample>> possible(String run) {
        SortedMap<Integer, List<LinkExample>> byRow = new TreeMap<>();
        jdbc.sql("select e.register, e.id from run r join extract e on e.id = r.extract_id where r.id = ?")
                .param(run)
                .query(delivery -> {
                    for (int customer : likenesses.listPossible(delivery.getString(1), delivery.getInt(2))) {
                        stored(customer, delivery.getInt(2))
                                .filter(it -> it.is(Verdict.POSSIBLE))
                                .forEach(it -> byRow.computeIfAbsent(it.entry().row(), row -> new ArrayList<>())
                                        .add(tell(it)));
                    }
                });
        return byRow;
    }

    /** Possible links first, for they are what a reader wonders about; then the first certain one. */
    private List<LinkExample> examples(RunHeader run, int extract) {
        Set<Integer> customers = new LinkedHashSet<>(
                jdbc.sql("select customer_id from task where run_id = ? and kind = 'possible-match' order by id limit "
                                + EXAMPLES)
                        .param(run.run())
                        .query(Integer.class)
                        .list());
        customers.addAll(likenesses.first(run.register(), EXAMPLES));
        return customers.stream()
                .flatMap(it -> stored(it, extract))
                .filter(Stored::hasGrounds)
                .limit(EXAMPLES)
                .map(this::tell)
                .toList();
    }

    private Stream<Stored> stored(int customer, int extract) {
        return stored(customer).filter(it -> it.entry().extract() == extract);
    }

    private Stream<Stored> stored(int customer) {
        return likenesses.list(customer).stream()
                .flatMap(kept -> kept.entries().stream().map(entry -> new Stored(customer, kept, entry)));
    }

    private LinkExample tell(Stored link) {
        return teller.tell(link.customer(), link.kept(), link.entry());
    }
}
