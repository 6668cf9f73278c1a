package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.Jobs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

class DefinitionsTest {
    @TempDir
    Path folder;

    private Path jobs;
    private Definitions definitions;

    @BeforeEach
    void copy() throws IOException {
        jobs = folder.resolve("jobs");
        FileSystemUtils.copyRecursively(Path.of("jobs"), jobs);
        age();
        definitions = new Definitions(folder.resolve("data"), jobs);
    }

    /** Files are trusted to be as they were read once they are some seconds old. */
    private void age() throws IOException {
        FileTime old = FileTime.from(Instant.now().minusSeconds(60));
        try (Stream<Path> files = Files.walk(jobs)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.setLastModifiedTime(file, old);
            }
        }
    }

    private static Path firstIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().findFirst().orElseThrow();
        }
    }

    @Test
    void areReadAgainOnlyWhenAFileIsAnotherOne() throws Exception {
        Jobs first = definitions.read();
        assertThat(definitions.read()).isSameAs(first);

        Path nightly = jobs.resolve("nightly.yaml");
        Files.writeString(nightly, Files.readString(nightly) + "# earlier from now on\n");
        Jobs second = definitions.read();
        assertThat(second.hash()).isNotEqualTo(first.hash());
        assertThat(definitions.read())
                .as("what was written just now may be written again unseen")
                .isNotSameAs(second);
        age();
        second = definitions.read();
        assertThat(definitions.read()).isSameAs(second);

        Files.setLastModifiedTime(firstIn(jobs.resolve("codes")), FileTime.from(Instant.EPOCH));
        assertThat(definitions.read()).isNotSameAs(second);
    }

    @Test
    void areToldToBeWrongUntilTheyAreRightAgain() throws Exception {
        Jobs right = definitions.read();
        Path wrong = Files.writeString(jobs.resolve("another.yaml"), "register: another\n");

        assertThatThrownBy(definitions::read).isInstanceOf(DefinitionException.class);
        assertThatThrownBy(definitions::read).isInstanceOf(DefinitionException.class);

        Files.delete(wrong);
        assertThat(definitions.read().hash()).isEqualTo(right.hash());
    }

    /** A folder that is exchanged as a whole behind a link, as orchestrators do. */
    @Test
    void areSeenThroughALink() throws Exception {
        Path other = folder.resolve("other");
        FileSystemUtils.copyRecursively(jobs, other);
        Path link = Files.createSymbolicLink(folder.resolve("link"), jobs);
        definitions = new Definitions(folder.resolve("data"), link);
        Jobs first = definitions.read();
        assertThat(definitions.read()).isSameAs(first);

        Files.delete(link);
        Files.createSymbolicLink(link, other);
        assertThat(definitions.read()).isNotSameAs(first);
    }
}
