package fi.ajantasa.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ValidateCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path temp;

    @Test
    void tellsOneLinePerRegister() {
        assertThat(validate(Path.of("jobs"))).isZero();
        assertThat(out.toString().lines()).hasSizeGreaterThanOrEqualTo(2).anySatisfy(it -> assertThat(it)
                .isEqualTo("population: Population Information System, 62 columns,"
                        + " permit DVV-2026-0417 until 2035-12-31"));
        assertThat(err.toString()).isEmpty();
    }

    /** Of a secret that is not there the name of its place is told, and nothing of one that is. */
    @Test
    void warnsOfSecretsThatAreNotThere() throws IOException {
        Path jobs = Files.createDirectories(temp.resolve("jobs"));
        FileSystemUtils.copyRecursively(Path.of("jobs"), jobs);
        Files.writeString(temp.resolve("password"), "hunter2\n");
        Path credit = jobs.resolve("credit.yaml");
        Files.writeString(
                credit, Files.readString(credit).replace("{env: AJANTASA_CREDIT_PASSWORD}", "{file: password}"));
        Path population = jobs.resolve("population.yaml");
        Files.writeString(
                population,
                Files.readString(population)
                        .replaceFirst(
                                "from: .*",
                                "from: {sftp: {host: h.example, user: u, folder: out, host-key: \"SHA256:"
                                        + "A".repeat(43) + "\", password: {file: secrets/vtj}}}"));

        assertThat(validate(jobs)).isZero();

        assertThat(out.toString().lines().filter(it -> it.contains("warning")))
                .containsExactly(
                        "  warning: the environment variable AJANTASA_CREDIT_KEY is not set; credit cannot start",
                        "  warning: the file " + temp.resolve("secrets/vtj")
                                + " cannot be read; population cannot start");
        assertThat(out.toString()).doesNotContain("hunter2");
        out.getBuffer().setLength(0);
        assertThat(validate(jobs, "--json")).isZero();
        assertThat(out.toString()).contains("AJANTASA_CREDIT_KEY is not set").doesNotContain("hunter2");
    }

    @Test
    void refusesAnUnknownKeyWithFileAndLine() throws IOException { // F144
        Path jobs = broken();
        assertThat(validate(jobs)).isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly(
                        jobs.resolve("nightly.yaml")
                                + ":1: unknown key nights in night; known are checkpoints, registers, schedule",
                        jobs.resolve("nightly.yaml") + ":1: night lacks registers; add a line registers: …",
                        "USAGE: 2 problems in the definitions, listed above.",
                        "Nothing was changed.",
                        "Next: ajantasa validate");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void tellsTheSameAsJson() throws IOException {
        assertThat(validate(Path.of("jobs"), "--json")).isZero();
        JsonNode verdict = JsonMapper.shared().readTree(out.toString());
        assertThat(verdict.path("code").asString()).isEqualTo("OK");
        assertThat(verdict.path("registers").values())
                .anySatisfy(it -> assertThat(it.path("name").asString()).isEqualTo("population"));
        assertThat(verdict.path("problems").isEmpty()).isTrue();
    }

    @Test
    void tellsProblemsAsJson() throws IOException {
        assertThat(validate(broken(), "--json")).isEqualTo(2);
        JsonNode verdict = JsonMapper.shared().readTree(out.toString());
        assertThat(verdict.path("code").asString()).isEqualTo("USAGE");
        assertThat(verdict.at("/problems/0/line").asInt()).isEqualTo(1);
        assertThat(verdict.at("/problems/0/wrong").asString()).isEqualTo("unknown key nights in night");
    }

    private Path broken() throws IOException {
        Path jobs = Files.createDirectories(temp.resolve("jobs"));
        FileSystemUtils.copyRecursively(Path.of("jobs"), jobs);
        Files.writeString(jobs.resolve("nightly.yaml"), "nights: [customers, population]\n");
        return jobs;
    }

    private int validate(Path jobs, String... more) {
        CommandLine line = new CommandLine(new AjantasaCommand());
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        String[] arguments = Stream.concat(Stream.of("validate", "--jobs", jobs.toString()), Stream.of(more))
                .toArray(String[]::new);
        return line.execute(arguments);
    }
}
