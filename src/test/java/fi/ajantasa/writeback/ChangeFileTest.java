package fi.ajantasa.writeback;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.WriteBack.Format;
import fi.ajantasa.writeback.Message.Action;
import fi.ajantasa.writeback.Message.Ground;
import fi.ajantasa.writeback.Message.Key;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a change file looks like, and how what it is made of is stored. */
class ChangeFileTest {
    private static final String RUN = "R-20261122-03";
    private static final List<Message> MESSAGES = List.of(
            new Message(new Key(RUN, 7, "C-7", "family-name", 1), Action.SET, "Virtanen; \"Ville\"", Ground.NONE),
            new Message(new Key(RUN, 7, "C-7", "e-mail", 1), Action.CLEARED, "", Ground.NONE),
            new Message(
                    new Key(RUN, 8, "C-8", "no-marketing-deceased", 1),
                    Action.RESTRICTED,
                    "phone post",
                    new Ground("population", "2026-11-22", "")));

    private static String text(Format format, List<Message> messages) {
        return new String(ChangeFile.bytes(messages, format), StandardCharsets.UTF_8);
    }

    @Test
    void isALineOfJsonForEachMessage() {
        assertThat(text(Format.JSON_LINES, MESSAGES))
                .isEqualTo(
                        """
                        {"key":"R-20261122-03:C-7:family-name","customer":"C-7","item":"family-name","action":"set","value":"Virtanen; \\"Ville\\""}
                        {"key":"R-20261122-03:C-7:e-mail","customer":"C-7","item":"e-mail","action":"cleared","value":""}
                        {"key":"R-20261122-03:C-8:no-marketing-deceased","customer":"C-8","item":"no-marketing-deceased","action":"restricted","value":"phone post","source":"population","since":"2026-11-22","until":""}
                        """);
    }

    @Test
    void isALineOfCsvForEachMessage() {
        assertThat(text(Format.CSV, MESSAGES))
                .isEqualTo(
                        """
                        key;customer;item;action;value;source;since;until
                        R-20261122-03:C-7:family-name;C-7;family-name;set;"Virtanen; ""Ville""\";;;
                        R-20261122-03:C-7:e-mail;C-7;e-mail;cleared;;;;
                        R-20261122-03:C-8:no-marketing-deceased;C-8;no-marketing-deceased;restricted;phone post;population;2026-11-22;
                        """);
    }

    /** F75: and what was neutralised is recognised when it is read back. */
    @Test
    void startsNoFormulaInCsv() {
        assertThat(ChangeFile.inCsv("=1+1")).isEqualTo("'=1+1");
        assertThat(ChangeFile.inCsv("-Matti")).isEqualTo("'-Matti");
        assertThat(ChangeFile.inCsv("+358401234567")).isEqualTo("+358401234567");
        Message message = new Message(new Key(RUN, 7, "C-7", "family-name", 1), Action.SET, "=1+1", Ground.NONE);
        Answer.Row row = new Answer.Row(true, "", "'=1+1");
        assertThat(new Comparison(List.of(message), Map.of(message.key().text(), row)).differing())
                .isZero();
    }

    @Test
    void hasAnotherKeyForWhatIsToldAnew() {
        assertThat(new Key(RUN, 7, "C-7", "e-mail", 1).text()).isEqualTo("R-20261122-03:C-7:e-mail");
        assertThat(new Key(RUN, 7, "C-7", "e-mail", 2).text()).isEqualTo("R-20261122-03:C-7:e-mail:2");
    }

    @Test
    void isMadeOfItemsThatAreStoredAsText() {
        Flag lifted =
                new Flag("deceased", false, 63, 4, LocalDate.of(2026, 1, 2), LocalDate.of(2026, 11, 22), "entry-ended");
        Flag standing = new Flag("objection-sms", true, 8, 0, LocalDate.of(2026, 11, 22), null, "");
        for (Items items : List.of(
                new Items(List.of("family-name", "e-mail"), List.of(lifted, standing)),
                new Items(List.of(), List.of(standing)),
                new Items(List.of("e-mail"), List.of()))) {
            assertThat(Items.from(items.text())).isEqualTo(items);
        }
        assertThat(new Items(List.of("family-name", "e-mail"), List.of(lifted, standing))
                        .of(Set.of("e-mail", "no-marketing-deceased")))
                .isEqualTo(new Items(List.of("e-mail"), List.of(lifted)));
    }
}
