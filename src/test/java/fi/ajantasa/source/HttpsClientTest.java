package fi.ajantasa.source;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.job.TlsFiles;
import fi.ajantasa.job.TransportLimits;
import fi.ajantasa.source.Failure.Reason;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpsClientTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-27T01:00:00Z"), ZoneOffset.UTC);
    private static final TransportLimits QUICK = new TransportLimits(
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofSeconds(20),
            Duration.ofSeconds(40),
            3,
            Duration.ofMillis(1),
            1000);

    private final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));

    HttpsClientTest() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void keepsStatusHeadersAndBodyOfAReply() {
        server.stubFor(post("/query").willReturn(ok("answer").withHeader("ETag", "\"7\"")));
        HttpsRequest request = HttpsRequest.post(at("/query"), "text/plain", "ask".getBytes(StandardCharsets.UTF_8))
                .with("Authorization", "Bearer secret");

        Reply reply = reply(send(QUICK, request));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.findHeader("etag")).contains("\"7\"");
        assertThat(reply.text()).isEqualTo("answer");
        assertThat(reply.attempts()).isEqualTo(1);
        assertThat(server.getAllServeEvents())
                .singleElement()
                .satisfies(it -> assertThat(it.getRequest().getBodyAsString()).isEqualTo("ask"));
    }

    @Test
    void letsTheCallerJudgeAStatusLike404() {
        server.stubFor(get("/page").willReturn(status(404)));
        assertThat(reply(send(QUICK, page())).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void asksAgainAfterAServerErrorAndGivesUpWhenTheAttemptsAreSpent_F89(int status) {
        server.stubFor(get("/page").willReturn(status(status)));

        Failure failure = failure(send(QUICK, page()));

        assertThat(failure.reason()).isEqualTo(Reason.SERVER_ERROR);
        assertThat(failure.code()).isEqualTo(ExitCode.SOURCE_DOWN);
        assertThat(failure.attempts()).isEqualTo(3);
        assertThat(asked()).isEqualTo(3);
    }

    @Test
    void getsTheReplyOfALaterAttempt_F89() {
        first(status(503), ok("at last"));

        Reply reply = reply(send(QUICK, page()));

        assertThat(reply.text()).isEqualTo("at last");
        assertThat(reply.attempts()).isEqualTo(2);
    }

    @Test
    void pausesAsLongAsItIsTold_F88() {
        first(status(429).withHeader("Retry-After", "1"), ok("at last"));
        long start = System.nanoTime();

        assertThat(reply(send(QUICK, page())).text()).isEqualTo("at last");

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3600", "Fri, 27 Nov 2026 02:00:00 GMT"})
    void doesNotWaitLongerThanItsTime_F88(String told) {
        server.stubFor(get("/page").willReturn(status(429).withHeader("Retry-After", told)));

        Failure failure = failure(send(QUICK, page()));

        assertThat(failure.reason()).isEqualTo(Reason.TOLD_TO_WAIT);
        assertThat(failure.code()).isEqualTo(ExitCode.SOURCE_DOWN);
        assertThat(asked()).isEqualTo(1);
    }

    @Test
    void backsOffAlsoWithoutBeingToldHowLong_F88() {
        first(status(429), ok("at last"));
        assertThat(reply(send(QUICK, page())).attempts()).isEqualTo(2);
    }

    @Test
    void leavesARegisterAloneThatFailedTooOftenInARow_F89() {
        server.stubFor(get("/page").willReturn(status(500)));
        try (HttpsClient client = new HttpsClient(QUICK, TlsFiles.USUAL, CLOCK)) {
            client.send(page());
            client.send(page());

            assertThat(failure(client.send(page())).reason()).isEqualTo(Reason.GIVEN_UP);
        }
        assertThat(asked()).isEqualTo(6);
    }

    @Test
    void endsAReadThatTakesTooLong_F90() throws IOException {
        TransportLimits limits = limits(it -> new TransportLimits(
                it.connect(), Duration.ofMillis(50), it.call(), it.total(), 3, it.pause(), it.size()));
        try (RawServer silent = RawServer.answering("")) {
            Failure failure = failure(send(limits, HttpsRequest.get(silent.address())));

            assertThat(failure.reason()).isEqualTo(Reason.NO_ANSWER);
            assertThat(silent.asked()).isEqualTo(3);
        }
    }

    @Test
    void endsWithinItsTimeWhenTheServerNeverAnswers_F115() throws IOException {
        TransportLimits patient = limits(it -> new TransportLimits(
                it.connect(),
                Duration.ofMinutes(1),
                Duration.ofMinutes(1),
                Duration.ofSeconds(1),
                100,
                it.pause(),
                10));
        try (RawServer silent = RawServer.answering("")) {
            long start = System.nanoTime();

            Failure failure = failure(send(patient, HttpsRequest.get(silent.address())));

            assertThat(failure.code()).isEqualTo(ExitCode.SOURCE_DOWN);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    void endsACallThatTricklesForEver_F90() {
        server.stubFor(get("/page").willReturn(ok("x".repeat(900)).withChunkedDribbleDelay(900, 60_000)));
        TransportLimits limits = limits(it -> new TransportLimits(
                it.connect(), it.read(), Duration.ofMillis(400), it.total(), 1, it.pause(), it.size()));

        assertThat(failure(send(limits, page())).reason()).isEqualTo(Reason.NO_ANSWER);
    }

    @Test
    void tellsAHostNobodyKnows_F90() {
        Failure failure = failure(send(QUICK, HttpsRequest.get(URI.create("https://register.invalid/"))));
        assertThat(failure.reason()).isEqualTo(Reason.UNREACHABLE);
        assertThat(failure.what()).contains("register.invalid");
    }

    @Test
    void tellsAPortWhereNobodyListens_F90() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        Failure failure = failure(send(QUICK, HttpsRequest.get(URI.create("http://127.0.0.1:" + port + "/"))));
        assertThat(failure.reason()).isEqualTo(Reason.UNREACHABLE);
        assertThat(failure.attempts()).isEqualTo(3);
    }

    @Test
    void discardsAHalfReplyAndAsksAgain_F91() throws IOException {
        try (RawServer server = RawServer.answering(
                "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n64\r\nhalf",
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nwhole")) {
            Reply reply = reply(send(QUICK, HttpsRequest.get(server.address())));

            assertThat(reply.text()).isEqualTo("whole");
            assertThat(reply.attempts()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void usesNothingOfABrokenReply_F91(Fault fault) {
        server.stubFor(get("/page").willReturn(aResponse().withFault(fault)));

        Failure failure = failure(send(QUICK, page()));

        assertThat(failure.reason()).isIn(Reason.CUT_SHORT, Reason.UNREACHABLE);
        assertThat(failure.code()).isEqualTo(ExitCode.SOURCE_DOWN);
        assertThat(failure.attempts()).isEqualTo(3);
    }

    @Test
    void believesNoReplyThatTellsNoEnd_F91() throws IOException {
        try (RawServer server = RawServer.answering("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nwhole or half?")) {
            assertThat(failure(send(QUICK, HttpsRequest.get(server.address()))).reason())
                    .isEqualTo(Reason.CUT_SHORT);
        }
    }

    @Test
    void stopsAtTheFirstReplyThatIsTooLarge_F105() {
        server.stubFor(get("/page").willReturn(ok("x".repeat(1001))));

        Failure failure = failure(send(QUICK, page()));

        assertThat(failure.reason()).isEqualTo(Reason.TOO_LARGE);
        assertThat(failure.code()).isEqualTo(ExitCode.SOURCE_DOWN);
        assertThat(asked()).isEqualTo(1);
    }

    @Test
    void stopsWhileReadingAReplyOfUntoldSize_F105() {
        server.stubFor(get("/page").willReturn(ok("x".repeat(1001)).withChunkedDribbleDelay(4, 20)));
        assertThat(failure(send(QUICK, page())).reason()).isEqualTo(Reason.TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.2:1/",
                "https://127.0.0.1:1/",
                "http://elsewhere.invalid/",
                "//localhost/",
                "ftp:x"
            })
    void followsNobodyElsewhere_F104(String elsewhere) {
        server.stubFor(get("/page").willReturn(temporaryRedirect(elsewhere)));

        Failure failure = failure(send(QUICK, page()));

        assertThat(failure.reason()).isEqualTo(Reason.REDIRECTED);
        assertThat(failure.code()).isEqualTo(ExitCode.SOURCE_DOWN);
        assertThat(asked()).isEqualTo(1);
    }

    @Test
    void followsToAnotherPlaceOfTheHostButNotInCircles_F104() {
        server.stubFor(get("/page").willReturn(temporaryRedirect("/there")));
        server.stubFor(get("/there").willReturn(ok("here")));
        assertThat(reply(send(QUICK, page())).text()).isEqualTo("here");

        server.stubFor(get("/there").willReturn(temporaryRedirect("/page")));
        assertThat(failure(send(QUICK, page())).reason()).isEqualTo(Reason.REDIRECTED);
    }

    @Test
    void sendsNoBodyToWhereItIsRedirected_F104() {
        server.stubFor(post("/page").willReturn(temporaryRedirect("/there")));
        HttpsRequest request = HttpsRequest.post(at("/page"), "text/plain", new byte[3]);
        assertThat(failure(send(QUICK, request)).reason()).isEqualTo(Reason.REDIRECTED);
        assertThat(asked()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void stopsAtTheFirstRefusalOfItsCredentials_F101(int status) {
        server.stubFor(any(anyUrl()).willReturn(status(status)));

        Failure failure = failure(send(QUICK, page()));

        assertThat(failure.reason()).isEqualTo(Reason.REFUSED);
        assertThat(failure.code()).isEqualTo(ExitCode.PERMIT_EXPIRED);
        assertThat(asked()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://register.example/",
                "http://127.0.0.1.example/",
                "https://user:word@register.example/",
                "file:/etc/passwd",
                "register.example"
            })
    void asksNobodyInPlainOrWithAUserInTheAddress_F104(String address) {
        assertThat(HttpsRequest.allows(address)).isFalse();
        assertThatThrownBy(() -> HttpsRequest.get(URI.create(address))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void showsNeitherPathNorHeadersNorBody() {
        HttpsRequest request = HttpsRequest.post(
                        URI.create("https://register.example/person/060181-9474?id=060181-9474"),
                        "text/plain",
                        "060181-9474".getBytes(StandardCharsets.UTF_8))
                .with("X-Api-Key", "060181-9474");
        assertThat(request).hasToString("POST https://register.example");
    }

    private void first(ResponseDefinitionBuilder first, ResponseDefinitionBuilder then) {
        server.stubFor(get("/page")
                .inScenario("page")
                .whenScenarioStateIs(STARTED)
                .willSetStateTo("asked")
                .willReturn(first));
        server.stubFor(
                get("/page").inScenario("page").whenScenarioStateIs("asked").willReturn(then));
    }

    private static TransportLimits limits(UnaryOperator<TransportLimits> change) {
        return change.apply(QUICK);
    }

    private HttpsRequest page() {
        return HttpsRequest.get(at("/page"));
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private int asked() {
        return server.getAllServeEvents().size();
    }

    private static Outcome send(TransportLimits limits, HttpsRequest request) {
        try (HttpsClient client = new HttpsClient(limits, TlsFiles.USUAL, CLOCK)) {
            return client.send(request);
        }
    }

    private static Reply reply(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Reply.class);
        return (Reply) outcome;
    }

    private static Failure failure(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Failure.class);
        return (Failure) outcome;
    }
}
