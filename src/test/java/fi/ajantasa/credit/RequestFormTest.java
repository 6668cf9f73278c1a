package fi.ajantasa.credit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How a request is written and signed; reference 3. */
class RequestFormTest {

    @Test
    void encodesWhatTheServiceWantsEncoded() {
        assertThat(RequestForm.encoded("010190-901R")).isEqualTo("010190%2D901R");
        assertThat(RequestForm.encoded("20261122120000+02")).isEqualTo("20261122120000%2B02");
        assertThat(RequestForm.encoded("Åke & Öberg=1")).isEqualTo("%C3%85ke%20%26%20%C3%96berg%3D1");
    }

    @Test
    void keepsTheOrderOfParameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("userid", "AJANTASA01");
        parameters.put("passwd", "a&b=c");
        assertThat(RequestForm.of(parameters)).isEqualTo("userid=AJANTASA01&passwd=a%26b%3Dc");
    }

    @Test
    void writesTheMomentWithHundredthsAndTheHoursOfTheZone() {
        assertThat(Checksum.timestamp(Instant.parse("2026-11-22T10:00:00.129Z")))
                .isEqualTo("2026112212000012+0200000");
        assertThat(Checksum.timestamp(Instant.parse("2026-07-01T21:30:05Z"))).isEqualTo("2026070200300500+0300000");
    }

    /** The value was computed with sha512sum. */
    @Test
    void signsInCapitals() {
        assertThat(Checksum.of("AJANTASA01", "luotonvalv", "2026112212000012+0200000", "secret-key"))
                .isEqualTo("5A67B35243712125B750DBD56697EF12643ECDEFCE66279D8BE6ED7DADAF1FC6"
                        + "F0BF86E2E0B7FF6C14B8E802169FB9462005913A5421DE0DA827ED514B497185");
    }
}
