package fi.ajantasa.batch;

import fi.ajantasa.customer.CustomerChange;
import fi.ajantasa.customer.Held;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.link.Codes;
import fi.ajantasa.person.Hetu;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** Finds who has the code that a customer was to get. */
final class CodeOwnerStore {
    private final JdbcTemplate jdbc;
    private final KeyVault keys;

    CodeOwnerStore(Workplace workplace) {
        this.jdbc = new JdbcTemplate(workplace.dataSource());
        this.keys = workplace.keys();
    }

    /** The customer who has the code that {@code changes} would give to this one, 0 when nobody has. */
    int owner(int customer, List<CustomerChange> changes) {
        return changes.stream()
                .filter(change -> change.customer() == customer)
                .mapToInt(this::owner)
                .findFirst()
                .orElse(0);
    }

    private int owner(CustomerChange change) {
        Held code = change.changes().get(Codes.CURRENT);
        if (code == null) {
            return 0;
        }
        Hetu hetu = new Hetu(keys.decrypt(code.value(), change.customer()));
        List<Integer> owners = jdbc.queryForList(
                "select customer_id from customer_code where blind = ?", Integer.class, (Object) keys.blindIndex(hetu));
        return owners.isEmpty() ? 0 : owners.get(0);
    }
}
