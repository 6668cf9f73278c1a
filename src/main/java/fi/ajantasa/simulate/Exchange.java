package fi.ajantasa.simulate;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;

/** One request to a simulated server and the way to answer it. */
final class Exchange {
    private static final int LARGEST = 1 << 20;

    private final HttpExchange exchange;
    private final Site site;
    private final CountDownLatch released;
    private final Asked asked;

    /** @param released opened when nobody is to be kept waiting any more */
    Exchange(HttpExchange exchange, Site site, CountDownLatch released) throws IOException {
        this.exchange = exchange;
        this.site = site;
        this.released = released;
        String query = exchange.getRequestURI().getRawQuery();
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        this.asked = new Asked(
                exchange.getRequestURI().getPath(),
                query == null ? "" : query,
                exchange.getRequestBody().readNBytes(LARGEST),
                authorization == null ? "" : authorization);
    }

    /** What the site would say. */
    Page page() {
        return site.answer(asked);
    }

    void send(Page page) throws IOException {
        page.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        if (isHead() || page.body().length == 0) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(page.body().length));
            exchange.sendResponseHeaders(page.status(), -1);
            return;
        }
        exchange.sendResponseHeaders(page.status(), page.body().length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(page.body());
        }
    }

    private boolean isHead() {
        return exchange.getRequestMethod().equals("HEAD");
    }

    /** Sends the head and the first half, and hangs up. */
    void sendHalf(Page page) throws IOException {
        if (isHead()) {
            send(page);
            return;
        }
        exchange.sendResponseHeaders(page.status(), page.body().length + 1L);
        exchange.getResponseBody().write(page.body(), 0, page.body().length / 2);
        exchange.getResponseBody().flush();
    }

    /** Says nothing and hangs up, as does whoever leaves an exchange unanswered. */
    void hangUp() {
        exchange.close();
    }

    /** Says nothing until nobody is to be kept waiting. */
    void keepWaiting() {
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
