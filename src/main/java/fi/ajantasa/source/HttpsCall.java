package fi.ajantasa.source;

import fi.ajantasa.source.Failure.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** One attempt at one request: sent, its status judged, its body read to the end within its limit. */
record HttpsCall(OkHttpClient http, HttpsRequest request, Duration limit, long size, Clock clock) {
    private static final int HOPS = 3;
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;

    Reply make(BodyReader reader, int attempt) throws TransportException {
        HttpsRequest asked = request;
        for (int hop = 0; hop <= HOPS; hop++) {
            try (Response response = send(asked)) {
                judge(response);
                if (!response.isRedirect()) {
                    return reply(response, reader, attempt);
                }
                HttpsRequest next = asked.moved(header(response, "Location"));
                if (next == null) {
                    throw elsewhere();
                }
                asked = next;
            } catch (IOException e) {
                throw HttpsFaults.of(e, request.host());
            }
        }
        throw elsewhere();
    }

    private TransportException elsewhere() {
        return new TransportException(
                Reason.REDIRECTED, request.host() + " points to another host or protocol, or in circles");
    }

    private Response send(HttpsRequest asked) throws IOException {
        Call call = http.newCall(asked.toCall());
        call.timeout().timeout(limit.toNanos(), TimeUnit.NANOSECONDS);
        return call.execute();
    }

    /** Throws for a status that is no reply. */
    private void judge(Response response) throws TransportException {
        int status = response.code();
        String said = request.host() + " answers " + status;
        if (status == 401 || status == 403 || status == 407) {
            throw new TransportException(Reason.REFUSED, said);
        } else if (status == 429 || status == 408) {
            throw new TransportException(Reason.TOLD_TO_WAIT, said, after(response));
        } else if (status >= 500) {
            throw new TransportException(Reason.SERVER_ERROR, said, after(response));
        }
    }

    /** What Retry-After says, in seconds or as a moment; null when it says nothing that can be read. */
    private @Nullable Duration after(Response response) {
        String told = header(response, "Retry-After");
        if (told.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(told));
        }
        try {
            Instant then = DateTimeFormatter.RFC_1123_DATE_TIME.parse(told, Instant::from);
            Duration wait = Duration.between(clock.instant(), then);
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private Reply reply(Response response, BodyReader reader, int attempt) throws IOException {
        long length = response.body().contentLength();
        if (length > size) {
            throw new TransportException(Reason.TOO_LARGE, request.host() + " announces " + length + " bytes");
        }
        if (length < 0 && !tellsItsEnd(response)) {
            throw new TransportException(
                    Reason.CUT_SHORT, "nothing tells where the reply of " + request.host() + " ends");
        }
        try (InputStream in = new LimitedStream(response.body().byteStream(), size)) {
            return new Reply(response.code(), headers(response), reader.read(response, in), attempt);
        }
    }

    private static boolean tellsItsEnd(Response response) {
        return response.protocol() == Protocol.HTTP_2
                || response.request().method().equals("HEAD")
                || response.code() == NO_CONTENT
                || response.code() == NOT_MODIFIED
                || "chunked".equalsIgnoreCase(header(response, "Transfer-Encoding"));
    }

    private static String header(Response response, String name) {
        return Objects.toString(response.header(name), "");
    }

    private static Map<String, String> headers(Response response) {
        Map<String, String> headers = new TreeMap<>();
        response.headers().forEach(it -> headers.put(it.getFirst().toLowerCase(Locale.ROOT), it.getSecond()));
        return headers;
    }
}
