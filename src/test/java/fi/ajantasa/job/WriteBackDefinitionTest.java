package fi.ajantasa.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the customer system is told, as the decisions say it. */
class WriteBackDefinitionTest {
    private static final String SECTION =
            """
            write-back:
              system: crm
              purposes: [customer-care, billing]
              attributes: [family-name, permanent-address]
              to: {folder: outbox/crm}
              answers: {folder: inbox/crm}
              format: json-lines
            """;

    @TempDir
    Path temp;

    private Path jobs;

    @BeforeEach
    void install() throws IOException {
        jobs = DefinitionFolder.copyTo(temp.resolve("jobs"));
        DefinitionFolder.replace(jobs.resolve("decisions.yaml"), "marketing:", SECTION + "marketing:");
    }

    private List<String> problems(String what, String by) throws IOException {
        DefinitionFolder.replace(jobs.resolve("decisions.yaml"), what, by);
        return JobFolder.problems(jobs).stream()
                .map(it -> it.toString().replaceFirst(".*decisions.yaml:\\d+: ", ""))
                .toList();
    }

    @Test
    void isReadAsItIsWritten() throws Exception {
        WriteBack told = JobFolder.read(jobs).decisions().findWriteBack().orElseThrow();
        assertThat(told.system()).isEqualTo("crm");
        assertThat(told.purposes()).containsExactlyInAnyOrder("customer-care", "billing");
        assertThat(told.attributes()).containsExactlyInAnyOrder("family-name", "permanent-address");
        assertThat(told.to()).isEqualTo(new DropPlace(temp.resolve("outbox/crm")));
        assertThat(told.answers()).isEqualTo(new DropPlace(temp.resolve("inbox/crm")));
        assertThat(told.format()).isEqualTo(WriteBack.Format.JSON_LINES);
        assertThat(told.within()).isEqualTo(1);
    }

    @Test
    void isLeftOutWhereNobodyIsTold() throws Exception {
        DefinitionFolder.replace(jobs.resolve("decisions.yaml"), SECTION, "");
        assertThat(JobFolder.read(jobs).decisions().findWriteBack()).isEmpty();
    }

    /** F103: nothing goes without a purpose that allows it. */
    @Test
    void tellsNothingOfCreditAndNoIdentityCode() throws IOException {
        String right = "take it away: credit data and identity codes stay here, and so does what serves fewer purposes";
        assertThat(problems("[family-name, permanent-address]", "[credit-status, hetu]"))
                .containsExactly(
                        "credit-status may not go to a system that is used for billing, customer-care; " + right,
                        "hetu may not go to a system that is used for billing, customer-care; " + right);
    }

    @Test
    void tellsASystemForMarketingNothingThatDoesNotServeIt() throws IOException {
        assertThat(problems(
                        "[customer-care, billing]\n  attributes: [family-name, permanent-address]",
                        "[customer-care, marketing]\n  attributes: [family-name, death-date]"))
                .containsExactly("death-date may not go to a system that is used for customer-care, marketing; take it"
                        + " away: credit data and identity codes stay here, and so does what serves fewer purposes");
    }

    @Test
    void knowsAttributesPurposesFormatsAndTerms() throws IOException {
        assertThat(problems(
                        "[customer-care, billing]\n  attributes: [family-name, permanent-address]",
                        "[customer-care, resale]\n  attributes: [family-nam]\n  within: soon"))
                .hasSize(3)
                .anyMatch(it -> it.startsWith("purposes: resale is not known"))
                .anyMatch(it -> it.startsWith("unknown attribute family-nam"))
                .contains("within: soon cannot be read; write a number of days like 1 day");
        assertThat(problems("format: json-lines", "format: xml"))
                .contains("format: xml is not known; known are csv, json-lines");
    }

    @Test
    void putsFilesIntoOnePlaceAndLooksForAnswersByName() throws IOException {
        assertThat(problems(
                        "to: {folder: outbox/crm}\n  answers: {folder: inbox/crm}",
                        "to: {folder: a, https: {url: \"https://b/c/\"}}\n  answers: {https: {url: \"https://b/c/\"}}"))
                .containsExactlyInAnyOrder(
                        "a change file is put into one place; write one of folder, sftp and https",
                        "answers are looked for by name; write one of folder and sftp");
    }
}
