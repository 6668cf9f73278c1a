package fi.ajantasa.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.customer.KeysUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectionJournalTest {
    @TempDir
    Path folder;

    private ObjectionJournal journal;
    private Path file;

    @BeforeEach
    void open() {
        file = folder.resolve("objections").resolve("objections.log");
        journal = new ObjectionJournal(file, KeyVault.open(folder.resolve("keyset.json"), false));
        journal.append(List.of(journal.seal(1, word("C-1")), journal.seal(2, word("C-2"))));
    }

    @Test
    void keepsWordsInOrderAndShowsNothingOfThem() throws IOException {
        journal.append(List.of(journal.seal(7, word("C-3"))));
        assertThat(journal.lines())
                .extracting(it -> journal.open(it).customer())
                .containsExactly("C-1", "C-2", "C-3");
        assertThat(journal.last()).isEqualTo(7);
        assertThat(Files.readString(file)).doesNotContain("C-", "T-1", "clerk");
    }

    @Test
    void forgetsALineThatWasCutOffWhileItWasWritten() throws IOException {
        Files.writeString(file, "3 AAAA", StandardOpenOption.APPEND);
        assertThat(journal.last()).isEqualTo(2);
        journal.append(List.of(journal.seal(3, word("C-3"))));
        assertThat(journal.open(journal.lines().get(2)).customer()).isEqualTo("C-3");
    }

    @Test
    void refusesALineThatWasAlteredOrMoved() throws IOException {
        List<String> lines = Files.readAllLines(file);
        Files.writeString(file, "1 " + lines.get(1).substring(2) + "\n");
        assertThatThrownBy(() -> journal.open(journal.lines().get(0))).isInstanceOf(KeysUnavailable.class);
        Files.writeString(file, lines.get(1) + "\n" + lines.get(0) + "\n");
        assertThatThrownBy(journal::lines).hasMessageContaining("out of order at line 2");
    }

    private static ObjectionJournal.Word word(String customer) {
        return new ObjectionJournal.Word(customer, 3, false, "T-1", "clerk", "2026-11-22T10:00:00Z");
    }
}
