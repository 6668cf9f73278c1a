package fi.ajantasa.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.ajantasa.testing.Databases;
import fi.ajantasa.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever is altered in a sealed log is found, and named (F157). */
@ParameterizedClass
@EnumSource
class LogTamperDbTest {
    @Parameter
    Databases databases;

    @TempDir
    Path folder;

    private TestDatabase database;
    private LittleLog log;
    private CheckpointFolder beside;
    private CheckpointFolder second;

    /** Three runs: 700 entries of changes, some single ones, 300 more; the first fills two subtrees of 256. */
    @BeforeEach
    void makeLog() {
        database = databases.open();
        log = new LittleLog(database, folder);
        beside = new CheckpointFolder(folder.resolve("beside"));
        second = new CheckpointFolder(folder.resolve("second"));
        append("change", 1, 700);
        seal();
        append("objection", 5, 1);
        append("approval", 0, 1);
        seal();
        append("change", 100, 300);
        seal();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void append(String kind, int first, int count) {
        log.append(kind, first, count);
    }

    private List<String> seal() {
        return log.seal();
    }

    private LogVerifier.Verified verify(LogVerifier.Range range) {
        return log.verify(range, null);
    }

    private List<String> faults() {
        return log.faults();
    }

    private void meddle(String sql, Object... parameters) {
        assertThat(database.jdbc().sql(sql).params(parameters).update()).isPositive();
    }

    @Test
    void verifiesAGoodLogAsAWholeAndInPart() {
        LogVerifier.Verified all = verify(LogVerifier.Range.ALL);
        assertThat(all.faults()).isEmpty();
        assertThat(all.entries()).isEqualTo(1005);
        assertThat(all.checkpoints()).isEqualTo(9);
        assertThat(verify(new LogVerifier.Range(300, 400)).faults()).isEmpty();
        assertThat(verify(new LogVerifier.Range(1000, Long.MAX_VALUE)).faults()).isEmpty();
        append("read", 3, 1);
        assertThat(verify(LogVerifier.Range.ALL).waiting()).isEqualTo(1);
        assertThat(faults()).isEmpty();
    }

    @Test
    void sealsNothingWhenNothingWaits() {
        assertThat(seal()).isEmpty();
        assertThat(verify(LogVerifier.Range.ALL).entries()).isEqualTo(1005);
    }

    @Test
    void givesAPlaceToWhatWasCommittedAfterLaterBundlesHadTheirs() {
        database.transaction().executeWithoutResult(status -> {
            append("objection", 9, 1);
            CompletableFuture.runAsync(() -> {
                        append("approval", 0, 2);
                        seal();
                    })
                    .join();
        });
        assertThat(verify(LogVerifier.Range.ALL).waiting()).isEqualTo(1);
        seal();
        assertThat(verify(LogVerifier.Range.ALL).waiting()).isZero();
        assertThat(faults()).isEmpty();
    }

    @Test
    void namesAnEntryWhoseBodyWasAltered() {
        byte[] body = database.jdbc()
                .sql("select body from audit_bundle where id = 2")
                .query(byte[].class)
                .single();
        byte[] altered = new String(body, StandardCharsets.UTF_8)
                .replace("[260,1,{\"n\":259,", "[260,1,{\"n\":258,")
                .getBytes(StandardCharsets.UTF_8);
        meddle("update audit_bundle set body = ? where id = 2", altered);
        assertThat(faults()).containsExactly("entry 2.4 was altered (entry 260 of the log)");
        assertThat(verify(new LogVerifier.Range(260, 260)).faults()).hasSize(1);
        assertThat(verify(new LogVerifier.Range(513, 600)).faults()).isEmpty();
    }

    @Test
    void namesABundleWhoseSharedColumnsWereAltered() {
        for (String column : List.of("run_id", "kind", "actor", "purpose", "job_hash")) {
            meddle("update audit_bundle set " + column + " = concat(" + column + ", 'x') where id = 2");
            assertThat(faults()).as(column).singleElement().asString().contains("bundle 2: what all its entries share");
            meddle("update audit_bundle set " + column + " = substring(" + column + " from 1 for length(" + column
                    + ") - 1) where id = 2");
        }
        assertThat(faults()).isEmpty();
        meddle("update audit_bundle set at = at + interval '1' second where id = 2");
        assertThat(faults()).singleElement().asString().contains("bundle 2: what all its entries share");
    }

    @Test
    void namesABundleWhoseColumnsBesideTheEntriesWereAltered() {
        meddle("update audit_bundle set first_customer = 2 where id = 1");
        meddle("update audit_bundle set entries = 255 where id = 2");
        assertThat(faults()).hasSize(2);
        assertThat(faults().get(0)).isEqualTo("bundle 1: the range of customers beside its entries was altered");
        assertThat(faults().get(1)).startsWith("bundle 2 has 256 entries");
    }

    @Test
    void namesEntriesThatStandInAnotherOrder() {
        String body = new String(
                database.jdbc()
                        .sql("select body from audit_bundle where id = 3")
                        .query(byte[].class)
                        .single(),
                StandardCharsets.UTF_8);
        List<String> lines = new ArrayList<>(List.of(body.split("\n")));
        lines.add(0, lines.remove(1));
        meddle(
                "update audit_bundle set body = ? where id = 3",
                (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        assertThat(faults()).containsExactly("bundle 3: its entries stand in another order, from entry 3.1 on");
    }

    @Test
    void namesBundlesThatChangedPlaces() {
        meddle("update audit_seal set bundle_id = -bundle_id where bundle_id in (1, 2)");
        meddle("update audit_seal set bundle_id = 3 + bundle_id where bundle_id in (-1, -2)");
        List<String> faults = faults();
        assertThat(faults)
                .contains(
                        "the entries 1 to 256 of the log are not those that were sealed, or stand in another order",
                        "the entries 257 to 512 of the log are not those that were sealed, or stand in another order");
    }

    @Test
    void namesAnEntryWhoseHashWasAlteredWithIt() {
        byte[] leaves = database.jdbc()
                .sql("select leaves from audit_bundle where id = 2")
                .query(byte[].class)
                .single();
        leaves[40] ^= 1;
        meddle("update audit_bundle set leaves = ? where id = 2", leaves);
        assertThat(faults())
                .containsExactlyInAnyOrder(
                        "entry 2.2 was altered (entry 258 of the log)",
                        "the entries 257 to 512 of the log are not those that were sealed, or stand in another order");
    }

    @Test
    void namesAnAlteredNodeOfTheTree() {
        meddle("update audit_node set hash = ? where level = 8 and number = 1", new byte[32]);
        assertThat(faults()).containsExactly("node 8/1 of the tree was altered");
        meddle("delete from audit_node where level = 8 and number = 1");
        assertThat(faults()).contains("node 8/1 of the tree is missing");
    }

    @Test
    void namesABundleThatWasRemoved() {
        meddle("delete from audit_bundle where id = 2");
        assertThat(faults()).contains("bundle 2 is missing, with the entries 257 to 512 of the log");
        meddle("delete from audit_seal where bundle_id = 2");
        assertThat(faults()).contains("the places of the entries 257 to 512 of the log are gone");
    }

    @Test
    void namesAnAlteredCheckpointAndAnAlteredSignature() throws IOException {
        meddle("update audit_checkpoint set note = replace(note, 'ajantasa/test', 'ajantasa/tent') where size = 701");
        assertThat(faults())
                .contains(
                        "the checkpoint of 701 entries in the database: its signature is not one of this log's key over"
                                + " this text");
        Path file;
        try (Stream<Path> files = Files.list(second.folder())) {
            file = files.max(Path::compareTo).orElseThrow();
        }
        String note = Files.readString(file);
        int at = note.length() - 20;
        Files.writeString(file, note.substring(0, at) + (note.charAt(at) == 'A' ? 'B' : 'A') + note.substring(at + 1));
        assertThat(faults())
                .contains(file.getFileName()
                        + " in the folder second: its signature is not one of this log's key over this" + " text");
        Files.delete(file);
        assertThat(faults()).contains(file.getFileName() + " is missing from the folder second");
        meddle("delete from audit_checkpoint where size = 701");
        assertThat(faults()).contains("the checkpoint of 701 entries is missing from the database");
    }

    @Test
    void namesATailThatWasCutOffWithEverythingThatTellsOfIt() {
        meddle("delete from audit_bundle where id > (select bundle_id from audit_seal where first_leaf = 703)");
        meddle("delete from audit_seal where first_leaf > 703");
        meddle("delete from audit_checkpoint where size > 704");
        assertThat(faults())
                .containsExactly(
                        "the end of the log is cut off: it has 704 entries, the checkpoint in the folder beside has"
                                + " 1005");
        append("change", 1, 400);
        assertThatThrownBy(this::seal)
                .isInstanceOf(AuditBroken.class)
                .hasMessage("the end of the log is cut off: it has 704 entries, the checkpoint in the folder beside has"
                        + " 1005");
    }

    @Test
    void namesALogThatIsGoneAsAWhole() throws IOException {
        for (String table : List.of("audit_bundle", "audit_seal", "audit_node", "audit_checkpoint")) {
            meddle("delete from " + table);
        }
        assertThat(faults())
                .containsExactly("the whole log is gone; the checkpoint in the folder beside has 1005 entries");
        try (Stream<Path> files = Files.list(beside.folder())) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        assertThat(faults())
                .containsExactly("the whole log is gone; the checkpoint in the folder second has 1005 entries");
        append("change", 1, 1);
        assertThatThrownBy(this::seal).hasMessageContaining("the whole log is gone");
    }

    @Test
    void namesALogThatWasMadeAnewWithTheSameKey() {
        for (String table : List.of("audit_bundle", "audit_seal", "audit_node", "audit_checkpoint")) {
            meddle("delete from " + table);
        }
        append("change", 1, 1100);
        log.seal(List.of());
        append("read", 1, 1);
        assertThatThrownBy(this::seal)
                .isInstanceOf(AuditBroken.class)
                .hasMessage("the log does not begin with the 1005 entries of the checkpoint in the folder beside");
        assertThat(faults()).anyMatch(it -> it.contains("are not those that were signed with the checkpoint of"));
    }

    /** Another process seals between two looks of a verification, as a night does. */
    @Test
    void whatIsSealedMeanwhileIsNoFault() {
        CheckpointPlace busy = new SealingPlace(second, () -> {
            append("change", 1, 300);
            seal();
        });
        LogVerifier verifier = new LogVerifier(database.dataSource(), LittleLog.signer(), List.of(beside, busy), null);
        assertThat(verifier.verify(LogVerifier.Range.ALL).faults()).isEmpty();
        assertThat(faults()).isEmpty();
    }

    /** A place of checkpoints; while it is asked for the first time, something is done. */
    private record SealingPlace(CheckpointPlace place, List<Runnable> work) implements CheckpointPlace {
        SealingPlace(CheckpointPlace place, Runnable once) {
            this(place, new ArrayList<>(List.of(once)));
        }

        @Override
        public String name() {
            return place.name();
        }

        @Override
        public Set<String> names(Collection<String> known) throws IOException {
            if (!work.isEmpty()) {
                work.remove(0).run();
            }
            return place.names(known);
        }

        @Override
        public String read(String name) throws IOException {
            return place.read(name);
        }

        @Override
        public void put(String name, String checkpoint) throws IOException {
            place.put(name, checkpoint);
        }
    }

    @Test
    void namesPlacesThatNoCheckpointTellsOf() {
        meddle("insert into audit_seal (first_leaf, bundle_id, entries) values (1000000000000, 99999, 1)");
        assertThat(faults())
                .containsExactly(
                        "the entries 1006 to 1000000000001 of the log have places that no checkpoint tells of");
    }

    @Test
    void namesAClockThatWentBackwards() {
        log.turnClock(LittleLog.START.minus(Duration.ofHours(3)));
        append("change", 1, 2);
        seal();
        assertThat(faults())
                .singleElement()
                .asString()
                .startsWith("the clock went backwards: the checkpoint that entry");
        meddle("update audit_checkpoint set made_at = made_at + interval '1' second where size = 701");
        assertThat(faults()).anyMatch(it -> it.startsWith("the checkpoint of 701 entries is of"));
    }

    @Test
    void tellsHowFarAWitnessSignedAndRefusesASignatureThatIsNotTheWitnesss() throws Exception {
        Path file;
        try (Stream<Path> files = Files.list(second.folder())) {
            file = files.max(Path::compareTo).orElseThrow();
        }
        String note = Files.readString(file);
        String text = note.substring(0, note.indexOf("\n\n") + 1);
        Files.writeString(file, note + NoteTest.cosignature(NoteTest.witness(), text, 1_800_000_000));
        LogVerifier.Verified verified = log.verify(LogVerifier.Range.ALL, NoteTest.witness());
        assertThat(verified.faults()).isEmpty();
        assertThat(verified.witnessed()).isEqualTo(1005);
        Files.writeString(file, note + NoteTest.cosignature(NoteTest.witness(), text + "x", 1_800_000_000));
        assertThat(log.verify(LogVerifier.Range.ALL, NoteTest.witness()).faults())
                .containsExactly(file.getFileName()
                        + " in the folder second: the witness's signature is not one of its key" + " over this text");
    }

    @Test
    void aPlaceThatCannotBeReachedStopsNothing() {
        CheckpointPlace away = new CheckpointFolder(folder.resolve("file"));
        try {
            Files.writeString(folder.resolve("file"), "");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        append("change", 1, 2);
        List<String> unreachable = log.seal(List.of(beside, away));
        assertThat(unreachable).containsExactly("the folder file");
        assertThat(faults()).singleElement().asString().contains("is missing from the folder second");
        seal();
        assertThat(faults()).isEmpty();
    }
}
