package fi.ajantasa.privacy;

import fi.ajantasa.audit.AuditLog;
import fi.ajantasa.audit.Origin;
import fi.ajantasa.audit.Reader;
import fi.ajantasa.job.JobDefinition;
import fi.ajantasa.job.Jobs;
import fi.ajantasa.link.Likeness;
import fi.ajantasa.link.LikenessStore;
import fi.ajantasa.privacy.SubjectReport.Consultation;
import fi.ajantasa.privacy.SubjectReport.Source;
import fi.ajantasa.privacy.SubjectReport.Tie;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads where values of a customer are from, who looked at them, and by what records are tied to the customer. */
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

    /** The name of a municipality with its code; the code alone where no list has it. */
    String municipality(String code, String language) {
        return jdbc.sql("select " + (language.equals("sv") ? "name_sv" : "name_fi")
                        + " from municipality where code = ?")
                .param(code)
                .query(String.class)
                .optional()
                .map(it -> it + " (" + code + ")")
                .orElse(code);
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
