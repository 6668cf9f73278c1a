package fi.ajantasa.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The simulated credit service answers who asks rightly, tells others the code of its sheet, and counts. */
class CreditApiTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-20T10:00:00Z"), ZoneOffset.UTC);
    private static final String STAMP = "2026112012000000+0200000";
    private static final CreditApi.Account ACCOUNT =
            new CreditApi.Account("AJANTASA01", "luotonvalv", "a word", "a key");

    private final CreditApi service = new CreditApi(ACCOUNT, NOON, 1917);
    private final Map<String, String> told = new LinkedHashMap<>();

    @BeforeEach
    void askRightly() throws Exception {
        told.putAll(Map.of("version", "2018", "qtype", "02", "reqmsg", "DECISION", "format", "json"));
        told.putAll(Map.of("userid", "AJANTASA01", "passwd", "a word", "enduser", "luotonvalv", "purpose", "2"));
        told.putAll(Map.of("idnumber", "010190-900P", "timestamp", STAMP, "checksum", checksum(STAMP)));
    }

    private static String checksum(String stamp) throws Exception {
        byte[] text = ("AJANTASA01&luotonvalv&" + stamp + "&a key&").getBytes(StandardCharsets.UTF_8);
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-512").digest(text))
                .toUpperCase(Locale.ROOT);
    }

    private String ask() {
        String form = told.entrySet().stream()
                .map(it -> it.getKey() + "="
                        + it.getValue().replace("+", "%2B").replace("-", "%2D").replace(" ", "%20"))
                .collect(Collectors.joining("&"));
        Asked asked = new Asked(CreditApi.PATH, "", form.getBytes(StandardCharsets.US_ASCII), "");
        return new String(service.answer(asked).body(), StandardCharsets.UTF_8);
    }

    @Test
    void answersAndCountsWhoAsksRightly() {
        assertThat(ask()).contains("\"responseStatus\": \"0\"").isEqualTo(ask());
        assertThat(service.count().byPurpose()).isEqualTo(Map.of("2", new CreditCount.Counted(2, 1, 2)));
    }

    @ParameterizedTest
    @CsvSource({
        "purpose, '', 852",
        "purpose, 9, 852",
        "reqmsg, SUMMARY, 852",
        "enduser, somebody, VA2",
        "passwd, another, VA3",
        "checksum, ABC, 501",
        "idnumber, '', VX1",
        "idnumber, 010190900P, VC6"
    })
    void tellsTheCodeOfWhatIsWrongAndCountsNothing(String parameter, String value, String code) {
        told.put(parameter, value);
        assertThat(ask()).contains("\"errorCode\": \"" + code + "\"");
        assertThat(service.count().byPurpose()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2026112011540000+0200000", "2026112012060000+0200000", "2026112012000000+0100000", "soon"})
    void refusesAChecksumThatIsNotOfNow(String stamp) throws Exception {
        told.put("timestamp", stamp);
        told.put("checksum", checksum(stamp));
        assertThat(ask()).contains("\"errorCode\": \"505\"");
    }

    /** The seed decides what is known of whom. */
    @Test
    void knowsSomePeopleNotAndSomeWithDefaults() {
        Map<Boolean, Long> clear = IntStream.range(0, 300)
                .mapToObj(it -> {
                    told.put("idnumber", "0101%02d-9%02dP".formatted(it % 100, it / 100));
                    return ask();
                })
                .collect(Collectors.partitioningBy(it -> it.contains("\"code\": \"2\""), Collectors.counting()));
        assertThat(clear.get(false)).isBetween(15L, 75L);
    }
}
