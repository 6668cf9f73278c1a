package fi.ajantasa.decide;

import fi.ajantasa.audit.BulkStore;
import fi.ajantasa.audit.Origin;
import fi.ajantasa.audit.Rows;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.normalise.Claim;
import fi.ajantasa.person.Attribute;
import fi.ajantasa.person.AttributeCatalogue;
import fi.ajantasa.person.Collected;
import fi.ajantasa.person.ValueKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Of which customer each payment was told, by a keyed hash of its archive id; only ever added to, with the facts. */
public final class PaymentStore {
    /** H2 takes at most 65,536 elements in an array parameter. */
    private static final int AT_ONCE = 10_000;

    private final JdbcTemplate jdbc;
    private final BulkStore bulk;
    private final KeyVault vault;
    private final Set<String> attributes;

    public PaymentStore(DataSource dataSource, KeyVault vault, AttributeCatalogue catalogue) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.bulk = new BulkStore(dataSource);
        this.vault = vault;
        this.attributes = catalogue.list().stream()
                .filter(it -> it.kind() == ValueKind.PAYMENT)
                .map(Attribute::name)
                .collect(Collectors.toSet());
    }

    /**
     * A payment that a record tells of a customer.
     *
     * @param id a keyed hash of its archive id, by which the bank and we speak of one payment
     */
    public record Payment(long id, int customer, Origin origin) {}

    /** Whether one of these attributes tells payments. */
    public boolean areAmong(Collection<String> names) {
        return names.stream().anyMatch(attributes::contains);
    }

    /** The payments that a record tells of the customer by these claims. */
    public List<Payment> list(int customer, Origin origin, List<Claim> claims) {
        List<Payment> payments = new ArrayList<>(1);
        for (Claim claim : claims) {
            String value = attributes.contains(claim.attribute()) ? claim.value() : null;
            for (String entry : Collected.entries(value == null ? "" : value)) {
                byte[] archiveId = Collected.key(entry).getBytes(StandardCharsets.UTF_8);
                payments.add(new Payment(vault.recordKey("payment", archiveId), customer, origin));
            }
        }
        return payments;
    }

    /** Adds the payments of these facts in the caller's transaction. */
    public void insert(Map<Integer, List<Fact>> facts) {
        List<Payment> payments = new ArrayList<>();
        facts.forEach((customer, told) -> told.stream()
                .filter(Fact::speaks)
                .forEach(it -> payments.addAll(list(customer, it.origin(), it.claims()))));
        payments.sort(Comparator.comparing(Payment::id));
        Rows rows = Rows.of("id", "customer_id", "extract_id", "row_number");
        payments.forEach(it -> rows.add(
                it.id(), it.customer(), it.origin().extract(), it.origin().row()));
        bulk.insert("payment", rows);
    }

    /** Those of these payments that another record, whose fact still counts, has told of another customer. */
    public Set<Payment> listOthers(List<Payment> payments) {
        Set<Payment> others = new HashSet<>();
        for (int from = 0; from < payments.size(); from += AT_ONCE) {
            List<Payment> some = payments.subList(from, Math.min(payments.size(), from + AT_ONCE));
            Map<Long, List<Payment>> booked = new HashMap<>();
            find(some).forEach(it -> booked.computeIfAbsent(it.id(), any -> new ArrayList<>())
                    .add(it));
            some.stream()
                    .filter(it -> booked.getOrDefault(it.id(), List.of()).stream()
                            .anyMatch(other -> other.customer() != it.customer()
                                    && !other.origin().equals(it.origin())))
                    .forEach(others::add);
        }
        return others;
    }

    /** Those whose facts count: not of a refused delivery, nor what was given up, withdrawn or rolled back. */
    private List<Payment> find(List<Payment> payments) {
        Long[] ids = payments.stream().map(Payment::id).distinct().sorted().toArray(Long[]::new);
        return jdbc.query(
                "select p.id, p.customer_id, p.extract_id, p.row_number from unnest(cast(? as bigint array)) n(id)"
                        + " join payment p on p.id = n.id join extract e on e.id = p.extract_id"
                        + " join fact f on f.customer_id = p.customer_id and f.extract_id = p.extract_id"
                        + " and f.row_number = p.row_number where e.state <> 'REFUSED'"
                        + " and not exists (select 1 from withdrawn_fact w where w.customer_id = p.customer_id"
                        + " and w.extract_id = p.extract_id and w.row_number = p.row_number)",
                (row, number) -> new Payment(row.getLong(1), row.getInt(2), new Origin(row.getInt(3), row.getInt(4))),
                (Object) ids);
    }
}
