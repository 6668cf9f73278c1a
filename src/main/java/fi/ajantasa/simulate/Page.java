package fi.ajantasa.simulate;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What a simulated server answers. */
final class Page {
    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    Page(int status, Map<String, String> headers, byte[] body) {
        this.status = status;
        this.headers = Map.copyOf(headers);
        this.body = body.clone();
    }

    int status() {
        return status;
    }

    Map<String, String> headers() {
        return headers;
    }

    byte[] body() {
        return body.clone();
    }

    static Page json(String text) {
        return new Page(200, Map.of("Content-Type", "application/json"), text.getBytes(StandardCharsets.UTF_8));
    }

    static Page html(int status, String text) {
        return new Page(status, Map.of("Content-Type", "text/html"), text.getBytes(StandardCharsets.UTF_8));
    }

    static Page zip(byte[] content) {
        return new Page(200, Map.of("Content-Type", "application/zip"), content);
    }

    /** A status with nothing more to say. */
    static Page bare(int status) {
        return new Page(status, Map.of(), new byte[0]);
    }

    Page with(String header, String value) {
        return new Page(status, Map.of(header, value), body);
    }
}
