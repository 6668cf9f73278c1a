package fi.ajantasa.credit;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import fi.ajantasa.audit.Sha256;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.job.Query;
import fi.ajantasa.source.Failure;
import fi.ajantasa.source.HttpsClient;
import fi.ajantasa.source.HttpsRequest;
import fi.ajantasa.source.Outcome;
import fi.ajantasa.source.Reply;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The consumer service of the credit register: one signed request per query, read status first. */
final class Bureau implements AutoCloseable {
    /** Besides the first time; the service says that it is down. */
    private static final int RETRIES = 3;

    private static final int OK = 200;
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Set<Failure.Reason> NEVER_ARRIVED = Set.of(
            Failure.Reason.REFUSED,
            Failure.Reason.UNREACHABLE,
            Failure.Reason.UNTRUSTED,
            Failure.Reason.CERTIFICATE_ENDED,
            Failure.Reason.NO_CREDENTIALS,
            Failure.Reason.TOLD_TO_WAIT);

    private final Query query;
    private final Credentials credentials;
    private final HttpsClient client;
    private final Clock clock;
    private final LocalDate today;

    Bureau(Query query, Credentials credentials, Clock clock, LocalDate today) {
        this.query = query;
        this.credentials = credentials;
        this.clock = clock;
        this.today = today;
        this.client = new HttpsClient(query.limits(), query.tls(), clock);
    }

    /**
     * What was heard.
     *
     * @param hash SHA-256 of the raw reply, or null when none came
     * @param perhapsTwice whether the register may have counted the query more than once (F106)
     */
    record Heard(Answer answer, @Nullable String hash, boolean perhapsTwice) {}

    /** Asks; again, under the same request id, when the register says that it is down. */
    Heard ask(CreditQuery asked) {
        RetryPolicy<Heard> again = RetryPolicy.<Heard>builder()
                .handleResultIf(heard -> heard.answer() instanceof Answer.Again)
                .withMaxRetries(RETRIES)
                .withDelay(query.limits().pause())
                .build();
        return Failsafe.with(again).get(() -> once(asked));
    }

    private Heard once(CreditQuery asked) {
        Outcome outcome = client.send(request(asked));
        if (outcome instanceof Failure failure) {
            boolean perhaps = failure.attempts() > 0 && !NEVER_ARRIVED.contains(failure.reason());
            String word = failure.reason().word();
            return new Heard(new Answer.Stop(failure.code(), word, word), null, perhaps);
        }
        Reply reply = (Reply) outcome;
        return new Heard(answer(reply, asked), Sha256.hex(reply.body()), reply.attempts() > 1);
    }

    private Answer answer(Reply reply, CreditQuery asked) {
        if (reply.status() != OK) {
            return new Answer.Stop(ExitCode.SOURCE_DOWN, "unexpected-status", "http-" + reply.status());
        }
        Answer answer = new ReplyReader(today).read(reply.body(), asked.hetu());
        boolean grewOld = answer instanceof Answer.Stop stop && stop.reason().equals(Consequence.CLOCK.reason());
        return grewOld && reply.attempts() > 1 ? new Answer.Again("505", true) : answer;
    }

    private HttpsRequest request(CreditQuery asked) {
        String form = RequestForm.of(parameters(asked));
        HttpsRequest request = query.post()
                ? HttpsRequest.post(query.url(), FORM, form.getBytes(StandardCharsets.US_ASCII))
                : HttpsRequest.get(URI.create(query.url() + "?" + form));
        return request.with("X-Request-Id", asked.request()).with("Accept", "application/json");
    }

    private Map<String, String> parameters(CreditQuery asked) {
        Query.Account account = query.account();
        String timestamp = Checksum.timestamp(clock.instant());
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("version", "2018");
        parameters.put("lang", "EN");
        parameters.put("format", "json");
        parameters.put("qtype", "02");
        parameters.put("reqmsg", "DECISION");
        parameters.put("userid", account.user());
        parameters.put("passwd", credentials.password());
        parameters.put("enduser", account.endUser());
        parameters.put("purpose", query.purposes().getOrDefault(asked.purpose(), ""));
        parameters.put("idnumber", asked.hetu().code());
        if (!account.target().isEmpty()) {
            parameters.put("target", account.target());
        }
        parameters.put("timestamp", timestamp);
        parameters.put("checksum", Checksum.of(account.user(), account.endUser(), timestamp, credentials.key()));
        return parameters;
    }

    @Override
    public void close() {
        client.close();
    }
}
