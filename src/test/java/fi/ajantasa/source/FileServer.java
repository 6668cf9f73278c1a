package fi.ajantasa.source;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Serves the files of a folder over HTTP on loopback, with entity tags and ranges, and can break off. */
final class FileServer implements AutoCloseable {
    private final HttpServer server;
    private final Path root;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong breakAt = new AtomicLong(Long.MAX_VALUE);
    private volatile boolean ranges = true;
    private volatile @Nullable Runnable onGet;
    private volatile @Nullable String token;

    FileServer(Path root) throws IOException {
        this.root = root;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    URI folder() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    long sent() {
        return sent.get();
    }

    void breakAfter(long bytes) {
        breakAt.set(sent.get() + bytes);
    }

    void withoutRanges() {
        ranges = false;
    }

    void demand(String bearer) {
        token = bearer;
    }

    void onGet(@Nullable Runnable work) {
        onGet = work;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String demanded = token;
        Path file = root.resolve(exchange.getRequestURI().getPath().substring(1));
        boolean known = demanded == null
                || ("Bearer " + demanded).equals(exchange.getRequestHeaders().getFirst("Authorization"));
        if (!known || !Files.isRegularFile(file)) {
            exchange.sendResponseHeaders(known ? 404 : 401, -1);
            exchange.close();
            return;
        }
        Runnable work = onGet;
        if (work != null && exchange.getRequestMethod().equals("GET")) {
            work.run();
        }
        byte[] content = Files.readAllBytes(file);
        String tag = '"' + SentDelivery.sha256(content).substring(0, 16) + '"';
        exchange.getResponseHeaders().add("ETag", tag);
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().add("Content-Length", Integer.toString(content.length));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        } else {
            send(exchange, content, tag);
        }
    }

    private void send(HttpExchange exchange, byte[] content, String tag) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        boolean part = ranges
                && range != null
                && tag.equals(exchange.getRequestHeaders().getFirst("If-Range"));
        int from = part ? Integer.parseInt(range.replaceAll("\\D", "")) : 0;
        if (part) {
            exchange.getResponseHeaders()
                    .add("Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
        }
        exchange.sendResponseHeaders(part ? 206 : 200, content.length - from);
        long until = Math.min(content.length, from + Math.max(0, breakAt.get() - sent.get()));
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(content, from, (int) until - from);
            out.flush();
            sent.addAndGet(until - from);
            if (until < content.length) {
                breakAt.set(Long.MAX_VALUE);
                throw new IOException("broken by the test");
            }
        } finally {
            exchange.close();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
