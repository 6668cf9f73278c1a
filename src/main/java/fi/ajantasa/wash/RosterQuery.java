package fi.ajantasa.wash;

import fi.ajantasa.job.MarketingRule;
import fi.ajantasa.person.Channel;
import fi.ajantasa.person.PhoneNumber;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads which numbers our customers hold, and which of them are worth asking about: where nobody who holds it may be called
 * anyway, for another reason than the register's own, it is not sent.
 */
final class RosterQuery {
    private static final String PROTECTION_ORDER = "protection-order";

    private final JdbcClient jdbc;
    private final List<MarketingRule> rules;
    private final Map<Integer, Integer> barred = new HashMap<>();
    private final RoaringBitmap hidden = new RoaringBitmap();

    RosterQuery(DataSource dataSource, List<MarketingRule> rules) {
        this.jdbc = JdbcClient.create(dataSource);
        this.rules = rules;
    }

    /**
     * All numbers; those that are sent are marked.
     *
     * @param channels for which the register's word is needed
     * @param own the attributes that the register speaks of
     */
    NumberList read(Set<Channel> channels, Set<String> own) {
        readRestrictions(reasons(own), reasons(Set.of(PROTECTION_ORDER)));
        readObjections();
        int mask = Channel.mask(channels);
        TreeMap<Long, Boolean> numbers = new TreeMap<>();
        Set<Long> ofHidden = new HashSet<>();
        jdbc.sql("select number, customer_id from customer_number").query(row -> {
            String number = row.getString(1);
            int customer = row.getInt(2);
            if (PhoneNumber.find(number).filter(it -> it.e164().equals(number)).isPresent()) {
                long digits = Long.parseLong(number, 1, number.length(), 10);
                boolean mayBeCalled = (barred.getOrDefault(customer, 0) & mask) != mask;
                numbers.merge(digits, mayBeCalled, Boolean::logicalOr);
                if (hidden.contains(customer)) {
                    ofHidden.add(digits);
                }
            }
        });
        ofHidden.forEach(it -> numbers.put(it, false));
        return NumberList.of(numbers);
    }

    /** The customers with a number that is sent. */
    RoaringBitmap holders(NumberList list) {
        RoaringBitmap holders = new RoaringBitmap();
        jdbc.sql("select number, customer_id from customer_number").query(row -> {
            if (list.placeOf(row.getString(1)) >= 0) {
                holders.add(row.getInt(2));
            }
        });
        return holders;
    }

    private Set<String> reasons(Set<String> attributes) {
        return rules.stream()
                .filter(it -> attributes.contains(it.whenAttribute()))
                .map(MarketingRule::reason)
                .collect(Collectors.toSet());
    }

    private void readRestrictions(Set<String> own, Set<String> hiding) {
        jdbc.sql("select customer_id, reason, channels from restriction").query(row -> {
            String reason = row.getString(2);
            if (!own.contains(reason)) {
                barred.merge(row.getInt(1), row.getInt(3), (one, other) -> one | other);
            }
            if (hiding.contains(reason)) {
                hidden.add(row.getInt(1));
            }
        });
    }

    /** What people said to us themselves; the last word on a channel holds. */
    private void readObjections() {
        Map<Integer, Integer> standing = new HashMap<>();
        jdbc.sql("select customer_id, channels, withdrawn from objection order by id")
                .query(row -> {
                    int channels = row.getInt(2);
                    int before = standing.getOrDefault(row.getInt(1), 0);
                    standing.put(row.getInt(1), row.getBoolean(3) ? before & ~channels : before | channels);
                });
        standing.forEach((customer, channels) -> barred.merge(customer, channels, (one, other) -> one | other));
    }
}
