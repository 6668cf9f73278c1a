package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The log as text, and as JSON lines for whoever collects it. */
class LogFormTest {
    private static final String FORM = "AJANTASA_LOG";
    private static final String AWKWARD = "a \"word\" of C:\\folder\nand a second line {}";

    @TempDir
    Path folder;

    @AfterEach
    void forget() {
        System.clearProperty(FORM);
    }

    private String logged() {
        try (ShippedLog log = ShippedLog.of(TestHome.in(folder))) {
            LoggerFactory.getLogger("fi.ajantasa.serve.Serving")
                    .info(AWKWARD, "here", new IllegalStateException("quotes a row"));
            return log.text();
        }
    }

    @Test
    void writesEachEventAsOneLineOfText() {
        assertThat(logged().lines().toList()).singleElement().satisfies(it -> assertThat(it)
                .contains("INFO  Serving a \"word\" of C:\\folder?and a second line here")
                .doesNotContain("quotes a row"));
    }

    @Test
    void writesEachEventAsOneJsonObjectWhenAskedTo() {
        System.setProperty(FORM, "json");
        List<String> lines = logged().lines().toList();
        assertThat(lines).hasSize(1);
        assertThat(lines.get(0)).doesNotContain("quotes a row");
        JsonNode event = JsonMapper.shared().readTree(lines.get(0));
        assertThat(event.propertyNames()).containsExactly("at", "level", "logger", "thread", "message");
        assertThat(event.path("level").asString()).isEqualTo("INFO");
        assertThat(event.path("message").asString()).isEqualTo("a \"word\" of C:\\folder?and a second line here");
    }
}
