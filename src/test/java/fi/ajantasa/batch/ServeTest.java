package fi.ajantasa.batch;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import fi.ajantasa.serve.Serving;
import fi.ajantasa.serve.Settings;
import fi.ajantasa.testing.Databases;
import fi.ajantasa.testing.MailServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One look of the service at a night that is held: what it did, whom it told, and what it answers. */
class ServeTest {
    private static final LocalDate NIGHT = TestHome.TODAY.plusDays(1);
    private static final int MOVES = 80;

    @TempDir
    static Path folder;

    private static final WireMockServer WEB =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
    private static MailServer post;
    private static TestHome home;
    private static List<Person> people;
    private static Map<String, String> pages;

    @BeforeAll
    static void serveOneNight() throws Exception {
        WEB.start();
        WEB.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(204)));
        post = new MailServer();
        PreparedHome prepared = PreparedHome.on(Databases.H2);
        people = prepared.plainPeople();
        home = prepared.copyTo(folder).daysLater(1);
        MadeDelivery moves = MadeDelivery.changes(home, 2);
        people.subList(0, MOVES).forEach(it -> moves.change(it.hetu(), DeliveryFaultsNightTest.moveTo("Uusikatu")));
        moves.send();
        home.meddle(
                "insert into scheduled (job, business_date, started_at, told_late)"
                        + " values ('nightly', ?, current_timestamp, false)",
                NIGHT);
        home.meddle("insert into task (run_id, customer_id, kind, extract_id, row_number, state, opened_at)"
                + " values ('R-20261120-01', 1, 'undecidable', 1, 1, 'second', current_timestamp)");
        Files.writeString(folder.resolve("token"), "the-token-of-the-hook\n");
        set(
                home,
                Map.of(
                        "port", "0",
                        "webhook", "http://127.0.0.1:" + WEB.port() + "/hook",
                        "webhook.token.file", folder.resolve("token").toString(),
                        "mail.host", "127.0.0.1",
                        "mail.port", "" + post.port(),
                        "mail.from", "ajantasa@company.example",
                        "mail.to", "night@company.example, second@company.example",
                        "mail.user", "ajantasa",
                        "mail.password.file", folder.resolve("token").toString()));
        StopSignal stop = new StopSignal();
        try (Serving serving = Serving.open(home.installation(), home.clock(), stop, (next, late) -> {
            pages = Map.of(
                    "health", page(serving().port(), "/health"),
                    "ready", page(serving().port(), "/ready"),
                    "metrics", page(serving().port(), "/metrics"),
                    "other", page(serving().port(), "/metrics/other"));
            stop.ask();
            stop.check();
        })) {
            running = serving;
            serving.run();
        }
    }

    private static Serving running;

    private static Serving serving() {
        return running;
    }

    @AfterAll
    static void stop() throws IOException {
        WEB.stop();
        post.close();
    }

    private static void set(TestHome home, Map<String, String> settings) throws IOException {
        Properties machine = new Properties();
        settings.forEach((key, value) -> machine.setProperty("ajantasa.serve." + key, value));
        try (var out = Files.newBufferedWriter(home.home().resolve("application.properties"))) {
            machine.store(out, null);
        }
    }

    private static String page(int port, String path) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .build();
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() + " " + answer.body();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void runsTheNightThatIsDueOnce_F146() {
        assertThat(home.sql(
                        LocalDate.class,
                        "select business_date from scheduled where job = 'nightly'"
                                + " and exit_code = 30 and ended_at is not null"))
                .isEqualTo(NIGHT);
        assertThat(home.sql(
                        Long.class,
                        "select count(*) from run where register = 'nightly' and state = 'DONE' and business_date = ?",
                        NIGHT))
                .isOne();
    }

    @Test
    void answersHealthAndReadiness() {
        assertThat(pages.get("health")).isEqualTo("200 up\n");
        assertThat(pages.get("ready")).isEqualTo("200 ready\n");
        assertThat(pages.get("other")).startsWith("404 ");
    }

    @Test
    void answersMetricsOfRegistersListsAndSchedule() {
        assertThat(pages.get("metrics"))
                .startsWith("200 ")
                .contains("ajantasa_holds_runs{register=\"population\"} 1.0")
                .contains("ajantasa_run_code{register=\"population\"} 30.0")
                .contains("ajantasa_run_rows{kind=\"rejected\",register=\"population\"} 0.0")
                .contains("ajantasa_run_rows{kind=\"accepted\",register=\"population\"} " + MOVES + ".0")
                .contains("ajantasa_run_duration_seconds{register=\"population\"}")
                .contains("ajantasa_register_age_seconds{register=\"customers\"} ")
                .contains("ajantasa_lease_left_seconds{register=\"preference\"} -1.0")
                .contains("ajantasa_permit_left_seconds{register=\"population\"}")
                .contains("ajantasa_schedule_lag_seconds{job=\"nightly\"} 0.0")
                .contains("ajantasa_tasks_open_tasks 1.0")
                .contains("jvm_memory_used_bytes");
    }

    private static String bodies() {
        return WEB.getAllServeEvents().stream()
                .map(it -> it.getRequest().getBodyAsString())
                .collect(Collectors.joining("\n"));
    }

    @Test
    void tellsWhatIsHeldByWebhook() {
        WEB.verify(
                2,
                postRequestedFor(urlEqualTo("/hook"))
                        .withHeader("Authorization", equalTo("Bearer the-token-of-the-hook")));
        assertThat(bodies()).contains("\"job\":\"nightly\"", "\"date\":\"" + NIGHT + "\"", "\"code\":30", "over-limit");
    }

    @Test
    void tellsWhatIsHeldByMail() {
        assertThat(post.letters()).hasSize(2);
        assertThat(post.letters().get(1))
                .contains("Subject: Ajantasa: HELD nightly " + NIGHT, "HELD population over-limit R-20261123-")
                .contains("INPUT_LATE customers", "Next: ajantasa runs show R-20261123-");
        assertThat(post.commands())
                .anyMatch(it -> it.contains("night@company.example"))
                .anyMatch(it -> it.contains("second@company.example"))
                .anyMatch(it -> it.startsWith("AUTH PLAIN"));
    }

    /** Another instance had begun the night, and its deadline has passed. */
    @Test
    void tellsThatANightIsLate_F42() {
        assertThat(post.letters().get(0))
                .contains("Subject: Ajantasa: INPUT_LATE nightly " + NIGHT + " not-over-by-its-deadline");
    }

    @Test
    void tellsNothingOfAnybody() {
        String told = post.letters() + pages.toString() + WEB.getAllServeEvents();
        people.subList(0, MOVES).forEach(it -> assertThat(told).doesNotContain(it.hetu(), it.number()));
        assertThat(told).doesNotContain("Uusikatu");
        assertThat(post.letters() + pages.toString()).doesNotContain("the-token-of-the-hook");
    }

    @Test
    void refusesSettingsItDoesNotKnow_F144() throws IOException {
        TestHome other = TestHome.in(folder.resolve("other"));
        Files.createDirectories(other.home());
        set(other, Map.of("prot", "1", "mail.host", "mail.example", "webhook", "http://elsewhere.example/"));
        assertThatThrownBy(
                        () -> Serving.open(other.installation(), other.clock(), new StopSignal(), (next, late) -> {}))
                .isInstanceOf(Settings.SettingsException.class)
                .hasMessageContainingAll(
                        "ajantasa.serve.prot is not known",
                        "ajantasa.serve.mail.from is missing",
                        "ajantasa.serve.webhook is no address");
        assertThat(Terminal.run(other, "serve")).satisfies(it -> {
            assertThat(it.code()).isEqualTo(2);
            assertThat(it.text()).startsWith("USAGE: application.properties: ").contains("\nNext: ajantasa ");
        });
    }
}
