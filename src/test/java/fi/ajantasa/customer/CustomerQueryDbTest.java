package fi.ajantasa.customer;

import static fi.ajantasa.customer.Makers.NOW;
import static fi.ajantasa.customer.Makers.ORIGIN;
import static fi.ajantasa.customer.Makers.TODAY;
import static fi.ajantasa.customer.Makers.change;
import static fi.ajantasa.customer.Makers.entry;
import static fi.ajantasa.customer.Makers.held;
import static fi.ajantasa.customer.Makers.hetu;
import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.person.AttributeCatalogue;
import fi.ajantasa.testing.Databases;
import fi.ajantasa.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class CustomerQueryDbTest {
    @Parameter
    Databases databases;

    @TempDir
    Path home;

    private TestDatabase database;
    private KeyVault vault;
    private CustomerStore store;
    private CustomerQuery query;

    @BeforeEach
    void open() {
        database = databases.open();
        vault = KeyVault.open(home.resolve("keyset.json"), false);
        store = new CustomerStore(database.dataSource(), vault);
        query = new CustomerQuery(database.dataSource(), vault, AttributeCatalogue.builtIn());
    }

    @AfterEach
    void close() {
        database.close();
    }

    /** The same bytes are expected of both databases. F75: no cell starts a formula. */
    @Test
    void exportsTheWholeStateSortedByNumberInTheSameBytesEverywhere() throws IOException {
        store.create(List.of("C-9", "c-1", "C-10", "Å-1", "C-11"));
        apply(change(
                1, 0, Map.of("hetu", code(1, 4), "family-name", held("Mäki; \"M\""), "mobile-phone", held("+35840"))));
        apply(change(
                2, 0, Map.of("family-name", held("=1+1"), "given-names", held("-"), "no-longer-declared", held("7"))));
        store.apply(
                List.of(new CustomerChange(
                        3,
                        0,
                        Map.of("permanent-address", held("Kivirinne\t\t11"), "language", held("sv")),
                        List.of(
                                new RestrictionChange("objection", 5, true, ORIGIN),
                                new RestrictionChange("deceased", 15, true, ORIGIN)),
                        List.of(),
                        entry("R-1", 3))),
                TODAY,
                NOW);
        apply(change(4, 0, "language", "fi"));
        assertThat(export().lines().skip(1).map(line -> line.replaceAll(";;+", ";…;")))
                .containsExactly(
                        "C-10;…;sv;…;Kivirinne||11;…;deceased:phone+post+email+sms|objection:phone+email",
                        "C-9;010100-****;…;\"Mäki; \"\"M\"\"\";…;'+35840;…;",
                        "c-1;…;'=1+1;'-;…;no-longer-declared=7;",
                        "Å-1;…;fi;…;");
        assertThat(export()).startsWith("customer-number;hetu;former-hetus;").isEqualTo(export());
    }

    @Test
    void leavesOutWhatAProtectionOrderHides() throws IOException {
        store.create(List.of("C-1"));
        apply(change(
                1,
                0,
                Map.of(
                        "permanent-address",
                        held("Kivirinne"),
                        "municipality",
                        held("091"),
                        "contact-address",
                        held("PL 1"),
                        "protection-order",
                        held("1"))));
        assertThat(export()).doesNotContain("Kivirinne", "091").contains("PL 1");
    }

    @Test
    void findsACustomerByNumber() {
        store.create(List.of("C-1"));
        apply(change(1, 0, "language", "fi"));
        assertThat(query.findByNumber("C-1")).map(Customer::version).contains(1);
        assertThat(query.findByNumber("C-2")).isEqualTo(Optional.empty());
    }

    /** The raw bytes of the database hold no code in clear. */
    @Test
    void keepsNoCodeInClear() throws IOException {
        store.create(List.of("C-1"));
        apply(change(
                1,
                0,
                Map.of(
                        "hetu",
                        code(1, 4),
                        "former-hetus",
                        held(vault.encrypt(hetu(5).code(), 1)),
                        "family-name",
                        held("Kanarialintu"))));
        byte[] raw = raw();
        assertThat(new String(raw, StandardCharsets.ISO_8859_1))
                .contains("Kanarialintu")
                .doesNotContain(hetu(4).code(), hetu(5).code());
        assertThat(new String(raw, StandardCharsets.UTF_16LE)).doesNotContain(hetu(4).code());
    }

    /** The H2 file, or every value of every table of PostgreSQL. */
    private byte[] raw() throws IOException {
        if (database.isFile()) {
            database.closeConnections();
            return Files.readAllBytes(database.folder().resolve("ajantasa.mv.db"));
        }
        ByteArrayOutputStream dump = new ByteArrayOutputStream();
        for (String table : database.jdbc()
                .sql("select tablename from pg_tables where schemaname = 'public'")
                .query(String.class)
                .list()) {
            database.jdbc().sql("select * from " + table).query().listOfRows().stream()
                    .flatMap(row -> row.values().stream())
                    .map(value -> value instanceof byte[] bytes
                            ? bytes
                            : String.valueOf(value).getBytes(StandardCharsets.UTF_8))
                    .forEach(dump::writeBytes);
        }
        return dump.toByteArray();
    }

    private Held code(int customer, int number) {
        return held(vault.encrypt(hetu(number), customer));
    }

    private void apply(CustomerChange change) {
        store.apply(List.of(change), TODAY, NOW);
    }

    private String export() throws IOException {
        StringBuilder text = new StringBuilder();
        query.export(text, it -> true, page -> {});
        return text.toString();
    }
}
