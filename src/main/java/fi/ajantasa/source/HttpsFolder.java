package fi.ajantasa.source;

import fi.ajantasa.job.HttpsPlace;
import fi.ajantasa.job.Secret;
import fi.ajantasa.job.SecretMissing;
import fi.ajantasa.job.TransportLimits;
import fi.ajantasa.source.Failure.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Named files of an HTTPS server; nothing there is changed. */
final class HttpsFolder implements RemoteFolder {
    private static final Pattern STRONG_TAG = Pattern.compile("\"[!-~]*\"");
    private static final int OK = 200;
    private static final int PART = 206;
    private static final int REDIRECT = 300;
    private static final int NOT_FOUND = 404;

    /** Bytes a server may say of a file it was sent. */
    private static final long LARGEST_WORD = 1 << 24;

    /** What it says in this form is an answer; any other text is of no interest. */
    private static final String JSON_LINES = "application/x-ndjson";

    /** What a server says itself when it does not take a file. */
    private static final Set<Reason> NOT_TAKEN = Set.of(Reason.REFUSED, Reason.TOLD_TO_WAIT, Reason.REDIRECTED);

    private static final byte[] IN_A_FILE = {};

    private final HttpsPlace place;
    private final LocalDate date;
    private final Clock clock;
    private final HttpsClient client;

    HttpsFolder(HttpsPlace place, LocalDate date, Clock clock) {
        this.place = place;
        this.date = date;
        this.clock = clock;
        this.client = new HttpsClient(place.limits(), place.tls(), clock);
    }

    @Override
    public List<RemoteFile> list() throws TransportException {
        List<RemoteFile> files = new ArrayList<>();
        for (String pattern : place.files()) {
            String name = pattern.replace("{date}", date.format(DateTimeFormatter.BASIC_ISO_DATE));
            HttpsRequest request = signed(HttpsRequest.head(address(name)), place.token());
            Reply reply = reply(client.send(request));
            if (reply.status() != NOT_FOUND) {
                files.add(file(name, reply));
            }
        }
        return files;
    }

    private static RemoteFile file(String name, Reply reply) throws TransportException {
        Optional<String> length = reply.findHeader("Content-Length").filter(it -> it.matches("\\d{1,18}"));
        if (reply.status() != OK || length.isEmpty()) {
            throw unexpected(reply.status());
        }
        Optional<String> modified = reply.findHeader("Last-Modified");
        String stamp = reply.findHeader("ETag").or(() -> modified).orElse("");
        return new RemoteFile(
                name,
                Long.parseLong(length.get()),
                stamp,
                modified.map(HttpsFolder::moment).orElse(null));
    }

    private static TransportException unexpected(int status) {
        return new TransportException(
                Reason.UNEXPECTED, "the server answers " + status + ", or does not tell how long a file is");
    }

    private static @Nullable Instant moment(String text) {
        try {
            return DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
        } catch (DateTimeException e) {
            return null;
        }
    }

    @Override
    public boolean fetch(RemoteFile file, PartFile part) throws IOException {
        HttpsRequest request = signed(HttpsRequest.get(address(file.name())), place.token());
        try {
            reply(client.ask(() -> rest(request, file, part), (head, body) -> take(head, body, file, part)));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return part.size() == file.size();
    }

    /** Asks for what is missing; a server may send all of it again, and must when the file is another one. */
    private static HttpsRequest rest(HttpsRequest request, RemoteFile file, PartFile part) {
        try {
            long here = part.size();
            boolean knows = STRONG_TAG.matcher(file.stamp()).matches();
            return here > 0 && knows
                    ? request.with("Range", "bytes=" + here + "-").with("If-Range", file.stamp())
                    : request;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] take(Response head, InputStream body, RemoteFile file, PartFile part) throws IOException {
        String range = String.valueOf(head.header("Content-Range"));
        boolean continues = head.code() == PART && range.startsWith("bytes " + part.size() + "-");
        if (head.code() != OK && !continues) {
            throw unexpected(head.code());
        }
        if (!continues) {
            part.delete();
        }
        String tag = head.header("ETag");
        if (tag == null || tag.equals(file.stamp())) {
            part.append(body, file.size(), new Budget(place.limits().call()));
        }
        return IN_A_FILE;
    }

    /** Posts it once, unless it is there: whether a request arrived whose reply was lost, nobody here can know. */
    @Override
    public byte[] put(String name, byte[] content, boolean sealed) throws TransportException {
        Reply there = reply(client.send(signed(HttpsRequest.head(address(name)), place.token())));
        String length = there.findHeader("Content-Length").orElse("");
        if (there.status() == OK && (sealed || length.equals(Integer.toString(content.length)))) {
            return NO_ANSWER;
        }
        try (HttpsClient poster = new HttpsClient(once(place.limits()), place.tls(), clock)) {
            HttpsRequest request = HttpsRequest.post(address(name), "application/octet-stream", content);
            Outcome outcome = poster.send(signed(request, place.token()).with("X-Request-Id", name));
            if (outcome instanceof Failure failure && !NOT_TAKEN.contains(failure.reason())) {
                throw new TransportException(Reason.PERHAPS_SENT, failure.what());
            }
            Reply reply = reply(outcome);
            if (reply.status() < OK || reply.status() >= REDIRECT) {
                throw unexpected(reply.status());
            }
            return reply.findHeader("Content-Type").orElse("").startsWith(JSON_LINES) ? reply.body() : NO_ANSWER;
        }
    }

    private static TransportLimits once(TransportLimits usual) {
        return new TransportLimits(
                usual.connect(), usual.read(), usual.call(), usual.total(), 1, usual.pause(), LARGEST_WORD);
    }

    private URI address(String name) {
        return place.folder().resolve(name);
    }

    static HttpsRequest signed(HttpsRequest request, @Nullable Secret token) throws TransportException {
        try {
            return token == null ? request : request.with("Authorization", "Bearer " + token.read());
        } catch (SecretMissing e) {
            throw new TransportException(Reason.NO_CREDENTIALS, String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            throw new TransportException(Reason.NO_CREDENTIALS, "the token has a character that none may have");
        }
    }

    static Reply reply(Outcome outcome) throws TransportException {
        if (outcome instanceof Failure failure) {
            throw new TransportException(failure, null);
        }
        return (Reply) outcome;
    }

    @Override
    public List<String> warnings() {
        return client.findWarning().stream().toList();
    }

    @Override
    public void moveAway(Collection<String> names) {
        // What was fetched is known by its entity tag or its time.
    }

    @Override
    public void close() {
        client.close();
    }
}
