package fi.ajantasa.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fi.ajantasa.testing.Databases;
import fi.ajantasa.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Another key signs, and everything before and after is still verified; nothing that a retired key signs alone is (F157). */
@ParameterizedClass
@EnumSource
class KeyChangeDbTest {
    private static final List<NoteKey> KEYS = LittleLog.rotated().keys();

    @Parameter
    Databases databases;

    @TempDir
    Path folder;

    private TestDatabase database;
    private LittleLog log;
    private CheckpointFolder second;

    /** 11 entries under the first key, 12 more and the entry of the change under both, 11 under the second. */
    @BeforeEach
    void makeLog() {
        database = databases.open();
        log = new LittleLog(database, folder);
        second = new CheckpointFolder(folder.resolve("second"));
        log.append("change", 1, 10);
        log.seal();
        log.use(LittleLog.rotated());
        log.append("change", 20, 10);
        log.seal();
        log.append("change", 30, 10);
        log.seal();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Checkpoint checkpoint(long size) {
        return Checkpoint.parse(database.jdbc()
                .sql("select note from audit_checkpoint where size = ?")
                .param(size)
                .query(String.class)
                .single());
    }

    private Optional<NoteKey> signedAlone(long size) {
        Note note = checkpoint(size).note();
        return note.names(KEYS.get(0)) && note.names(KEYS.get(1)) ? Optional.empty() : note.findNewest(KEYS);
    }

    /** As whoever has the first key only, and may write everywhere, would. */
    private void forge(long size) throws IOException {
        Checkpoint forged = Checkpoint.sign(
                LittleLog.signer(), KEYS.get(0), size, checkpoint(size).root());
        database.jdbc()
                .sql("update audit_checkpoint set note = ? where size = ?")
                .params(forged.note().toString(), size)
                .update();
        for (String place : List.of("beside", "second")) {
            Files.writeString(
                    folder.resolve(place).resolve(forged.name()), forged.note().toString());
        }
    }

    @Test
    void theFirstCheckpointOfANewKeyIsSignedWithBoth() {
        assertThat(signedAlone(11)).contains(KEYS.get(0));
        assertThat(signedAlone(23)).isEmpty();
        assertThat(signedAlone(34)).contains(KEYS.get(1));
        assertThat(log.faults()).isEmpty();
        assertThat(checkpoint(23).note().isSignedBy(List.of(KEYS.get(0)))).isTrue();
        assertThat(PlainNote.verifies(
                        checkpoint(34).note().toString(), KEYS.get(1).text()))
                .isTrue();
        assertThat(sealer().terms())
                .containsExactly(
                        new KeyTerm(KEYS.get(0).text(), 0, 23),
                        new KeyTerm(KEYS.get(1).text(), 23, Long.MAX_VALUE));
    }

    private LogSealer sealer() {
        return new LogSealer(database.dataSource(), LittleLog.rotated(), List.of());
    }

    @Test
    void namesACheckpointThatARetiredKeySigned() throws IOException {
        forge(34);
        assertThat(log.faults())
                .hasSize(3)
                .contains("the checkpoint of 34 entries in the database is signed with the key " + id(0)
                        + ", which was retired at 23 entries; since then " + id(1) + " signs");
    }

    @Test
    void namesARetiredKeyInASinglePlace() throws IOException {
        Checkpoint forged = Checkpoint.sign(
                LittleLog.signer(), KEYS.get(0), 34, checkpoint(34).root());
        Files.writeString(
                folder.resolve("second").resolve(forged.name()), forged.note().toString());
        assertThat(log.faults())
                .singleElement()
                .asString()
                .contains("in " + second.name(), id(0) + ", which was retired at 23 entries");
    }

    /** Whoever has the new key only took it for themselves. */
    @Test
    void namesAKeyThatTookOverByItself() throws IOException {
        String note = checkpoint(23).note().toString();
        String alone = note.lines()
                        .filter(it -> !it.contains(signature(note, 0)))
                        .reduce((one, other) -> one + "\n" + other)
                        .orElseThrow()
                + "\n";
        database.jdbc()
                .sql("update audit_checkpoint set note = ? where size = 23")
                .param(alone)
                .update();
        assertThat(log.faults())
                .containsExactly("the checkpoint of 23 entries in the database is the first of the key " + id(1)
                        + ", and the key before it, " + id(0) + ", did not sign it");
    }

    private static String signature(String note, int line) {
        return note.lines().filter(it -> it.startsWith("—")).toList().get(line);
    }

    /** An older keyset file was put back: it can neither sign nor say that all is well. */
    @Test
    void signsNothingWithoutTheKeyThatSignedLast_F149() {
        log.use(LittleLog.signer());
        log.append("change", 50, 1);
        assertThatExceptionOfType(AuditBroken.class)
                .isThrownBy(() -> log.seal())
                .withMessageContaining(id(1));
        assertThat(database.jdbc()
                        .sql("select max(size) from audit_checkpoint")
                        .query(Long.class)
                        .single())
                .isEqualTo(34);
        assertThat(log.faults()).isNotEmpty().allSatisfy(it -> assertThat(it).contains("key"));
        log.use(LittleLog.rotated());
        log.seal();
        assertThat(log.faults()).isEmpty();
    }

    private static String id(int key) {
        return KEYS.get(key).text().split("\\+")[1];
    }
}
