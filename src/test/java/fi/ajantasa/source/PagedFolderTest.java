package fi.ajantasa.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fi.ajantasa.job.HttpsPlace;
import fi.ajantasa.job.Pages;
import fi.ajantasa.job.TlsFiles;
import fi.ajantasa.job.TransportLimits;
import fi.ajantasa.source.Failure.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A service that tells a hundred records a page, as the open data of companies does. */
class PagedFolderTest {
    private static final int ALL = 237;
    private static final int ON_A_PAGE = 100;
    private static final Pages PAGES =
            new Pages("companies?companyForm=OY", "companies", "totalResults", Duration.ofMillis(1));

    @TempDir
    private Path temp;

    private final List<String> asked = new ArrayList<>();
    private HttpServer server;
    private Answers answers = (page, request) -> page(page, ALL);

    /** What is answered to the n-th request for a page; a number alone is a status. */
    private interface Answers {
        String to(int page, int request);
    }

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange http) throws IOException {
        try (http) {
            String query = http.getRequestURI().getQuery();
            asked.add(http.getRequestURI().getPath() + "?" + query);
            String answer = answers.to(Integer.parseInt(query.replaceFirst(".*page=", "")), asked.size());
            boolean status = answer.matches("\\d{3}");
            byte[] body = status ? new byte[0] : answer.getBytes(StandardCharsets.UTF_8);
            http.getResponseHeaders().set("Retry-After", "0");
            http.sendResponseHeaders(status ? Integer.parseInt(answer) : 200, status ? -1 : body.length);
            http.getResponseBody().write(body);
        }
    }

    private static String page(int number, int told) {
        int first = (number - 1) * ON_A_PAGE;
        return "{\"totalResults\": %d, \"companies\": [%s]}"
                .formatted(
                        told,
                        IntStream.range(first, Math.max(first, Math.min(ALL, first + ON_A_PAGE)))
                                .mapToObj(it ->
                                        "{\"businessId\": {\"value\": \"%07d\"}, \"name\": \"Yhtiö\"}".formatted(it))
                                .collect(Collectors.joining(", ")));
    }

    private PagedFolder folder() {
        return folder(CollectorContract.LIMITS);
    }

    private PagedFolder folder(TransportLimits limits) {
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v3/");
        return new PagedFolder(
                new HttpsPlace(address, List.of("ytj_{date}.json"), TlsFiles.USUAL, null, limits, PAGES),
                LocalDate.of(2026, 11, 21),
                CollectorContract.CLOCK,
                temp);
    }

    private JsonNode gathered() throws IOException {
        try (PagedFolder folder = folder()) {
            RemoteFile file = folder.list().get(0);
            assertThat(file.name()).isEqualTo("ytj_20261121.json");
            PartFile part = PartFile.of(file, temp);
            assertThat(folder.fetch(file, part)).isTrue();
            return JsonMapper.shared().readTree(Files.readString(part.path()));
        }
    }

    @Test
    void gathersAllPagesIntoOneFile() throws IOException {
        JsonNode all = gathered();

        assertThat(all.path("totalResults").asInt()).isEqualTo(ALL);
        assertThat(all.path("companies").values())
                .extracting(it -> it.at("/businessId/value").asString())
                .containsExactlyElementsOf(
                        IntStream.range(0, ALL).mapToObj("%07d"::formatted).toList());
        assertThat(asked)
                .containsExactly(
                        "/v3/companies?companyForm=OY&page=1",
                        "/v3/companies?companyForm=OY&page=2",
                        "/v3/companies?companyForm=OY&page=3");
    }

    @Test
    void gathersNothingWhereNothingIsFound() throws IOException {
        answers = (page, request) -> "{\"totalResults\": 0, \"companies\": []}";
        assertThat(gathered().toString()).isEqualTo("{\"companies\":[],\"totalResults\":0}");
    }

    @Test
    void asksAPageAgainThatDidNotCome_F88_F89() throws IOException {
        answers = (page, request) -> request == 2 ? "429" : request == 3 ? "503" : page(page, ALL);
        assertThat(gathered().path("companies").size()).isEqualTo(ALL);
    }

    /** Companies that come and go between two pages, a page too few, HTML, an error: none of it is the register. */
    @Test
    void believesNoPagesThatDoNotFitTogether() {
        List<Answers> wrong = List.of(
                (page, request) -> page(page, page == 1 ? ALL : ALL - 1),
                (page, request) -> page(page == 3 ? 9 : page, ALL),
                (page, request) -> page(page == 3 ? 2 : page, ALL),
                (page, request) -> page == 2 ? "<html>soon</html>" : page(page, ALL),
                (page, request) -> page == 2 ? "{}" : page(page, ALL),
                (page, request) -> page == 2 ? "404" : page(page, ALL));
        for (Answers one : wrong) {
            asked.clear();
            answers = one;
            try (PagedFolder folder = folder()) {
                assertThatThrownBy(folder::list)
                        .isInstanceOfSatisfying(TransportException.class, it -> assertThat(it.reason())
                                .isEqualTo(Reason.UNEXPECTED));
            }
        }
    }

    /** F139: what a process had gathered that was killed is overwritten by the next one, and gone when that is done. */
    @Test
    void leavesNothingBehindAlsoWhereAKilledProcessDid_F139() throws IOException {
        Path waiting = Files.writeString(temp.resolve("pages.json"), "x".repeat(1 << 20));

        assertThat(gathered().path("companies").size()).isEqualTo(ALL);

        assertThat(waiting).doesNotExist();
        try (PagedFolder folder = folder()) {
            folder.list();
            assertThat(waiting).isNotEmptyFile();
        }
        assertThat(waiting).doesNotExist();
    }

    /** F71: a service that tells page after page without end. */
    @Test
    void stopsAtTheSizeThatAllPagesTogetherMayHave_F71() {
        TransportLimits usual = CollectorContract.LIMITS;
        TransportLimits small = new TransportLimits(
                usual.connect(), usual.read(), usual.call(), usual.total(), 1, usual.pause(), 50_000);
        answers = (page, request) -> page(1, 1_000_000);
        try (PagedFolder folder = folder(small)) {
            assertThatThrownBy(folder::list)
                    .isInstanceOfSatisfying(TransportException.class, it -> assertThat(it.reason())
                            .isEqualTo(Reason.TOO_LARGE));
        }
        assertThat(asked).hasSizeBetween(2, 12);
    }
}
