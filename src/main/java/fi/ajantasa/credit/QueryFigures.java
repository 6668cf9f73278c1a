package fi.ajantasa.credit;

import fi.ajantasa.person.CreditPurpose;
import fi.ajantasa.report.ListName;
import fi.ajantasa.report.RunListStore;
import fi.ajantasa.report.RunLists;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.roaringbitmap.RoaringBitmap;

/** The lists behind the figures of a round, by purpose: who was wanted, who was asked, and what came of it (E10). */
public final class QueryFigures {
    private final RunLists begun;
    private final List<QueryLogStore.Logged> logged;

    private QueryFigures(RunLists begun, List<QueryLogStore.Logged> logged) {
        this.begun = begun;
        this.logged = logged;
    }

    static QueryFigures of(QuerySession session, DataSource dataSource) {
        return new QueryFigures(
                new RunListStore(dataSource).readAll(session.id()), new QueryLogStore(dataSource).list(session));
    }

    /** Keeps the lists of the round whose answers this delivery of a register is, with the run that takes it. */
    public static void keep(String run, String register, long sequence, DataSource dataSource) {
        new QueryLogStore(dataSource).findSession(register, sequence).ifPresent(session -> of(session, dataSource)
                .lists()
                .forEach((name, byPurpose) -> byPurpose.forEach(
                        (purpose, customers) -> new RunListStore(dataSource).put(run, name, purpose, customers))));
    }

    int sent() {
        return logged.size();
    }

    /** Customers who may be asked in this round. */
    RoaringBitmap permitted() {
        RoaringBitmap permitted = begun.union(ListName.REQUESTED);
        permitted.andNot(begun.union(ListName.NO_PURPOSE));
        permitted.andNot(begun.union(ListName.NO_IDENTITY_CODE));
        return permitted;
    }

    /** Whether the customer may be asked in this round for this purpose; another one waits for the next round. */
    boolean isPermitted(int customer, CreditPurpose purpose) {
        return begun.list(ListName.REQUESTED, purpose.word()).contains(customer)
                && permitted().contains(customer);
    }

    private Map<ListName, Map<String, RoaringBitmap>> lists() {
        Map<ListName, Map<String, RoaringBitmap>> lists = new TreeMap<>();
        for (String purpose : begun.attributes(List.of(ListName.REQUESTED))) {
            RoaringBitmap requested = begun.list(ListName.REQUESTED, purpose);
            RoaringBitmap refused = begun.list(ListName.NO_PURPOSE, purpose);
            RoaringBitmap withoutCode = begun.list(ListName.NO_IDENTITY_CODE, purpose);
            RoaringBitmap permitted = RoaringBitmap.andNot(requested, refused);
            permitted.andNot(withoutCode);
            RoaringBitmap sent = sent(purpose);
            put(lists, ListName.REQUESTED, purpose, requested);
            put(lists, ListName.NO_PURPOSE, purpose, refused);
            put(lists, ListName.NO_IDENTITY_CODE, purpose, withoutCode);
            put(lists, ListName.PERMITTED, purpose, permitted);
            put(lists, ListName.SENT, purpose, sent);
            put(lists, ListName.NOT_SENT, purpose, RoaringBitmap.andNot(permitted, sent));
        }
        for (QueryLogStore.Logged query : logged) {
            String purpose = query.purpose().word();
            add(lists, outcome(query.state()), purpose, query.customer());
            if (query.state() != QueryState.MISSING) {
                add(lists, ListName.ANSWERED, purpose, query.customer());
            }
            if (query.perhapsTwice()) {
                add(lists, ListName.PERHAPS_ASKED_TWICE, purpose, query.customer());
            }
        }
        return lists;
    }

    private RoaringBitmap sent(String purpose) {
        RoaringBitmap sent = new RoaringBitmap();
        logged.stream().filter(it -> it.purpose().word().equals(purpose)).forEach(it -> sent.add(it.customer()));
        return sent;
    }

    private static ListName outcome(QueryState state) {
        return switch (state) {
            case RESULT -> ListName.RESULT;
            case NOT_IN_REGISTER -> ListName.NOT_IN_REGISTER;
            case RECORD_ERROR -> ListName.RECORD_ERROR;
            case UNKNOWN -> ListName.UNKNOWN;
            case ASKED, MISSING -> ListName.MISSING;
        };
    }

    private static void put(
            Map<ListName, Map<String, RoaringBitmap>> lists, ListName name, String purpose, RoaringBitmap customers) {
        lists.computeIfAbsent(name, it -> new TreeMap<>()).put(purpose, customers);
    }

    private static void add(
            Map<ListName, Map<String, RoaringBitmap>> lists, ListName name, String purpose, int customer) {
        lists.computeIfAbsent(name, it -> new TreeMap<>())
                .computeIfAbsent(purpose, it -> new RoaringBitmap())
                .add(customer);
    }
}
