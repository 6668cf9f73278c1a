package fi.ajantasa.link;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.audit.AuditEntry;
import fi.ajantasa.audit.Origin;
import fi.ajantasa.customer.CustomerChange;
import fi.ajantasa.customer.CustomerStore;
import fi.ajantasa.customer.Held;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.customer.NumberIndex;
import fi.ajantasa.person.BusinessId;
import fi.ajantasa.person.Identifier;
import fi.ajantasa.testing.Databases;
import fi.ajantasa.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Companies are found by their business id, people by likeness, and neither by the other's way. */
@ParameterizedClass
@EnumSource
class PersonStoreDbTest {
    private static final Instant NOW = Instant.parse("2026-11-22T01:30:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Origin ORIGIN = new Origin(1, 1);
    private static final String ONE = "9000001-1";
    private static final String TWO = "9000003-8";

    @Parameter
    Databases databases;

    @TempDir
    Path folder;

    private TestDatabase database;
    private KeyVault vault;
    private CustomerStore customers;

    @BeforeEach
    void open() {
        database = databases.open();
        vault = KeyVault.open(folder.resolve("keyset.json"), false);
        customers = new CustomerStore(database.dataSource(), vault);
        customers.create(List.of("C-1", "C-2", "C-3"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void takesNoCompanyForAPersonWhateverNameIsNotedForIt() {
        hold(1, 0, "customer-kind", "company", "family-name", "Suhonen", "given-names", "Tapani");
        hold(2, 0, "customer-kind", "person", "family-name", "Suhonen", "given-names", "Tapani");
        assertThat(people()).isEqualTo(1);
    }

    @Test
    void takesASoleTraderForAPerson() {
        hold(1, 0, "customer-kind", "company", "family-name", "Suhonen", "birth-date", "1961-12-06");
        assertThat(people()).isEqualTo(1);
    }

    @Test
    void findsEveryCustomerThatIsTheCompanyAfterItsIdChangedToo() {
        hold(1, 0, "business-id", ONE);
        hold(2, 0, "business-id", ONE);
        hold(3, 0, "business-id", TWO);
        assertThat(found(ONE)).containsExactly(1, 2);
        assertThat(found(TWO)).containsExactly(3);
        hold(2, 1, "business-id", TWO);
        hold(3, 1, "business-id", null);
        assertThat(found(ONE)).containsExactly(1);
        assertThat(found(TWO)).containsExactly(2);
    }

    private int people() {
        return new PersonStore(database.dataSource(), vault)
                .load(3, "phone-east", customers -> new TreeMap<>())
                .people()
                .size();
    }

    private int[] found(String id) {
        return NumberIndex.load(database.dataSource(), Identifier.BUSINESS_ID, 3)
                .find(new BusinessId(id).packed());
    }

    private void hold(int customer, int version, @Nullable String... values) {
        Map<String, @Nullable Held> changes = new HashMap<>();
        for (int i = 0; i < values.length; i += 2) {
            String value = values[i + 1];
            changes.put(values[i], value == null ? null : new Held(value, ORIGIN, "source-rank", null, null));
        }
        AuditEntry entry = new AuditEntry("change", "R-1", customer, "customers", "customer-care", "hash", 1, "{}");
        customers.apply(
                List.of(new CustomerChange(customer, version, changes, List.of(), List.of(), entry)), TODAY, NOW);
    }
}
