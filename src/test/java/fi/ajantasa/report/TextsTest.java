package fi.ajantasa.report;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.person.AttributeCatalogue;
import org.junit.jupiter.api.Test;

class TextsTest {
    private final Texts texts = Texts.load();

    @Test
    void haveTheSameKeysInBothLanguages() {
        assertThat(texts.keys("fi")).isEqualTo(texts.keys("en"));
    }

    @Test
    void nameEveryListAttributeAndExitCode() {
        for (ListName name : ListName.values()) {
            assertThat(texts.keys("fi")).contains("list." + name.word());
        }
        AttributeCatalogue.builtIn().list().forEach(attribute -> assertThat(texts.keys("fi"))
                .contains("attribute." + attribute.name()));
        for (ExitCode code : ExitCode.values()) {
            assertThat(texts.keys("fi")).contains("ending." + code.name());
        }
    }

    @Test
    void leaveAWordOfAJobFileAsItIs() {
        Html html = new Html();
        texts.word(html, "attribute", "student-discount");
        assertThat(html.done()).endsWith("student-discount");
    }
}
