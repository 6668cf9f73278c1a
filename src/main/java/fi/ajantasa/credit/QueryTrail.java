package fi.ajantasa.credit;

import fi.ajantasa.audit.AuditEntry;
import fi.ajantasa.audit.AuditLog;
import fi.ajantasa.customer.SealStore;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the trail of a round: each query before it is sent and when it was answered, with its log row in one transaction.
 * The trail outlives the answers, so it holds nothing of what the register knows.
 */
final class QueryTrail {
    static final String ASKED = "query";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Asking.Site site;
    private final AskOrder order;
    private final QuerySession session;
    private final String endUser;
    private final QueryLogStore log;
    private final AuditLog audit;
    private final SealStore seals;

    QueryTrail(Asking.Site site, AskOrder order, QuerySession session, String endUser) {
        this.site = site;
        this.order = order;
        this.session = session;
        this.endUser = endUser;
        this.log = new QueryLogStore(site.dataSource());
        this.audit = new AuditLog(site.dataSource());
        this.seals = new SealStore(site.dataSource(), site.keys());
    }

    /** Committed before the query is sent. */
    void asked(CreditQuery query, boolean perhapsAsked) {
        site.transaction().executeWithoutResult(status -> {
            change(query, now -> log.ask(session, query, endUser, perhapsAsked, now));
            append(
                    ASKED,
                    query.customer(),
                    query.purpose().name(),
                    words("request", query.request(), "end-user", endUser));
            site.fence().run();
        });
    }

    /** Committed before the query is sent once more; it stays one query. */
    void askedAgain(CreditQuery query) {
        site.transaction().executeWithoutResult(status -> {
            change(query, now -> log.askAgain(session, query));
            site.fence().run();
        });
    }

    void completed(CreditQuery query, Completion completion) {
        site.transaction().executeWithoutResult(status -> {
            change(query, now -> log.complete(session, query, completion, now));
            Map<String, String> body = words(
                    "request", query.request(), "outcome", completion.state().word());
            body.put("code", completion.code());
            body.put("hash", String.valueOf(completion.hash()));
            body.put("delete-on", String.valueOf(completion.deleteOn()));
            append("query-answer", query.customer(), query.purpose().name(), body);
            site.fence().run();
        });
    }

    /** That the customer system wants somebody asked without a purpose that is allowed: a security event (F103). */
    void denied(int customer, String purpose) {
        append("query-denied", customer, purpose, words("session", session.id(), "end-user", endUser));
    }

    private void change(CreditQuery query, Consumer<Instant> change) {
        Instant now = site.clock().instant();
        seals.change(QueryLogStore.row(session, query), now, () -> change.accept(now));
    }

    private static Map<String, String> words(String key, String value, String other, String second) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put(key, value);
        words.put(other, second);
        return words;
    }

    private void append(String kind, int customer, String purpose, Map<String, String> body) {
        String json = JSON.writeValueAsString(body);
        audit.append(
                List.of(new AuditEntry(kind, session.id(), customer, order.by(), purpose, order.jobHash(), 0, json)),
                site.clock().instant());
    }
}
