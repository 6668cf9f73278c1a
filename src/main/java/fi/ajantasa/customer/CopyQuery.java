package fi.ajantasa.customer;

import fi.ajantasa.person.Hetu;
import fi.ajantasa.person.Identifier;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/** Compares what customers hold with the narrow copies of it by which registers' records find them. */
public final class CopyQuery {
    private static final String CODES = "customer_hetu";
    private static final String FORMER = "former_hetu";
    private static final String NUMBERS = "customer_number";
    private static final String IDENTIFIERS = "customer_identifier";
    private static final String OWNERS = "customer_code";

    private static final HexFormat HEX = HexFormat.of();
    private static final Set<String> COPIED = attributes();

    private final JdbcTemplate jdbc;
    private final KeyVault keys;
    private final Set<Row> expected = new HashSet<>();

    public CopyQuery(DataSource dataSource, KeyVault keys) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.keys = keys;
    }

    private static Set<String> attributes() {
        Set<String> attributes = new HashSet<>(NumberStore.PHONES);
        attributes.add(CodeStore.CODE);
        attributes.add(CodeStore.FORMER);
        Stream.of(Identifier.values()).map(Identifier::attribute).forEach(attributes::add);
        return attributes;
    }

    /** A row of a copy; the text is what it says. */
    private record Row(String table, int customer, String text) {
        /** Shows no value: values of people are not for logs. */
        @Override
        public String toString() {
            return table + " of customer " + customer;
        }
    }

    /** Takes what a customer holds. */
    public void held(int id, byte[] held) {
        SortedMap<String, Held> values = HeldJson.parse(held, COPIED::contains);
        Held code = values.get(CodeStore.CODE);
        if (code != null) {
            expected.add(new Row(CODES, id, code.value() + " " + blind(clear(code.value(), id))));
        }
        Held former = values.get(CodeStore.FORMER);
        if (former != null) {
            for (String one : clear(former.value(), id).split("\\|", -1)) {
                expected.add(new Row(FORMER, id, blind(one) + " " + one));
            }
        }
        for (String phone : NumberStore.PHONES) {
            Held number = values.get(phone);
            if (number != null) {
                expected.add(new Row(NUMBERS, id, number.value()));
            }
        }
        for (Identifier identifier : Identifier.values()) {
            Held numbers = values.get(identifier.attribute());
            IdentifierStore.entries(identifier, numbers == null ? null : numbers.value())
                    .forEach(it -> expected.add(new Row(
                            IDENTIFIERS, id, text(identifier.number(), it.number(), it.firstDay(), it.lastDay()))));
        }
    }

    /** Empty when it cannot be read, which no code is. */
    private String clear(String encrypted, int customer) {
        try {
            return keys.decrypt(encrypted, customer);
        } catch (KeysUnavailable | IllegalArgumentException unreadable) {
            return "";
        }
    }

    private String blind(String code) {
        return code.isEmpty() ? "" : HEX.formatHex(keys.blindIndex(new Hetu(code)));
    }

    private static String text(int kind, long number, int first, int last) {
        return kind + " " + number + " " + first + " " + last;
    }

    /**
     * Compares the customers that were taken, all from the first to the last, and forgets them.
     *
     * @return which copies of which customers differ
     */
    public List<String> differing(int first, int last) {
        Set<Row> differing = new HashSet<>();
        read(
                "select customer_id, cipher, blind from customer_hetu",
                first,
                last,
                row -> see(
                        differing,
                        new Row(CODES, row.getInt(1), base64(row.getBytes(2)) + " " + HEX.formatHex(row.getBytes(3)))));
        read(
                "select customer_id, cipher, blind from former_hetu",
                first,
                last,
                row -> see(
                        differing,
                        new Row(
                                FORMER,
                                row.getInt(1),
                                HEX.formatHex(row.getBytes(3)) + " " + clear(base64(row.getBytes(2)), row.getInt(1)))));
        read(
                "select customer_id, number from customer_number",
                first,
                last,
                row -> see(differing, new Row(NUMBERS, row.getInt(1), row.getString(2))));
        read(
                "select customer_id, kind, number, first_day, last_day from customer_identifier",
                first,
                last,
                row -> see(
                        differing,
                        new Row(
                                IDENTIFIERS,
                                row.getInt(1),
                                text(row.getInt(2), row.getLong(3), row.getInt(4), row.getInt(5)))));
        differing.addAll(expected);
        expected.clear();
        return faults(differing);
    }

    private void see(Set<Row> differing, Row row) {
        if (!expected.remove(row)) {
            differing.add(row);
        }
    }

    private void read(String select, int first, int last, RowCallbackHandler reader) {
        jdbc.query(select + " where customer_id between ? and ?", reader, first, last);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** The customers of whom a code is that others have, or who have one that is of somebody else or of nobody. */
    public List<String> differingOwners() {
        Set<Row> differing = new HashSet<>();
        RowCallbackHandler note = row -> differing.add(new Row(OWNERS, row.getInt(1), ""));
        jdbc.query(
                "select c.customer_id from customer_code c left join customer_hetu h on h.customer_id = c.customer_id"
                        + " and h.blind = c.blind where h.customer_id is null",
                note);
        jdbc.query(
                "select h.customer_id from customer_hetu h left join customer_code c on c.blind = h.blind"
                        + " and c.customer_id = h.customer_id where c.customer_id is null",
                note);
        return faults(differing);
    }

    private static List<String> faults(Set<Row> differing) {
        return differing.stream()
                .sorted(Comparator.comparingInt(Row::customer).thenComparing(Row::table))
                .map(it -> it + " is not what the customer holds")
                .distinct()
                .toList();
    }
}
