package fi.ajantasa.credit;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.person.Hetu;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.yaml.snakeyaml.Yaml;

/** The table cases/credit-replies.yaml: what a reply means for us. */
class ReplyCasesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Hetu ASKED = new Hetu("010190-901R");

    @TestFactory
    Stream<DynamicTest> understandsReplies() throws IOException {
        List<Map<String, String>> cases =
                new Yaml().load(Files.readString(Path.of("src/test/resources/cases/credit-replies.yaml")));
        return cases.stream()
                .map(it -> DynamicTest.dynamicTest(it.get("says"), () -> {
                    byte[] reply = it.get("in").getBytes(StandardCharsets.UTF_8);
                    assertThat(text(new ReplyReader(TODAY).read(reply, ASKED))).isEqualTo(it.get("out"));
                }));
    }

    private static String text(Answer answer) {
        if (answer instanceof Answer.Verdict verdict) {
            String until = verdict.until() == null ? "" : " " + verdict.until();
            return verdict.status() + " " + verdict.defaults() + " " + verdict.asOf() + until;
        }
        if (answer instanceof Answer.Stop stop) {
            return "stop " + stop.exit() + " " + stop.reason();
        }
        String kind = answer instanceof Answer.Unknown
                ? "unknown"
                : answer instanceof Answer.Again ? "again" : "record-error";
        return kind + " " + answer.code();
    }
}
