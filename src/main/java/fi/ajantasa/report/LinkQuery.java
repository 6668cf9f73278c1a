package fi.ajantasa.report;

import fi.ajantasa.job.Verdict;
import fi.ajantasa.link.CandidateStore;
import fi.ajantasa.link.Likeness;
import fi.ajantasa.link.LikenessStore;
import fi.ajantasa.report.RunReport.LinkExample;
import fi.ajantasa.report.RunReport.Linking;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tells why rows without identity codes are linked to customers: by whom, how likely and on which grounds; no values. */
public final class LinkQuery {
    private static final int EXAMPLES = 3;

    private final JdbcClient jdbc;
    private final LikenessStore likenesses;
    private final CandidateStore candidates;

    public LinkQuery(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.likenesses = new LikenessStore(dataSource);
        this.candidates = new CandidateStore(dataSource);
    }

    /** The links of a customer, by register; nothing when there is no such customer. */
    public Optional<List<LinkExample>> find(String number) {
        return jdbc.sql("select id from customer where number = ?")
                .param(number)
                .query(Integer.class)
                .optional()
                .map(it -> examples(it, null));
    }

    /** Why rows of one person of a register, by the key of its record, are a customer's or may be. */
    public List<LinkExample> find(int customer, String register, long recordKey) {
        String number = number(customer);
        return likenesses.list(customer).stream()
                .filter(kept -> kept.register().equals(register))
                .flatMap(kept -> kept.entries().stream()
                        .filter(entry -> entry.likeness().recordKey() == recordKey)
                        .map(entry -> example(kept, entry, number)))
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
                        examples(customer, delivery.getInt(2)).stream()
                                .filter(it -> it.verdict().equals(Verdict.POSSIBLE.name()))
                                .forEach(it -> byRow.computeIfAbsent(it.source().row(), row -> new ArrayList<>())
                                        .add(it));
                    }
                });
        return byRow;
    }

    /** Possible links first, for they are what a reader wonders about; then the first certain one. */
    private List<LinkExample> examples(RunHeader run, int extract) {
        List<LinkExample> examples = new ArrayList<>();
        jdbc.sql("select customer_id from task where run_id = ? and kind = 'possible-match' order by id limit "
                        + EXAMPLES)
                .param(run.run())
                .query(Integer.class)
                .list()
                .forEach(it -> examples.addAll(examples(it, extract)));
        if (examples.size() < EXAMPLES) {
            likenesses.first(run.register(), EXAMPLES).forEach(it -> examples.addAll(examples(it, extract)));
        }
        return examples.stream()
                .filter(it -> !it.steps().isEmpty())
                .distinct()
                .limit(EXAMPLES)
                .toList();
    }

    /** @param extract only links of this delivery, null for those of any */
    private List<LinkExample> examples(int customer, @Nullable Integer extract) {
        List<LinkExample> examples = new ArrayList<>();
        String number = number(customer);
        for (LikenessStore.Kept kept : likenesses.list(customer)) {
            for (LikenessStore.Entry entry : kept.entries()) {
                if (extract == null || extract == entry.extract()) {
                    examples.add(example(kept, entry, number));
                }
            }
        }
        return examples;
    }

    private LinkExample example(LikenessStore.Kept kept, LikenessStore.Entry entry, String number) {
        Likeness likeness = entry.likeness();
        return new LinkExample(
                new RunReport.LinkSource(kept.register(), entry.extract(), entry.row(), likeness.rule(), kept.model()),
                number,
                likeness.verdict().name(),
                likeness.weight(),
                likeness.probability(),
                likeness.runnerUp() == 0 ? null : number(likeness.runnerUp()),
                likeness.runnerUpProbability(),
                likeness.grounds().steps().stream()
                        .map(it -> new RunReport.LinkStep(it.comparison(), it.level(), it.weight()))
                        .toList());
    }

    private String number(int customer) {
        return jdbc.sql("select number from customer where id = ?")
                .param(customer)
                .query(String.class)
                .optional()
                .orElse("");
    }
}
