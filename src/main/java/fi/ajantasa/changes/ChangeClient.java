package fi.ajantasa.changes;

import fi.ajantasa.job.Changes;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.job.SecretMissing;
import fi.ajantasa.source.Failure;
import fi.ajantasa.source.HttpsClient;
import fi.ajantasa.source.HttpsRequest;
import fi.ajantasa.source.Outcome;
import fi.ajantasa.source.Reply;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The three calls of the change service (population register reference, 2.1); one client for a whole turn (D18). */
final class ChangeClient implements AutoCloseable {
    static final String KEY_REFUSED = "key-refused";
    static final String NOT_UNDERSTOOD = "reply-not-understood";
    private static final int OK = 200;
    private static final Set<Integer> NO_SUCH_KEY = Set.of(400, 404, 409, 410, 422);

    private final Changes changes;
    private final String authorization;
    private final HttpsClient client;
    private final ReplyReader replies;

    /** @throws SecretMissing when the password is not where the definition says */
    ChangeClient(Changes changes, Clock clock) throws SecretMissing {
        String account =
                changes.account().user() + ":" + changes.account().password().read();
        this.changes = changes;
        this.authorization = "Basic " + Base64.getEncoder().encodeToString(account.getBytes(StandardCharsets.UTF_8));
        this.client = new HttpsClient(changes.limits(), changes.tls(), clock);
        this.replies = new ReplyReader(clock);
    }

    /** The first key of a day. */
    Heard<Long> firstKey(LocalDate day) {
        return heard(
                HttpsRequest.get(address("/kirjausavain/" + day)),
                NOT_UNDERSTOOD,
                body -> replies.findKey(body).stream().boxed().findFirst());
    }

    /** What changed of these persons since a key. */
    Heard<Page> changes(long key, Collection<String> hetus) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("viimeisinKirjausavain", key);
        body.put("hetulista", hetus);
        return heard(post("/muutokset", body), KEY_REFUSED, replies::findChanges);
    }

    /** How things stand with these persons, at most 1000 of them. */
    Heard<Page> base(Collection<String> hetus) {
        return heard(post("/perustiedot", Map.of("hetulista", hetus)), NOT_UNDERSTOOD, replies::findBase);
    }

    private HttpsRequest post(String call, Map<String, Object> body) {
        return HttpsRequest.post(address(call), "application/json", ReplyReader.JSON.writeValueAsBytes(body));
    }

    private URI address(String call) {
        return URI.create(changes.url().toString().replaceFirst("/$", "") + call);
    }

    /** @param refused the reason when the service does not accept what was asked */
    private <T> Heard<T> heard(HttpsRequest request, String refused, Function<byte[], Optional<T>> reading) {
        HttpsRequest asked = request.with("Authorization", authorization).with("Accept", "application/json");
        String system = changes.account().client();
        Outcome outcome = client.send(system.isEmpty() ? asked : asked.with("X-Road-Client", system));
        if (outcome instanceof Failure failure) {
            return new Heard.Nothing<>(failure.code(), failure.reason().word());
        }
        Reply reply = (Reply) outcome;
        if (reply.status() != OK) {
            String reason = NO_SUCH_KEY.contains(reply.status()) ? refused : NOT_UNDERSTOOD;
            return new Heard.Nothing<>(ExitCode.SOURCE_DOWN, reason);
        }
        return reading.apply(reply.body())
                .<Heard<T>>map(Heard.Reply::new)
                .orElseGet(() -> new Heard.Nothing<>(ExitCode.SOURCE_DOWN, NOT_UNDERSTOOD));
    }

    @Override
    public void close() {
        client.close();
    }
}
