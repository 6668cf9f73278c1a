package fi.ajantasa.simulate;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A register that answers over HTTPS on loopback, rightly or as a fault has it. */
final class WebServer implements AutoCloseable {
    private final HttpsServer server;
    private final Site site;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "simulated-web");
        thread.setDaemon(true);
        return thread;
    });
    private CountDownLatch released = new CountDownLatch(1);
    private @Nullable ReplyFault fault;
    private int left;
    private volatile boolean strange;

    WebServer(Authority authority, Site site) throws IOException {
        this.site = site;
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(authority.server(() -> strange)));
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String address(String path) {
        return "https://localhost:" + server.getAddress().getPort() + path;
    }

    /**
     * Behaves from now on, but for this fault if there is one.
     *
     * @param times how many replies it hits, or 0 for all
     */
    synchronized void behave(@Nullable Fault wrong, int times) {
        released.countDown();
        released = new CountDownLatch(1);
        fault = wrong instanceof ReplyFault reply ? reply : null;
        strange = wrong instanceof LineFault line && line.trouble() == LineFault.Trouble.STRANGE;
        int usual = fault == null ? 0 : fault.times();
        left = times == 0 ? usual : times;
        left = left == 0 ? Integer.MAX_VALUE : left;
    }

    private void answer(HttpExchange http) throws IOException {
        try (http) {
            Exchange exchange = new Exchange(http, site, released());
            ReplyFault due = due();
            if (due == null) {
                exchange.send(exchange.page());
            } else {
                due.reply().reply(exchange);
            }
        }
    }

    private synchronized CountDownLatch released() {
        return released;
    }

    private synchronized @Nullable ReplyFault due() {
        if (fault == null || left == 0) {
            return null;
        }
        left--;
        return fault;
    }

    @Override
    public void close() {
        behave(null, 0);
        server.stop(0);
        threads.shutdownNow();
    }
}
