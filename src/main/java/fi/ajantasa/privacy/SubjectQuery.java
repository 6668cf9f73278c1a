package fi.ajantasa.privacy;

import fi.ajantasa.audit.AuditLog;
import fi.ajantasa.audit.Origin;
import fi.ajantasa.audit.Reader;
import fi.ajantasa.contact.ExportStore;
import fi.ajantasa.contact.Verdict;
import fi.ajantasa.job.JobDefinition;
import fi.ajantasa.job.Jobs;
import fi.ajantasa.job.WriteBack;
import fi.ajantasa.link.Likeness;
import fi.ajantasa.link.LikenessStore;
import fi.ajantasa.privacy.SubjectReport.Consultation;
import fi.ajantasa.privacy.SubjectReport.Recipient;
import fi.ajantasa.privacy.SubjectReport.Source;
import fi.ajantasa.privacy.SubjectReport.Tie;
import fi.ajantasa.report.ListName;
import fi.ajantasa.report.RunListStore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads who got something of a customer, who looked at it, and by what records are tied to them. */
final class SubjectQuery {
    private static final int PERCENT = 100;
    private final DataSource dataSource;
    private final JdbcClient jdbc;
    private final Jobs jobs;
    private final Map<Integer, Source> deliveries = new HashMap<>();

    SubjectQuery(DataSource dataSource, Jobs jobs) {
        this.dataSource = dataSource;
        this.jdbc = JdbcClient.create(dataSource);
        this.jobs = jobs;
    }

    /** Where something is from, with what lets us read it. */
    Source source(Origin origin) {
        Source known = deliveries.computeIfAbsent(origin.extract(), this::delivery);
        return new Source(
                known.register(),
                known.title(),
                known.delivery(),
                known.sequence(),
                origin.row(),
                known.basis(),
                known.purposes());
    }

    private Source delivery(int extract) {
        return jdbc.sql("select register, extract_date, sequence from extract where id = ?")
                .param(extract)
                .query((row, number) -> source(row.getString(1), row.getDate(2).toLocalDate(), row.getLong(3)))
                .optional()
                .orElseGet(() -> new Source("-", "-", null, 0, 0, "-", List.of()));
    }

    private Source source(String register, LocalDate day, long sequence) {
        JobDefinition job = jobs.jobs().get(register);
        return job == null
                ? new Source(register, register, day, sequence, 0, "-", List.of())
                : new Source(
                        register,
                        job.title(),
                        day,
                        sequence,
                        0,
                        job.passport().lawfulBasis(),
                        job.passport().purposes());
    }

    /** Everybody who got something of the customer, in order of time. */
    List<Recipient> recipients(int customer) {
        List<Recipient> all = new ArrayList<>(exports(customer));
        all.addAll(toldBack(customer));
        all.addAll(washes(customer));
        all.addAll(queries(customer));
        all.sort(Comparator.comparing(Recipient::at).thenComparing(Recipient::name));
        return all;
    }

    private List<Recipient> exports(int customer) {
        ExportStore exports = new ExportStore(dataSource);
        List<Recipient> found = new ArrayList<>();
        jdbc.sql("select id, recipient, purpose, released_at from contact_export where state = 'RELEASED' order by id")
                .query(row -> {
                    boolean in = exports.findReceipt(row.getInt(1), customer)
                            .filter(it -> it.answer().verdict() == Verdict.ALLOWED)
                            .isPresent();
                    if (in) {
                        found.add(new Recipient(
                                row.getTimestamp(4).toInstant(), "export", row.getString(2), row.getString(3)));
                    }
                });
        return found;
    }

    /** Runs of which the customer system was told something of the customer. */
    private List<Recipient> toldBack(int customer) {
        List<Recipient> found = new ArrayList<>();
        jobs.decisions().findWriteBack().ifPresent(system -> {
            RunListStore lists = new RunListStore(dataSource);
            jdbc.sql("select distinct l.run_id, l.attribute, r.started_at from run_list l join run r on r.id = l.run_id"
                            + " where l.name = ? and not r.dry_run order by r.started_at, l.run_id, l.attribute")
                    .param(ListName.OUTBOX_SENT.word())
                    .query(row -> {
                        String run = row.getString(1);
                        if (lists.read(run, ListName.OUTBOX_SENT.word(), row.getString(2))
                                .contains(customer)) {
                            add(found, row.getTimestamp(3).toInstant(), system);
                        }
                    });
        });
        return found;
    }

    private static void add(List<Recipient> found, Instant at, WriteBack system) {
        Recipient told =
                new Recipient(at, "write-back", system.system(), String.join(" ", new TreeSet<>(system.purposes())));
        if (!found.contains(told)) {
            found.add(told);
        }
    }

    /** Washes since the customer holds a number: each list has every number that was held when it was made. */
    private List<Recipient> washes(int customer) {
        return jdbc.sql("select distinct w.register, w.sent_at from wash w join customer_number n on n.customer_id = ?"
                        + " where w.sent_at is not null and w.listed_at >= n.changed_at order by w.sent_at")
                .param(customer)
                .query((row, number) ->
                        new Recipient(row.getTimestamp(2).toInstant(), "wash", row.getString(1), "marketing"))
                .list();
    }

    private List<Recipient> queries(int customer) {
        return jdbc.sql("select s.register, q.asked_at, q.purpose from query_log q join query_session s"
                        + " on s.id = q.session_id where q.customer_id = ? order by q.asked_at")
                .param(customer)
                .query((row, number) -> new Recipient(
                        row.getTimestamp(2).toInstant(), "credit-query", row.getString(1), row.getString(3)))
                .list();
    }

    /** When and for what the customer's values were shown to somebody. */
    List<Consultation> consultations(int customer) {
        List<Consultation> all = new ArrayList<>();
        new AuditLog(dataSource)
                .readOf(
                        customer,
                        List.of(Reader.READ),
                        it -> all.add(new Consultation(it.at(), it.entry().purpose())));
        return all;
    }

    /** By what records of registers are tied to the customer. */
    List<Tie> ties(int customer) {
        List<Tie> ties = new ArrayList<>(jdbc.sql(
                        "select extract_id, row_number, origin, rule from link where id in"
                                + " (select cast(number as bigint) * 4294967296 + ? from register) and extract_id > 0 order by id")
                .param(customer)
                .query((row, number) -> new Tie(
                        source(new Origin(row.getInt(1), row.getInt(2))),
                        row.getString(4),
                        row.getString(3).equals("PERSON"),
                        null))
                .list());
        new LikenessStore(dataSource).list(customer).forEach(kept -> kept.entries()
                .forEach(it -> {
                    Source source = source(new Origin(it.extract(), it.row()));
                    ties.removeIf(tie ->
                            tie.source().equals(source)); // what is kept of the likeness says more of the same row
                    ties.add(new Tie(
                            source,
                            it.likeness().rule(),
                            it.likeness().rule().equals(Likeness.PERSON),
                            Math.round(it.likeness().probability() * PERCENT)));
                }));
        return ties;
    }

    /** How many rows that may be about the customer wait for somebody to say so. */
    int waiting(int customer) {
        return jdbc.sql("select (select count(*) from possible_record where customer_id = :id)"
                        + " + (select count(*) from quarantine where customer_id = :id)"
                        + " + (select count(*) from change_event where customer_id = :id and delivery is null)")
                .param("id", customer)
                .query(Integer.class)
                .single();
    }
}
