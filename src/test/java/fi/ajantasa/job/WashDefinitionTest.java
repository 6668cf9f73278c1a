package fi.ajantasa.job;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.Wash.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** How our numbers are sent to a register and what it says of them comes back, as a definition says it. */
class WashDefinitionTest {
    @TempDir
    Path temp;

    private Path jobs;

    @BeforeEach
    void takeTheShippedDefinitionIntoUse() throws IOException {
        jobs = temp.resolve("jobs");
        FileSystemUtils.copyRecursively(Path.of("jobs"), jobs);
        Files.copy(jobs.resolve("api/wash.yaml"), jobs.resolve("wash.yaml"));
        replace(
                "decisions.yaml",
                "attributes:\n",
                "attributes:\n  phone-wash-prohibited: {sources: [wash]}\n  phone-not-washed: {sources: [wash]}\n");
    }

    private void replace(String file, String what, String by) throws IOException {
        DefinitionFolder.replace(jobs.resolve(file), what, by);
    }

    private List<String> problems() throws IOException {
        return JobFolder.problems(jobs).stream()
                .map(it -> it.toString().replaceFirst(".*wash.yaml:\\d+: ", ""))
                .toList();
    }

    @Test
    void isReadAsItIsShipped() throws Exception {
        assertThat(problems()).isEmpty();
        JobDefinition job = JobFolder.read(jobs).landingIn(temp.resolve("home")).require("wash");
        Wash wash = Objects.requireNonNull(job.receive().wash());
        assertThat(wash.to()).isEqualTo(new DropPlace(temp.resolve("sample-data/outbox/wash")));
        assertThat(wash.pace()).isEqualTo(new Wash.Pace(7, 90));
        assertThat(wash.answer().codes())
                .isEqualTo(Map.of("KIELTO", Verdict.PROHIBITED, "VAPAA", Verdict.FREE, "VIRHE", Verdict.ERROR));
        assertThat(job.receive().folder()).isEqualTo(temp.resolve("home/inbox/wash"));
        assertThat(job.replying().receive().folder()).isEqualTo(temp.resolve("sample-data/inbox/wash"));
        assertThat(job.replying().register()).isEqualTo("wash-reply");
    }

    @Test
    void landsACollectedReplyBelowTheHome() throws Exception {
        replace(
                "wash.yaml",
                "from: {folder: sample-data/inbox/wash}",
                "from: {https: {url: \"https://wash.example/out/\", files: [\"vastaus_{date}_000001.csv\"]}}");
        assertThat(problems()).isEmpty();
        JobDefinition job = JobFolder.read(jobs).landingIn(temp.resolve("home")).require("wash");
        assertThat(job.replying().receive().folder()).isEqualTo(temp.resolve("home/inbox/wash-reply"));
    }

    @Test
    void putsAListIntoOnePlace() throws IOException {
        replace(
                "wash.yaml",
                "to: {folder: sample-data/outbox/wash}",
                "to: {folder: a, https: {url: \"https://b/c/\"}}");
        assertThat(problems()).containsExactly("a list is put into one place; write one of folder, sftp and https");
    }

    @Test
    void knowsTheWordsOfVerdictsOnly() throws IOException {
        replace("wash.yaml", "KIELTO: prohibited", "KIELTO: forbidden");
        assertThat(problems()).containsExactly("KIELTO: forbidden is not known; known are error, free, prohibited");
    }

    @Test
    void takesAFileForAReply() throws IOException {
        replace(
                "wash.yaml",
                "from: {folder: sample-data/inbox/wash}",
                "from: {changes: {service: vtj-changes, url: 'https://r.example/api', user: a, password: {env: P}}}");
        assertThat(problems()).contains("a reply is a file; write one of folder, sftp and https");
    }

    @Test
    void needsALeaseThatEnds() throws IOException {
        replace("wash.yaml", "lease: {channels: [phone, automated-call], warn: 10 days, stop: 28 days}\n", "");
        assertThat(problems())
                .containsExactly("numbers are washed and no channel waits for it; add lease: {channels: [phone,"
                        + " automated-call], warn: 10 days, stop: 28 days}");
    }

    @Test
    void landsAsAFullListOfNumbers() throws IOException {
        replace("wash.yaml", "  covers: base\ncolumns:", "  covers: changes\ncolumns:");
        assertThat(problems())
                .containsExactly(
                        "what a wash says lands as a full list of numbers in our own layout; write a control file,"
                                + " csv, covers: base and the link rule same-number");
    }

    @Test
    void isAnsweredAsAWhole() throws IOException {
        replace("wash.yaml", "        covers: base", "        covers: changes");
        assertThat(problems()).containsExactly("a reply answers for the whole list; write covers: base");
    }
}
