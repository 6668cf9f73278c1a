package fi.ajantasa.serve;

import fi.ajantasa.job.Secret;
import fi.ajantasa.job.SecretMissing;
import fi.ajantasa.job.TlsFiles;
import fi.ajantasa.job.TransportLimits;
import fi.ajantasa.source.HttpsClient;
import fi.ajantasa.source.HttpsRequest;
import fi.ajantasa.source.Reply;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Posts notices as JSON, with the limits and checks of every other request.
 *
 * @param token sent as a bearer token, null where none is asked for
 */
record Webhook(URI address, @Nullable Secret token, Clock clock) implements Hook {
    private static final TransportLimits LIMITS = new TransportLimits(
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(20),
            Duration.ofSeconds(30),
            1,
            Duration.ofSeconds(1),
            1 << 20);

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public @Nullable Secret secret() {
        return token;
    }

    @Override
    public boolean tell(Notice notice) {
        try (HttpsClient client = new HttpsClient(LIMITS, TlsFiles.USUAL, clock)) {
            HttpsRequest request = HttpsRequest.post(
                    address, "application/json", JsonMapper.shared().writeValueAsBytes(body(notice)));
            String bearer = token == null ? "" : "Bearer " + token.read();
            return client.send(bearer.isEmpty() ? request : request.with("Authorization", bearer))
                            instanceof Reply reply
                    && reply.status() / 100 == 2;
        } catch (SecretMissing | IllegalArgumentException e) {
            return false;
        }
    }

    private static Map<String, Object> body(Notice notice) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("job", notice.job());
        body.put("date", notice.date().toString());
        body.put("code", notice.code().number());
        body.put("name", notice.code().name());
        body.put("reason", notice.reason());
        body.put("registers", notice.turns());
        body.put("text", notice.text());
        return body;
    }
}
