package fi.ajantasa.privacy;

import fi.ajantasa.audit.AuditLog;
import fi.ajantasa.audit.AuditLog.Logged;
import fi.ajantasa.contact.ExportStore;
import fi.ajantasa.contact.Verdict;
import fi.ajantasa.job.Jobs;
import fi.ajantasa.privacy.SubjectReport.Recipient;
import fi.ajantasa.report.RunListStore;
import fi.ajantasa.writeback.WriteBackQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Reads to whom something of a customer went (CJEU C-154/21): all ways out of the house, by what was kept when it left. */
final class RecipientQuery {
    private final DataSource dataSource;
    private final JdbcClient jdbc;
    private final Jobs jobs;

    RecipientQuery(DataSource dataSource, Jobs jobs) {
        this.dataSource = dataSource;
        this.jdbc = JdbcClient.create(dataSource);
        this.jobs = jobs;
    }

    /** Everybody who got something of the customer, in order of time. */
    List<Recipient> list(int customer) {
        List<Recipient> all = new ArrayList<>(exports(customer));
        all.addAll(toldBack(customer));
        all.addAll(washes(customer));
        all.addAll(queries(customer));
        all.addAll(askings(customer));
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
                                row.getTimestamp(4).toInstant(),
                                "export",
                                row.getString(2),
                                row.getString(2),
                                row.getString(3)));
                    }
                });
        return found;
    }

    /** Files of the customer system that tell of the customer, as they were sent. */
    private List<Recipient> toldBack(int customer) {
        String purposes = jobs.decisions()
                .findWriteBack()
                .map(it -> String.join(" ", new TreeSet<>(it.purposes())))
                .orElse("");
        return new WriteBackQuery(dataSource)
                .listSent().stream()
                        .filter(it -> isOf(it.toldOf(), customer))
                        .map(it -> new Recipient(
                                it.sentAt() == null ? Instant.EPOCH : it.sentAt(),
                                "write-back",
                                it.file().system(),
                                it.file().system(),
                                purposes))
                        .toList();
    }

    /** Lists of telephone numbers with one of the customer's, also those of which only a part may have arrived. */
    private List<Recipient> washes(int customer) {
        List<Recipient> found = new ArrayList<>();
        jdbc.sql("select id, register, coalesce(sent_at, listed_at) from wash"
                        + " where sent_at is not null or state = 'SENDING' or files_sent > 0 order by listed_at, id")
                .query(row -> {
                    if (isOf(row.getString(1), customer)) {
                        String register = row.getString(2);
                        found.add(new Recipient(
                                row.getTimestamp(3).toInstant(),
                                "wash",
                                register,
                                title(register),
                                purposes(register, "marketing")));
                    }
                });
        return found;
    }

    private boolean isOf(String sent, int customer) {
        return new RunListStore(dataSource).read(sent, RunListStore.TOLD_OF, "").contains(customer);
    }

    private String purposes(String register, String otherwise) {
        var job = jobs.jobs().get(register);
        return job == null ? otherwise : String.join(" ", job.passport().purposes());
    }

    private List<Recipient> queries(int customer) {
        return jdbc.sql("select s.register, q.asked_at, q.purpose from query_log q join query_session s"
                        + " on s.id = q.session_id where q.customer_id = ? order by q.asked_at")
                .param(customer)
                .query((row, number) -> new Recipient(
                        row.getTimestamp(2).toInstant(),
                        "credit-query",
                        row.getString(1),
                        title(row.getString(1)),
                        row.getString(3).toLowerCase(Locale.ROOT).replace('_', '-')))
                .list();
    }

    /** Registers that were asked, by identity code, for changes of everybody who has one. */
    private List<Recipient> askings(int customer) {
        List<Recipient> found = new ArrayList<>();
        AuditLog audit = new AuditLog(dataSource);
        boolean coded = jdbc.sql("select count(*) from customer_hetu where customer_id = ?")
                        .param(customer)
                        .query(Integer.class)
                        .single()
                > 0;
        audit.changesOf(customer).stream()
                .map(AuditLog.Change::at)
                .min(Comparator.naturalOrder())
                .filter(it -> coded)
                .ifPresent(known -> audit.read(
                        known,
                        Instant.parse("9999-01-01T00:00:00Z"),
                        List.of("journal-asked"),
                        it -> found.add(asking(it))));
        return found;
    }

    private Recipient asking(Logged asked) {
        String register = JsonMapper.shared()
                .readTree(asked.entry().body())
                .path("register")
                .asString("");
        return new Recipient(
                asked.at(),
                "register-asked",
                register,
                title(register),
                asked.entry().purpose());
    }

    private String title(String register) {
        var job = jobs.jobs().get(register);
        return job == null ? register : job.title();
    }
}
