package fi.ajantasa.customer;

import fi.ajantasa.audit.Ids;
import fi.ajantasa.audit.Origin;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads customers by id and by number, set-based. */
final class CustomerReadStore {
    private final JdbcClient jdbc;

    CustomerReadStore(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    Map<String, Integer> ids(List<String> numbers) {
        Map<String, Integer> ids = new HashMap<>();
        jdbc.sql("select c.number, c.id from unnest(cast(? as varchar array)) n(number)"
                        + " join customer c on c.number = n.number")
                .param(numbers.toArray(String[]::new))
                .query(row -> {
                    ids.put(row.getString(1), row.getInt(2));
                });
        return ids;
    }

    List<Customer> customers(int[] wanted) {
        Ids ids = Ids.of(wanted);
        return jdbc
                .sql(ids.sql("select c.id, c.number, c.version, c.held", "customer c", "c.id", " order by c.id"))
                .params(ids.parameters())
                .query(CustomerReadStore::customer)
                .list()
                .stream()
                .filter(customer -> ids.contain(customer.id()))
                .toList();
    }

    Map<Integer, List<Restriction>> restrictions(int[] wanted) {
        Ids ids = Ids.of(wanted);
        Map<Integer, List<Restriction>> restrictions = new HashMap<>();
        jdbc
                .sql(ids.sql(
                        "select r.reason, r.customer_id, r.channels, r.extract_id, r.row_number, r.since, r.until_date",
                        "restriction r",
                        "r.customer_id",
                        " order by r.customer_id, r.reason"))
                .params(ids.parameters())
                .query(CustomerReadStore::restriction)
                .list()
                .stream()
                .filter(one -> ids.contain(one.customer()))
                .forEach(one -> restrictions
                        .computeIfAbsent(one.customer(), customer -> new ArrayList<>())
                        .add(one));
        return restrictions;
    }

    static Customer customer(ResultSet row, int number) throws SQLException {
        return new Customer(
                row.getInt("id"), row.getString("number"), row.getInt("version"), HeldJson.parse(row.getBytes("held")));
    }

    private static Restriction restriction(ResultSet row, int number) throws SQLException {
        Origin origin = new Origin(row.getInt("extract_id"), row.getInt("row_number"));
        LocalDate since = row.getObject("since", LocalDate.class);
        return new Restriction(
                row.getString("reason"),
                row.getInt("customer_id"),
                row.getInt("channels"),
                origin,
                since,
                row.getObject("until_date", LocalDate.class));
    }
}
