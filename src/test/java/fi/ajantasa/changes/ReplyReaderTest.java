package fi.ajantasa.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is a page of a journal and what is none; F86, F91, F105. */
class ReplyReaderTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private final ReplyReader replies = new ReplyReader(Clock.fixed(NOW, ZoneOffset.UTC));

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "null",
                "<html>down</html>",
                "{\"viimeisinKirjausavain\": 9, \"ajanTasalla\": true}",
                "{\"viimeisinKirjausavain\": 9, \"muutokset\": []}",
                "{\"ajanTasalla\": true, \"muutokset\": []}",
                "{\"viimeisinKirjausavain\": null, \"ajanTasalla\": true, \"muutokset\": []}",
                "{\"viimeisinKirjausavain\": \"9\", \"ajanTasalla\": true, \"muutokset\": []}",
                "{\"viimeisinKirjausavain\": 9, \"ajanTasalla\": \"true\", \"muutokset\": []}",
                "{\"viimeisinKirjausavain\": 9, \"ajanTasalla\": true, \"muutokset\": [",
                "{\"viimeisinKirjausavain\": 9, \"ajanTasalla\": true, \"muutokset\": []} more",
                "{\"viimeisinKirjausavain\": 9, \"ajanTasalla\": true, \"ajanTasalla\": false, \"muutokset\": []}"
            })
    void isNoPage_F91(String body) {
        assertThat(replies.findChanges(bytes(body))).isEmpty();
    }

    @Test
    void isNoPageWhenItIsTooDeep_F105() {
        String deep = "[".repeat(100) + "]".repeat(100);
        assertThat(replies.findChanges(
                        bytes("{\"viimeisinKirjausavain\": 9, \"ajanTasalla\": true, \"muutokset\": " + deep + "}")))
                .isEmpty();
    }

    @Test
    void isNoPageWhenATextIsTooLong_F105() {
        String page = "{\"viimeisinKirjausavain\": 9, \"ajanTasalla\": true, \"muutokset\": [{\"x\": \"%s\"}]}";
        assertThat(replies.findChanges(bytes(page.formatted("x".repeat(10_000)))))
                .isPresent();
        assertThat(replies.findChanges(bytes(page.formatted("x".repeat(10_001)))))
                .isEmpty();
    }

    @Test
    void tellsHowFarAPageReachesAndOfWhom() {
        Page page = replies.findChanges(
                        bytes(
                                """
                {"viimeisinKirjausavain": 99999999999, "ajanTasalla": false, "more": 1, "muutokset": [
                  {"henkilotunnus": "010190-900P", "muutospv": "2026-11-20T22:00:00.000Z", "tietoryhmat": []},
                  {"henkilotunnus": "010190-900P", "muutospv": "some day"}, 7]}"""))
                .orElseThrow();
        assertThat(page.reached()).isEqualTo(99_999_999_999L);
        assertThat(page.current()).isFalse();
        assertThat(page.told()).extracting(Told::hetu).containsExactly("010190-900P", "010190-900P", "");
        assertThat(page.told()).extracting(Told::at).containsExactly(Instant.parse("2026-11-20T22:00:00Z"), NOW, NOW);
        assertThat(page.told().toString()).doesNotContain("010190");
    }

    @Test
    void tellsTheFirstKeyOfADay() {
        assertThat(replies.findKey(bytes("{\"viimeisinKirjausavain\": 123}"))).hasValue(123);
        assertThat(replies.findKey(bytes("{\"viimeisinKirjausavain\": 1.5}"))).isEmpty();
        assertThat(replies.findBase(bytes("{\"ajanTasalla\": true, \"perustiedot\": []}")))
                .isPresent();
        assertThat(replies.findBase(bytes("{\"perustiedot\": []}"))).isEmpty();
        assertThat(replies.findBase(bytes("{\"ajanTasalla\": true}"))).isEmpty();
    }
}
