package fi.ajantasa.source;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * One request, which may be sent more than once when its reply is lost. Its text shows the host only: paths, parameters,
 * headers and body may hold codes and credentials.
 */
public final class HttpsRequest {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1");
    private static final Pattern PRINTABLE = Pattern.compile("[ -~]*");

    private final String method;
    private final HttpUrl url;
    private final Map<String, String> headers;
    private final @Nullable RequestBody body;

    private HttpsRequest(String method, HttpUrl url, Map<String, String> headers, @Nullable RequestBody body) {
        this.method = method;
        this.url = url;
        this.headers = headers;
        this.body = body;
    }

    /**
     * A request without a body.
     *
     * @throws IllegalArgumentException when the address may not be asked, see {@link #allows}
     */
    public static HttpsRequest get(URI address) {
        return new HttpsRequest("GET", url(address), Map.of(), null);
    }

    /**
     * A request for what a reply would tell of itself, without its body.
     *
     * @throws IllegalArgumentException when the address may not be asked, see {@link #allows}
     */
    static HttpsRequest head(URI address) {
        return new HttpsRequest("HEAD", url(address), Map.of(), null);
    }

    /**
     * A request with a body.
     *
     * @throws IllegalArgumentException when the address may not be asked, see {@link #allows}
     */
    public static HttpsRequest post(URI address, String contentType, byte[] body) {
        return new HttpsRequest(
                "POST", url(address), Map.of(), RequestBody.create(body.clone(), MediaType.get(contentType)));
    }

    /** The same with one header more. */
    public HttpsRequest with(String header, String value) {
        if (!PRINTABLE.matcher(value).matches()) {
            throw new IllegalArgumentException("the header " + header + " has a character that none may have");
        }
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new HttpsRequest(method, url, more, body);
    }

    /** Whether an address may be asked: HTTPS with nothing secret in it, and plain HTTP on this machine only (F104). */
    public static boolean allows(String address) {
        HttpUrl url = HttpUrl.parse(address);
        return url != null
                && isSafe(url)
                && url.username().isEmpty()
                && url.password().isEmpty();
    }

    private static HttpUrl url(URI address) {
        HttpUrl url = HttpUrl.get(address);
        if (url == null || !allows(address.toString())) {
            throw new IllegalArgumentException("only https:// is asked, without a user in it");
        }
        return url;
    }

    private static boolean isSafe(HttpUrl url) {
        return url.isHttps() || LOOPBACK.contains(url.host());
    }

    /** The same request elsewhere on the same host, or null when that would be another host or another protocol. */
    @Nullable
    HttpsRequest moved(String location) {
        HttpUrl there = url.resolve(location);
        return there != null && body == null && isHere(there) ? new HttpsRequest(method, there, headers, null) : null;
    }

    private boolean isHere(HttpUrl there) {
        return there.scheme().equals(url.scheme()) && there.host().equals(url.host()) && there.port() == url.port();
    }

    String host() {
        return url.host();
    }

    Request toCall() {
        Request.Builder request = new Request.Builder().url(url).method(method, body);
        request.header("Accept-Encoding", "identity");
        headers.forEach(request::header);
        return request.build();
    }

    @Override
    public String toString() {
        return method + " " + url.scheme() + "://" + url.host();
    }
}
