package fi.ajantasa.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.JobFolder;
import fi.ajantasa.job.Jobs;
import fi.ajantasa.person.Attribute;
import fi.ajantasa.person.AttributeCatalogue;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Properties;
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

    /** The texts of this report alone; names of attributes and reasons may come from files of others. */
    private static Set<String> own(String language) {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(
                Path.of("src/main/resources/privacy/subject_" + language + ".properties"), StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Set<String> keys = new TreeSet<>(texts.stringPropertyNames());
        keys.removeIf(it -> it.startsWith("attribute.") || it.startsWith("reason."));
        assertThat(keys).hasSizeGreaterThan(150);
        return keys;
    }

    @Test
    void datesAndAmountsAreWrittenAsTheLanguageDoes() {
        LocalDate day = LocalDate.of(2026, 3, 5);
        Instant time = Instant.parse("2026-03-05T06:07:00Z");
        assertThat(SubjectTexts.in("fi").day(day)).isEqualTo("5.3.2026");
        assertThat(SubjectTexts.in("fi").time(time)).isEqualTo("5.3.2026 klo 8.07");
        assertThat(SubjectTexts.in("sv").time(time)).isEqualTo("5.3.2026 kl. 8.07");
        assertThat(SubjectTexts.in("en").time(time)).isEqualTo("5 Mar 2026, 08:07");
    }

    @Test
    void anIdentityCodeLosesItsEnd() {
        assertThat(SubjectValues.covered("061261-900A")).isEqualTo("061261-••••");
    }
}
