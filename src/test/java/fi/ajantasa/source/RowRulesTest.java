package fi.ajantasa.source;

import static fi.ajantasa.source.SentDelivery.AINO;
import static fi.ajantasa.source.SentDelivery.EEVA;
import static fi.ajantasa.source.SentDelivery.VEIKKO;
import static fi.ajantasa.source.SentDelivery.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad rows among good ones are rejected by themselves, with row, line and every rule. */
class RowRulesTest {
    @TempDir
    Path folder;

    @ParameterizedTest // F76
    @ValueSource(
            strings = {
                "\u0000",
                "\u0001",
                "\b",
                "\u007f",
                "\u0085",
                "\u009b",
                "\u200b",
                "\u200d",
                "\u202e",
                "\u2066",
                "\ufeff",
                "\u061c",
                "\u2028",
                "\udb40\udc41"
            })
    void rejectsARowWithAControlCharacter(String character) {
        for (String field : List.of("Aal" + character + "to", "\"Aal" + character + "to\"")) {
            Proven proven = SentDelivery.of(folder, row(AINO), VEIKKO + ";" + field + ";K;0\n", row(EEVA))
                    .proven();
            assertThat(proven.rejected().list()).containsExactly(new RowRejection(2, 3, List.of("control-character")));
            assertThat(proven.accepted()).isEqualTo(2);
        }
    }

    @ParameterizedTest // F75, F77: such values are data; every output neutralises them
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM",
                "\tx",
                "\"a\r\nINFO all well\"",
                "\"a\nb\"",
                "a\u001b[2Jb",
                "ÄÖÅ äöå é š",
                "\"say \"\"hi\"\"\"",
                "~",
                "𝒜",
                "\"a;b\""
            })
    void keepsUnusualTextAsItIs(String field) throws IOException {
        SentDelivery sent = SentDelivery.of(folder, AINO + ";" + field + ";K;0\n");
        Proven proven = sent.proven();
        assertThat(proven.rejected().size()).isZero();
        String plain =
                field.startsWith("\"") ? field.substring(1, field.length() - 1).replace("\"\"", "\"") : field;
        assertThat(ProvenRows.of(proven, sent).get(0).values()).containsExactly(AINO, plain, "K", "0");
    }

    @ParameterizedTest // F41, F83
    @CsvSource({
        "010190-900Q, check-character-wrong",
        "290200-901C, no-such-date",
        "010190-001P, individual-number-refused",
        "010190G900P, century-sign-unknown",
        "'6,4E+17', not-an-identity-code",
        "10190-900P, not-an-identity-code",
        "'', not-an-identity-code",
        "~, not-an-identity-code",
        "241226A9063, born-in-future",
        "010190-900P!, not-an-identity-code"
    })
    void rejectsARowByItsIdentityCode(String hetu, String rule) {
        Proven proven = SentDelivery.of(folder, row(VEIKKO), row(hetu)).proven();
        assertThat(proven.rejected().list()).containsExactly(new RowRejection(2, 3, List.of(rule)));
    }

    @Test // F25
    void rejectsOneArtificialCodeAmongOthers() {
        SentDelivery sent = SentDelivery.of(folder, row("010190-001P"), row("020285-000P"), row(AINO));
        sent.artificialCodes = false;
        assertThat(sent.proven().rejected().list())
                .filteredOn(rejection -> rejection.rules().contains("artificial-code"))
                .containsExactly(new RowRejection(3, 4, List.of("artificial-code")));
    }

    @Test
    void namesEveryRuleARowBreaks() {
        Proven proven = SentDelivery.of(folder, "010190-900Q;A\u200bo;K;0\n").proven();
        assertThat(proven.rejected().list())
                .containsExactly(new RowRejection(1, 2, List.of("check-character-wrong", "control-character")));
    }

    @Test
    void readsAQuotedIdentityCode() {
        Proven proven =
                SentDelivery.of(folder, row("\"" + AINO + "\""), row(VEIKKO)).proven();
        assertThat(proven.rejected().size()).isZero();
    }

    @Test
    void passesOverEmptyLines() {
        Proven proven = SentDelivery.of(folder, row(AINO), "\n", "\r\n", row("010190-900Q"))
                .proven();
        assertThat(proven.rows()).isEqualTo(2);
        assertThat(proven.rejected().list()).containsExactly(new RowRejection(2, 5, List.of("check-character-wrong")));
    }

    @Test
    void numbersRowsOfTheDetailFileAfterThoseOfTheMainFile() {
        Proven proven = SentDelivery.of(folder, row(AINO), row(VEIKKO))
                .detail(AINO + ";NIMI;x\n", "010190-900Q;NIMI;x\n")
                .proven();
        assertThat(proven.rejected().list()).containsExactly(new RowRejection(4, 3, List.of("check-character-wrong")));
    }
}
