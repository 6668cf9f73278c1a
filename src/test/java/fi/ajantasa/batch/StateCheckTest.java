package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.testing.Databases;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that somebody altered behind the product's back are named by customer and attribute, never by value (F157). */
class StateCheckTest {
    @TempDir
    private static Path folder;

    private static TestHome home;
    private static int customer;

    @BeforeAll
    static void prepare() {
        home = PreparedHome.on(Databases.H2).copyTo(folder);
        customer = home.sql(Integer.class, "select min(customer_id) from restriction");
    }

    /** Alters, looks and puts back. */
    private List<String> altered(String statement, Object value, String restore, Object before) {
        home.meddle(statement, value);
        List<String> faults = faults();
        home.meddle(restore, before);
        return faults;
    }

    private static List<String> faults() {
        Terminal shown = Terminal.run(home, "audit", "fsck");
        boolean good = shown.code() == ExitCode.OK.number();
        assertThat(good || shown.code() == ExitCode.AUDIT_FAIL.number())
                .as(shown.text())
                .isTrue();
        return shown.text()
                .lines()
                .filter(it -> it.startsWith("  "))
                .map(String::strip)
                .toList();
    }

    private byte[] held() {
        return home.sql(byte[].class, "select held from customer where id = " + customer);
    }

    @Test
    void nothingIsNamedWhereNothingWasAltered() {
        assertThat(faults()).isEmpty();
        Terminal verified = Terminal.run(home, "audit", "verify");
        assertThat(verified.code()).as(verified.text()).isZero();
    }

    @Test
    void namesTheAttributeOfAnAlteredValueWithoutTheValue() {
        byte[] before = held();
        String text = new String(before, StandardCharsets.UTF_8);
        String surname = text.replaceAll("(?s).*\"family-name\":\\[?\"([^\"]+)\".*", "$1");
        byte[] after = text.replace("\"" + surname + "\"", "\"Vaihdettu\"").getBytes(StandardCharsets.UTF_8);
        String sql = "update customer set held = ? where id = " + customer;
        List<String> faults = altered(sql, after, sql, before);
        assertThat(faults).containsExactly("customer " + customer + " was altered: family-name");
        assertThat(faults.toString()).doesNotContain("Vaihdettu").doesNotContain(surname);
    }

    @Test
    void namesAnAlteredNumberOrVersionOfACustomer() {
        String sql = "update customer set version = version + ? where id = " + customer;
        assertThat(altered(sql, 1, sql, -1))
                .singleElement()
                .asString()
                .startsWith("customer " + customer + " was altered: its number");
    }

    @Test
    void namesACustomerThatIsMissingOrWasAdded() {
        String sql = "update customer set id = ? where id = ";
        assertThat(altered(sql + customer, 9999, sql + 9999, customer))
                .contains(
                        "customer " + customer + " is missing",
                        "customer 9999 was written without an entry in the log");
    }

    @Test
    void namesARestrictionThatWasRemovedAddedOrAltered() {
        String reason = home.sql(String.class, "select min(reason) from restriction where customer_id = " + customer);
        String where = " where customer_id = " + customer + " and reason = ";
        String name = "update restriction set reason = ?" + where;
        assertThat(altered(name + "'" + reason + "'", "made-up", name + "'made-up'", reason))
                .containsExactly(
                        "the restriction made-up of customer " + customer + " was added without an entry in the log",
                        "the restriction " + reason + " of customer " + customer + " is missing");
        String channels = "update restriction set channels = channels + ?" + where + "'" + reason + "'";
        assertThat(altered(channels, 64, channels, -64))
                .containsExactly("the restriction " + reason + " of customer " + customer + " was altered");
        String since = "update restriction set since = dateadd(day, ?, since)" + where + "'" + reason + "'";
        assertThat(altered(since, 1, since, -1))
                .singleElement()
                .asString()
                .startsWith("a day of a restriction of customer " + customer + " was altered");
    }

    @Test
    void namesAFactThatWasAlteredRemovedOrAdded() {
        int row = home.sql(
                Integer.class, "select min(row_number) from fact where extract_id = 1 and customer_id = " + customer);
        String fact = "the fact of customer " + customer + " from delivery 1, record ";
        String where = " where extract_id = 1 and customer_id = " + customer + " and row_number = ";
        byte[] claims = home.sql(byte[].class, "select claims from fact" + where + row);
        String text = "update fact set claims = ?" + where + row;
        assertThat(altered(text, "{\"c\":[]}".getBytes(StandardCharsets.UTF_8), text, claims))
                .contains(fact + row + " was altered");
        String move = "update fact set row_number = ?" + where;
        assertThat(altered(move + row, 77_777, move + 77_777, row))
                .contains(fact + row + " is missing", fact + 77_777 + " was added without an entry in the log");
    }
}
