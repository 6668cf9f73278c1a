package fi.ajantasa.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessFileTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void place() {
        file = folder.resolve("access.yaml");
    }

    @Test
    void readsWhichAccountAndGroupHasWhichRoles() throws Exception {
        Access access = read("accounts:\n  ajantasa: [operator]\n  minna: [clerk, reviewer]\n"
                + "groups:\n  customer-service: clerk\n");
        assertThat(access.roles("minna", Set::of)).containsExactly(Role.CLERK, Role.REVIEWER);
        assertThat(access.roles("ajantasa", () -> Set.of("customer-service", "users")))
                .containsExactly(Role.OPERATOR, Role.CLERK);
        assertThat(access.roles("somebody", () -> Set.of("users"))).isEmpty();
    }

    @Test
    void withoutAFileEverybodyRunsAndSetsUpAndDoesNothingElse() throws Exception {
        assertThat(AccessFile.read(file).roles("anybody", Set::of)).containsExactly(Role.OPERATOR, Role.ADMINISTRATOR);
    }

    @Test
    void aFileThatNamesNobodyGivesNobodyAnything() throws Exception {
        assertThat(read("accounts:\n  minna: [clerk]\n").roles("anybody", Set::of))
                .isEmpty();
    }

    @Test
    void refusesWhatItDoesNotKnowWithFileAndLine_F144() {
        refuses("accounts:\n  minna: [clark]\n", ":2: minna: clark is not known");
        refuses("acounts:\n  minna: [clerk]\n", ":1: unknown key acounts in access");
        refuses("accounts:\n  minna: [clerk]\n  minna: [auditor]\n", ":3: minna stands here twice");
        refuses("accounts:\n  minna: []\n", ":2: minna has no role");
        refuses("", ":1: the file says nothing");
        refuses("accounts: [minna]\n", "accounts is not a section");
    }

    @Test
    void refusesAFileThatOthersMayWrite() throws IOException {
        Files.writeString(file, "accounts:\n  minna: [clerk]\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
        assertThatThrownBy(() -> AccessFile.read(file))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("others than its owner may write the file; chmod go-w");
    }

    private Access read(String text) throws IOException, DefinitionException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        return AccessFile.read(file);
    }

    private void refuses(String text, String problem) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining(problem);
    }
}
