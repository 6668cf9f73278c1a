package fi.ajantasa.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** The table cases/definitions.yaml: what is told about a wrong definition. F144, F102. */
class DefinitionCasesTest {
    private static final Path CASES = Path.of("src/test/resources/cases/definitions.yaml");

    @TempDir
    Path temp;

    @Test
    void acceptsTheFolderThatTheCasesStartFrom() throws IOException {
        assertThat(JobFolder.problems(DefinitionFolder.copyTo(temp.resolve("jobs"))))
                .isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> tellsEveryProblem() throws IOException {
        List<Map<String, Object>> cases = new Yaml().load(Files.readString(CASES));
        return cases.stream().map(it -> DynamicTest.dynamicTest((String) it.get("says"), () -> check(it)));
    }

    private void check(Map<String, Object> it) throws IOException {
        Path folder = DefinitionFolder.copyTo(Files.createTempDirectory(temp, "case"));
        DefinitionFolder.replace(
                folder.resolve((String) it.get("in")), (String) it.get("replace"), (String) it.get("by"));
        assertThat(JobFolder.problems(folder).stream()
                        .map(problem -> problem.toString().replace(folder + "/", "")))
                .isEqualTo(it.get("refused"));
    }
}
