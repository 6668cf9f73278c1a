package fi.ajantasa.source;

import fi.ajantasa.job.HttpsPlace;
import fi.ajantasa.job.Pages;
import fi.ajantasa.job.TransportLimits;
import fi.ajantasa.source.Failure.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * All pages that a service has to a question, as one file: an object with the list of records and their number. Each page is
 * written as it comes; a number that changes between two pages, or records that are missing in the end, is no file at all.
 */
final class PagedFolder implements RemoteFolder {
    private static final JsonMapper JSON = StrictJson.mapper(64, 1 << 20);
    private static final int OK = 200;

    /** A page is read in memory. */
    private static final long LARGEST_PAGE = 16L << 20;

    private final HttpsPlace place;
    private final Pages pages;
    private final String name;
    private final HttpsClient client;
    private final Path gathered;

    /** @param work a folder of ours; what waits there of a process that was killed is written anew */
    PagedFolder(HttpsPlace place, LocalDate date, Clock clock, Path work) {
        this.place = place;
        this.pages = Objects.requireNonNull(place.pages(), "a place that tells page by page");
        this.name = place.files().get(0).replace("{date}", date.format(DateTimeFormatter.BASIC_ISO_DATE));
        this.client = new HttpsClient(ofPage(place.limits()), place.tls(), clock);
        this.gathered = work.resolve("pages.json");
    }

    private static TransportLimits ofPage(TransportLimits limits) {
        return new TransportLimits(
                limits.connect(),
                limits.read(),
                limits.call(),
                limits.total(),
                limits.attempts(),
                limits.pause(),
                Math.min(limits.size(), LARGEST_PAGE));
    }

    /** Asks for every page; what they tell waits in one file until the place is closed. */
    @Override
    public List<RemoteFile> list() throws TransportException {
        try {
            gather();
            return List.of(new RemoteFile(name, Files.size(gathered), Transcriber.sha256(gathered), null));
        } catch (TransportException told) {
            throw told;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void gather() throws TransportException {
        try (OwnFile out = OwnFile.begun(gathered)) {
            write(out, "{\"" + pages.records() + "\": [");
            JsonNode page = page(1);
            long told = count(page);
            long records = write(out, page, true);
            for (int number = 2; records < told; number++) {
                pause();
                page = page(number);
                long more = write(out, page, records == 0);
                if (count(page) != told || more == 0) {
                    throw changed();
                }
                records += more;
                checkSize(out.size());
            }
            if (records != told) {
                throw changed();
            }
            write(out, "\n],\n\"" + pages.count() + "\": " + told + "}\n");
        }
    }

    /** Whoever tells page after page without end fills no disk of ours (F71, F90). */
    private void checkSize(long size) throws TransportException {
        if (size > place.limits().size()) {
            throw new TransportException(
                    Reason.TOO_LARGE,
                    "the pages hold " + size + " bytes and more; expected "
                            + place.limits().size());
        }
    }

    private static TransportException changed() {
        return new TransportException(
                Reason.UNEXPECTED, "the pages do not hold as many records as the first of them tells");
    }

    private JsonNode page(int number) throws TransportException {
        String ask = pages.ask() + (pages.ask().contains("?") ? "&" : "?") + "page=" + number;
        URI address = place.folder().resolve(ask);
        Reply reply = HttpsFolder.reply(client.send(HttpsFolder.signed(HttpsRequest.get(address), place.token())));
        if (reply.status() != OK) {
            throw new TransportException(Reason.UNEXPECTED, "the service answers " + reply.status());
        }
        try {
            return JSON.readTree(reply.body());
        } catch (JacksonException notUnderstood) {
            throw new TransportException(Reason.UNEXPECTED, "a page that is no JSON");
        }
    }

    private long count(JsonNode page) throws TransportException {
        JsonNode count = page.path(pages.count());
        if (!count.isIntegralNumber()
                || !count.canConvertToLong()
                || !page.path(pages.records()).isArray()) {
            throw new TransportException(
                    Reason.UNEXPECTED, "a page without " + pages.records() + " and " + pages.count());
        }
        return count.asLong();
    }

    private long write(OwnFile out, JsonNode page, boolean first) {
        String between = first ? "\n" : ",\n";
        for (JsonNode record : page.path(pages.records()).values()) {
            write(out, between + record);
            between = ",\n";
        }
        return page.path(pages.records()).size();
    }

    private static void write(OwnFile out, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write(bytes, bytes.length);
    }

    private void pause() throws TransportException {
        try {
            TimeUnit.NANOSECONDS.sleep(pages.pause().toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransportException(Reason.NO_ANSWER, "interrupted between two pages");
        }
    }

    @Override
    public boolean fetch(RemoteFile file, PartFile part) throws IOException {
        part.delete();
        try (InputStream in = Files.newInputStream(gathered)) {
            part.append(in, file.size(), new Budget(place.limits().call()));
        }
        return part.size() == file.size();
    }

    @Override
    public void moveAway(Collection<String> names) {
        // There is nothing to be moved: the service tells the same to everybody.
    }

    @Override
    public byte[] put(String put, byte[] content, boolean sealed) {
        throw new IllegalStateException("nothing is put where pages are told");
    }

    @Override
    public List<String> warnings() {
        return client.findWarning().stream().toList();
    }

    @Override
    public void close() {
        client.close();
        try {
            Files.deleteIfExists(gathered);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
