package fi.ajantasa.report;

import fi.ajantasa.audit.AuditEntry;
import fi.ajantasa.audit.AuditLog;
import fi.ajantasa.audit.Reader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tells from the audit log who read values of whom, when and for which purpose, and what left the house. */
public final class ConsultationQuery {
    private static final List<String> READS = List.of(Reader.READ, Reader.REFUSED);
    private static final List<String> LEAVING = List.of("export", "query", "wash-listed", "write-back-sent");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final Map<Integer, String> numbers = new HashMap<>();

    public ConsultationQuery(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.audit = new AuditLog(dataSource);
    }

    /**
     * Who read of the customer, in order; nothing when there is no such customer.
     *
     * @param named whether employees are told by name, which only the data protection officer may know
     */
    public Optional<List<Consultation>> find(String number, boolean named) {
        return jdbc.sql("select id from customer where number = ?")
                .param(number)
                .query(Integer.class)
                .optional()
                .map(id -> {
                    List<Consultation> all = new ArrayList<>();
                    audit.readOf(id, READS, it -> all.add(consultation(it)));
                    return named
                            ? all
                            : all.stream().map(Consultation::withoutName).toList();
                });
    }

    /** Shows who read of whom from a moment to before another, in order. */
    public void read(Instant from, Instant to, Consumer<Consultation> reader) {
        audit.read(from, to, READS, it -> reader.accept(consultation(it)));
    }

    /** What left the house from a moment to before another, in order. */
    public List<Disclosure> listDisclosures(Instant from, Instant to) {
        List<Disclosure> all = new ArrayList<>();
        audit.read(from, to, LEAVING, it -> {
            AuditEntry entry = it.entry();
            all.add(new Disclosure(
                    Moment.of(it.at()),
                    entry.kind(),
                    number(entry.customer()),
                    entry.actor(),
                    entry.purpose(),
                    JSON.readTree(entry.body())));
        });
        return all;
    }

    private Consultation consultation(AuditLog.Logged logged) {
        AuditEntry entry = logged.entry();
        JsonNode body = JSON.readTree(entry.body());
        return new Consultation(
                Moment.of(logged.at()),
                number(entry.customer()),
                entry.actor(),
                text(body, "roles"),
                text(body, "command"),
                entry.purpose(),
                entry.kind().equals(Reader.READ),
                Arrays.stream(text(body, "attributes").split(" "))
                        .filter(it -> !it.isEmpty())
                        .toList());
    }

    private static String text(JsonNode body, String key) {
        return body.path(key).asString("");
    }

    private String number(int customer) {
        return customer == 0
                ? ""
                : numbers.computeIfAbsent(customer, id -> jdbc.sql("select number from customer where id = ?")
                        .param(id)
                        .query(String.class)
                        .optional()
                        .orElse("id " + id));
    }
}
