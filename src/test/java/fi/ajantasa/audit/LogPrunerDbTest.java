package fi.ajantasa.audit;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.testing.Databases;
import fi.ajantasa.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/** The beginning of a log goes, and whatever comes after it is proven and verified as before. */
@ParameterizedClass
@EnumSource
class LogPrunerDbTest {
    private static final Instant LATER = LittleLog.START.plus(Duration.ofMinutes(5));

    @Parameter
    Databases databases;

    @TempDir
    Path folder;

    private TestDatabase database;
    private LittleLog log;
    private LogPruner pruner;

    /** 700 entries and a checkpoint that are old, 301 and a checkpoint that are not. */
    @BeforeEach
    void makeLog() {
        database = databases.open();
        log = new LittleLog(database, folder);
        pruner = new LogPruner(database.dataSource());
        log.append("change", 1, 700);
        log.seal();
        log.turnClock(LATER);
        log.append("export", 0, 1);
        log.append("change", 5, 300);
        log.seal();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private LogPruner.Segment prune(Instant before) {
        LogPruner.Segment segment = pruner.before(before);
        AuditEntry about = new AuditEntry("", "", 0, "officer", "retention", "hash", 0, "");
        AuditEntry carried = new AuditEntry("carried", "", 7, "", "", "", 0, "{}");
        database.transaction()
                .executeWithoutResult(status -> pruner.prune(segment, about, "yearly", List.of(carried), before));
        log.turnClock(before);
        log.seal();
        return segment;
    }

    private void meddle(String sql, Object... parameters) {
        assertThat(database.jdbc().sql(sql).params(parameters).update()).isPositive();
    }

    private LogVerifier.Verified verify() {
        return log.verify(LogVerifier.Range.ALL, null);
    }

    @Test
    void takesWholeSubtreesThatWereSignedAndLeavesAGoodLog() {
        LogPruner.Segment due = pruner.before(LATER);
        assertThat(due.entries()).as("of 701, in groups of 256").isEqualTo(512);
        assertThat(due.oldest()).isNotNull().isBefore(LATER);
        assertThat(pruner.before(LittleLog.START).entries()).isZero();
        prune(LATER);
        LogVerifier.Verified verified = verify();
        assertThat(verified.faults()).isEmpty();
        assertThat(verified.entries()).isEqualTo(1003 - 512 + 3);
        assertThat(verified.prunings())
                .singleElement()
                .asString()
                .startsWith("The first 512 entries had outlived their time; officer pruned them on ")
                .endsWith(": yearly");
        assertThat(log.verify(new LogVerifier.Range(100, 900), null).faults()).isEmpty();
        assertThat(pruner.before(LATER).entries()).as("they are gone").isZero();
        log.append("change", 1, 400);
        log.seal();
        assertThat(verify().faults()).isEmpty();
    }

    @Test
    void whatWasCarriedOnComesFirstAndOnlyThatOfTheLastTime() {
        prune(LATER);
        List<String> seen = new ArrayList<>();
        new AuditLog(database.dataSource()).replay((kind, customer, body) -> seen.add(kind + " " + customer));
        assertThat(seen).startsWith("carried 7").contains("change 513", "change 700", "log-pruned 0");
        assertThat(seen).doesNotContain("change 512").containsOnlyOnce("carried 7");
        List<String> replayed = new ArrayList<>();
        LogPruner.Segment second = pruner.before(LATER.plus(Duration.ofDays(1)));
        assertThat(second.first()).isEqualTo(512);
        assertThat(second.end()).isEqualTo(768);
        pruner.replay(second, (kind, customer, body) -> replayed.add(kind + " " + customer));
        assertThat(replayed).startsWith("carried 7", "change 513").hasSize(1 + 188 + 1 + 1);
        prune(LATER.plus(Duration.ofDays(1)));
        assertThat(verify().faults()).isEmpty();
        assertThat(verify().prunings()).hasSize(2);
        seen.clear();
        new AuditLog(database.dataSource()).replay((kind, customer, body) -> seen.add(kind + " " + customer));
        assertThat(seen).containsOnlyOnce("carried 7").doesNotContain("change 513");
    }

    @Test
    void laterEntriesAreProvenToWhoeverHasNothingOfUs() throws Exception {
        prune(LATER);
        LogProver prover = new LogProver(database.dataSource());
        assertThat(prover.prove("1.1")).isEmpty();
        assertThat(prover.prove("2.256")).isEmpty();
        String key = LittleLog.signer().keys().get(0).text();
        for (String entry : List.of("3.1", "3.188", "5.1", "6.17", "7.44")) {
            Path file = folder.resolve(entry + ".json");
            Files.write(
                    file,
                    JsonMapper.shared().writeValueAsBytes(prover.prove(entry).orElseThrow()));
            Process process = new ProcessBuilder("python3", "src/dist/verify.py", "--key", key, file.toString())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(said).isZero();
        }
    }

    /** What a place knows last is what the log must be proven to begin with when the place is there again. */
    @Test
    void nothingGoesThatAPlaceMustBeCaughtUpOn() {
        meddle("update audit_place set size = 300 where name = 'the folder second'");
        assertThat(pruner.before(LATER).end()).isEqualTo(256);
        meddle("update audit_place set tried_at = tried_at - interval '40' day where name = 'the folder second'");
        assertThat(pruner.before(LATER).end()).as("nobody tries it any more").isEqualTo(512);
    }

    /** 1,003 entries so far; with these and the checkpoint they are 1,024. */
    @Test
    void theLastBundleStays() {
        log.append("change", 1, 20);
        log.seal();
        assertThat(pruner.before(LATER.plus(Duration.ofDays(1))).end()).isEqualTo(768);
        prune(LATER.plus(Duration.ofDays(1)));
        assertThat(verify().faults()).isEmpty();
    }

    @Test
    void whatGoesBeyondThePruningIsNamed() {
        prune(LATER);
        meddle("delete from audit_bundle where id = 3");
        assertThat(verify().faults()).contains("bundle 3 is missing, with the entries 513 to 700 of the log");
        meddle("delete from audit_seal where bundle_id = 3");
        assertThat(verify().faults()).contains("the places of the entries 513 to 700 of the log are gone");
    }

    @Test
    void anAlteredSubtreeOfWhatWentIsNamed() {
        prune(LATER);
        meddle("update audit_node set hash = ? where level = 8 and number = 1", new byte[32]);
        assertThat(verify().faults())
                .contains("the subtrees kept of the 512 entries that were pruned are not those of then");
        meddle("delete from audit_node where level = 8 and number = 1");
        assertThat(verify().faults()).anyMatch(it -> it.contains("subtree 1 of level 8 is missing"));
    }

    @Test
    void thatCheckpointsCountNoMoreIsSaidAnew() throws Exception {
        Files.copy(
                Files.list(folder.resolve("second")).max(Path::compareTo).orElseThrow(),
                folder.resolve("second").resolve("checkpoint-000000000009999-0a1b2c3d"));
        LogSealer sealer = new LogSealer(
                database.dataSource(), LittleLog.signer(), List.of(new CheckpointFolder(folder.resolve("second"))));
        LogSealer.Occasion occasion = new LogSealer.Occasion("officer", "hash", LATER.plus(Duration.ofMinutes(9)));
        assertThat(sealer.admitLoss(occasion, "restored")).hasSize(1);
        log.turnClock(LATER.plus(Duration.ofMinutes(10)));
        log.append("change", 1, 600);
        log.seal();
        log.append("change", 1, 10);
        prune(LATER.plus(Duration.ofDays(1)));
        assertThat(verify().faults()).isEmpty();
        assertThat(verify().losses()).singleElement().asString().contains("restored");
    }
}
