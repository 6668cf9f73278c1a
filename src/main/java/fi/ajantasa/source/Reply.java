package fi.ajantasa.source;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A whole reply to a request, whatever its status but 401, 403, 429 and 5xx, which are failures. */
public final class Reply implements Outcome {
    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;
    private final int attempts;

    Reply(int status, Map<String, String> headers, byte[] body, int attempts) {
        this.status = status;
        this.headers = Map.copyOf(headers);
        this.body = body.clone();
        this.attempts = attempts;
    }

    public int status() {
        return status;
    }

    /** The last header of this name, in whatever letters. */
    public Optional<String> findHeader(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The bytes of the reply; none when they went to a file. */
    public byte[] body() {
        return body.clone();
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** How often was asked; above 1 the other side may have counted a request that we had no reply to (F106). */
    public int attempts() {
        return attempts;
    }

    @Override
    public String toString() {
        return "Reply[status=" + status + ", bytes=" + body.length + ", attempts=" + attempts + "]";
    }
}
