package fi.ajantasa.batch;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.head;
import static com.github.tomakehurst.wiremock.client.WireMock.notFound;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.testing.Databases;
import fi.ajantasa.testing.PgpParty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A list that is posted: whether it arrived cannot always be known, and it is not posted twice on a guess. */
class WashPostTest {
    private static final String LIST = "/lists/pesu_wash_20261122_000001.csv";
    private static final String CONTROL = "/lists/pesu_wash_20261122_000001_control.json";

    @TempDir
    Path folder;

    private final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
    private TestHome home;

    @BeforeEach
    void serve() {
        server.start();
        server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(201)));
        server.stubFor(head(anyUrl()).willReturn(notFound()));
        String place =
                "to: {https: {url: \"http://127.0.0.1:%d/lists/\", limits: {pause: 1 ms}}}".formatted(server.port());
        home = WashHome.washing(
                PreparedHome.on(Databases.H2).copyTo(folder),
                it -> it.replace("to: {folder: sample-data/outbox/wash}", place));
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private int posted(String path) {
        return server.findAll(postRequestedFor(urlEqualTo(path))).size();
    }

    private String list() {
        return server.findAll(postRequestedFor(urlEqualTo(LIST))).get(0).getBodyAsString();
    }

    private void answer() {
        MadeDelivery reply = WashHome.empty(home, 1);
        list().lines().skip(1).forEach(it -> WashHome.add(reply, it, "VAPAA"));
        reply.send();
    }

    @Test
    void postsTheListAndThenItsTotals() {
        assertThat(home.run("wash").code()).isEqualTo(ExitCode.INPUT_LATE);
        assertThat(home.run("wash").code()).isEqualTo(ExitCode.INPUT_LATE);
        assertThat(posted(LIST)).isEqualTo(1);
        assertThat(posted(CONTROL)).isEqualTo(1);
        assertThat(list()).startsWith("numero\n+358");
        answer();
        assertThat(home.run("wash").code()).isEqualTo(ExitCode.OK);
    }

    @Test
    void postsAListThatOnlyTheRegisterCanRead() throws IOException {
        Path secrets = Files.createDirectories(home.jobs().resolveSibling("secrets"));
        new PgpParty().publicKey(secrets.resolve("register.asc"));
        new PgpParty().privateKey(secrets.resolve("own.asc"));
        Files.writeString(secrets.resolve("passphrase"), PgpParty.PASSPHRASE);
        home.define(
                "wash.yaml",
                it -> it.replace(
                        "      again: 7 days",
                        "      pgp: {for: secrets/register.asc, key: {file: secrets/own.asc}, passphrase: {file: secrets/passphrase}}\n"
                                + "      again: 7 days"));

        assertThat(home.run("wash").code()).isEqualTo(ExitCode.INPUT_LATE);

        assertThat(posted(LIST + ".pgp")).isEqualTo(1);
        assertThat(posted(CONTROL + ".pgp")).isEqualTo(1);
        assertThat(server.getAllServeEvents())
                .allSatisfy(it -> assertThat(it.getRequest().getBodyAsString()).doesNotContain("+358", "sha256"));
    }

    @Test
    void postsAgainOnlyWhenAPersonSaysSo_F89() {
        server.stubFor(post(LIST).willReturn(aResponse().withStatus(503)));
        RegisterResult down = home.run("wash");
        assertThat(down.code()).as(down.message()).isEqualTo(ExitCode.SOURCE_DOWN);
        assertThat(down.reason()).isEqualTo("perhaps-sent");
        server.stubFor(post(LIST).willReturn(aResponse().withStatus(201)));

        assertThat(home.run("wash").reason()).isEqualTo("perhaps-sent");
        assertThat(posted(LIST)).isEqualTo(1);

        assertThat(home.runAgain("wash").reason()).isEqualTo("no-reply");
        assertThat(posted(LIST)).isEqualTo(2);
        assertThat(posted(CONTROL)).isEqualTo(1);
        assertThat(home.sql(Long.class, "select count(*) from wash")).isEqualTo(1);
    }

    /** A reply says that the list arrived. */
    @Test
    void takesTheReplyToAListThatPerhapsArrived() {
        server.stubFor(post(LIST).willReturn(aResponse().withStatus(503)));
        home.run("wash");
        answer();

        assertThat(home.run("wash").code()).isEqualTo(ExitCode.OK);
    }

    /** We are not let in: nothing was sent, and the next run sends it by itself. */
    @Test
    void postsInTheNextRunWhatCannotHaveArrived_F101() {
        server.stubFor(head(anyUrl()).willReturn(aResponse().withStatus(401)));
        assertThat(home.run("wash").code()).isEqualTo(ExitCode.PERMIT_EXPIRED);
        server.stubFor(head(anyUrl()).willReturn(notFound()));

        assertThat(home.run("wash").reason()).isEqualTo("no-reply");
        assertThat(posted(LIST)).isEqualTo(1);
    }
}
