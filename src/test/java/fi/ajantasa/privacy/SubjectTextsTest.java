package fi.ajantasa.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.JobFolder;
import fi.ajantasa.job.Jobs;
import fi.ajantasa.person.Attribute;
import fi.ajantasa.person.AttributeCatalogue;
import java.nio.file.Path;
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

    /** Every word of the shipped definitions that a page may show has its text: registers, rules, purposes, grounds and codes. */
    @Test
    void everyWordOfTheDefinitionsIsThereInEveryLanguage() throws DefinitionException {
        Jobs jobs = JobFolder.read(Path.of("jobs"));
        Set<String> words = new TreeSet<>();
        jobs.jobs().values().stream().filter(it -> it.findReference().isEmpty()).forEach(job -> {
            words.add("register." + job.register());
            words.add("basis." + job.passport().lawfulBasis());
            job.passport().purposes().forEach(it -> words.add("purpose." + it));
            job.contract().link().forEach(it -> words.add("rule." + it.rule()));
        });
        jobs.decisions().marketing().forEach(it -> words.add("reason." + it.reason()));
        jobs.decisions().contact().purposes().keySet().forEach(it -> words.add("purpose." + it));
        assertThat(words).hasSizeGreaterThan(40);
        for (String language : SubjectTexts.LANGUAGES) {
            assertThat(SubjectTexts.in(language).keys()).as(language).containsAll(words);
        }
    }

    private static Set<String> own(String language) {
        Set<String> keys = new TreeSet<>(SubjectTexts.in(language).keys());
        keys.removeIf(it -> !it.matches(
                "(title|lead|confidential|customer|made|values|told|restrictions|objections|recipients|consultations|links"
                        + "|waiting|rights|hidden|column|delivery|from|said|years|probability|yes|no|way|channel|purpose"
                        + "|basis|register|code|payment|metering|consumption)(\\..*)?"));
        keys.removeIf(it -> it.startsWith("column.") && !it.matches("column.(what|value|source|basis|kept)"));
        return keys;
    }

    @Test
    void anIdentityCodeLosesItsEnd() {
        assertThat(SubjectValues.covered("061261-900A")).isEqualTo("061261-••••");
    }
}
