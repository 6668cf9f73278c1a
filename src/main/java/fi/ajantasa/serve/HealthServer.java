package fi.ajantasa.serve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Answers {@code /health}, {@code /ready} and {@code /metrics} by the runtime's own server: three pages of plain text need no
 * framework, and it adds 2 MB where an embedded Tomcat adds some 40.
 */
final class HealthServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService workers = Executors.newFixedThreadPool(2, work -> {
        Thread thread = new Thread(work, "health");
        thread.setDaemon(true);
        return thread;
    });

    /** A page: its status and text. */
    record Answer(int status, String text) {}

    HealthServer(String address, int port) throws IOException {
        this.server = HttpServer.create(new InetSocketAddress(address, port), 0);
        server.setExecutor(workers);
        server.start();
    }

    /** Answers on this path and no other below it. */
    void page(String path, Supplier<Answer> page) {
        server.createContext(path, exchange -> {
            try (exchange) {
                boolean asked = exchange.getRequestURI().getPath().equals(path)
                        && exchange.getRequestMethod().equals("GET");
                send(exchange, asked ? page.get() : new Answer(404, "not found\n"));
            }
        });
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] bytes = answer.text().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
