package fi.ajantasa.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.person.Attribute;
import fi.ajantasa.person.AttributeCatalogue;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SubjectTextsTest {
    @Test
    void everyTextIsThereInEveryLanguage() {
        Set<String> english = own("en");
        for (String language : SubjectTexts.LANGUAGES) {
            assertThat(own(language)).as(language).isEqualTo(english);
            for (Attribute attribute : AttributeCatalogue.builtIn().list()) {
                assertThat(SubjectTexts.in(language).keys()).contains("attribute." + attribute.name());
            }
        }
    }

    private static Set<String> own(String language) {
        Set<String> keys = new TreeSet<>(SubjectTexts.in(language).keys());
        keys.removeIf(it -> !it.matches(
                "(title|lead|confidential|customer|made|values|told|restrictions|objections|recipients|consultations|links"
                        + "|waiting|rights|hidden|column|delivery|from|said|years|probability|yes|no|way|channel|purpose"
                        + "|basis|register|code)(\\..*)?"));
        keys.removeIf(it -> it.startsWith("column.") && !it.matches("column.(what|value|source|basis|kept)"));
        return keys;
    }

    @Test
    void anIdentityCodeLosesItsEnd() {
        assertThat(SubjectValues.covered("061261-900A")).isEqualTo("061261-••••");
    }
}
