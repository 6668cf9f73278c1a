package fi.ajantasa.source;

import fi.ajantasa.job.TlsFiles;
import fi.ajantasa.job.TransportLimits;
import fi.ajantasa.source.Failure.Reason;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Asks one register over HTTPS. Certificates and host names are always checked, redirects stay on the host, a reply is
 * whole or none; there is no way to turn any of that off (F100). One per register and run: the time of its limits begins
 * when it is made. For one thread.
 */
public final class HttpsClient implements AutoCloseable {
    private static final int IDLE_SECONDS = 20;

    private final TransportLimits limits;
    private final TlsFiles files;
    private final Clock clock;
    private final Patience patience;
    private @Nullable Opened opened;

    /** @param files whom we trust and as whom we appear; read at the first request */
    public HttpsClient(TransportLimits limits, TlsFiles files, Clock clock) {
        this.limits = limits;
        this.files = files;
        this.clock = clock;
        this.patience = new Patience(limits);
    }

    private record Opened(OkHttpClient http, Tls tls) {}

    /** Sends a request, again where that may help, and keeps the reply in memory. */
    public Outcome send(HttpsRequest request) {
        return ask(() -> request, (head, body) -> body.readAllBytes());
    }

    /** As {@link #send}; each attempt asks for its own request and gives the reply to the reader. */
    Outcome ask(Supplier<HttpsRequest> request, BodyReader reader) {
        try {
            OkHttpClient http = open().http();
            return patience.ask(attempt -> new HttpsCall(
                            http, request.get(), patience.budget().within(limits.call()), limits.size(), clock)
                    .make(reader, attempt));
        } catch (TransportException e) {
            return e.failure();
        }
    }

    /** Says when our certificate ends, if that is within 30 days (F99). */
    public Optional<String> findWarning() {
        return Optional.ofNullable(opened).flatMap(it -> it.tls().findEnding(clock.instant()));
    }

    private Opened open() throws TransportException {
        if (opened == null) {
            Tls tls = Tls.read(files);
            opened = new Opened(connector(tls), tls);
        }
        Optional<String> ended = opened.tls().findEnded(clock.instant());
        if (ended.isPresent()) {
            throw new TransportException(Reason.CERTIFICATE_ENDED, ended.get());
        }
        return opened;
    }

    private OkHttpClient connector(Tls tls) {
        return new OkHttpClient.Builder()
                .connectTimeout(limits.connect())
                .readTimeout(limits.read())
                .writeTimeout(limits.read())
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .connectionPool(new ConnectionPool(1, IDLE_SECONDS, TimeUnit.SECONDS))
                .connectionSpecs(List.of(ConnectionSpec.MODERN_TLS, ConnectionSpec.CLEARTEXT))
                .sslSocketFactory(tls.sockets(), tls.trust())
                .build();
    }

    @Override
    public void close() {
        if (opened != null) {
            opened.http().dispatcher().executorService().shutdown();
            opened.http().connectionPool().evictAll();
        }
    }
}
