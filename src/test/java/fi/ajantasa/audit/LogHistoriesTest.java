package fi.ajantasa.audit;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.testing.Databases;
import fi.ajantasa.testing.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever happens to a log that nobody altered, no fault is found: transactions that are undone, sealers that die or meet, prunes,
 * places that were away. {@code -Dajantasa.histories=1000} tries so many.
 */
class LogHistoriesTest {
    private static final int HISTORIES = Integer.getInteger("ajantasa.histories", 25);
    private static final List<String> KINDS = List.of("change", "facts", "approval", "objection", "rollback", "export");

    private static int pruned;

    @TempDir
    Path folder;

    @Test
    void findsNothingInManyGoodHistories() {
        for (int seed = 0; seed < HISTORIES; seed++) {
            try (TestDatabase database = Databases.H2.open()) {
                history(new Random(seed), database, folder.resolve("h" + seed));
            }
        }
        assertThat(pruned).isPositive();
    }

    private static void history(Random random, TestDatabase database, Path folder) {
        LittleLog log = new LittleLog(database, folder);
        int steps = 3 + random.nextInt(12);
        for (int step = 0; step < steps; step++) {
            switch (random.nextInt(7)) {
                case 0 -> undone(log, database, random);
                case 1 -> dies(log, database);
                case 2 -> log.seal(List.of());
                case 3 -> log.seal();
                case 4 -> prune(log, database);
                default -> append(log, random);
            }
            if (random.nextInt(4) == 0) {
                log.seal();
                assertThat(log.faults()).isEmpty();
            }
        }
        log.seal();
        LogVerifier.Verified verified = log.verify(LogVerifier.Range.ALL, null);
        assertThat(verified.faults()).isEmpty();
        assertThat(verified.waiting()).isZero();
        assertThat(verified.entries()).isEqualTo(standing(database));
        long from = 1 + random.nextInt(600);
        assertThat(log.verify(new LogVerifier.Range(from, from + random.nextInt(300)), null)
                        .faults())
                .isEmpty();
    }

    /** Whatever has a place behind what was pruned. */
    private static long standing(TestDatabase database) {
        return database.jdbc()
                        .sql("select coalesce(max(first_leaf + entries), 0) from audit_seal")
                        .query(Long.class)
                        .single()
                - new PruningStore(database.dataSource()).pruned();
    }

    private static void prune(LittleLog log, TestDatabase database) {
        LogPruner pruner = new LogPruner(database.dataSource());
        LogPruner.Segment segment = pruner.before(log.now());
        if (segment.entries() > 0) {
            AuditEntry about = new AuditEntry("", "", 0, "officer", "retention", "hash", 0, "");
            database.transaction()
                    .executeWithoutResult(status -> pruner.prune(segment, about, "yearly", List.of(), log.now()));
            pruned++;
        }
    }

    private static void append(LittleLog log, Random random) {
        String kind = KINDS.get(random.nextInt(KINDS.size()));
        log.append(kind, 1 + random.nextInt(50), 1 + random.nextInt(random.nextBoolean() ? 3 : 600));
    }

    private static void undone(LittleLog log, TestDatabase database, Random random) {
        database.transaction().executeWithoutResult(status -> {
            append(log, random);
            status.setRollbackOnly();
        });
    }

    /** Its places and its checkpoint are undone with it. */
    private static void dies(LittleLog log, TestDatabase database) {
        database.transaction().executeWithoutResult(status -> {
            log.seal(List.of());
            status.setRollbackOnly();
        });
    }

    @ParameterizedTest
    @EnumSource
    void sealersThatMeetGiveEveryEntryOnePlace(Databases databases) {
        try (TestDatabase database = databases.open()) {
            LittleLog log = new LittleLog(database, folder);
            for (int round = 0; round < 5; round++) {
                log.append("change", 1, 300);
                CompletableFuture<?> other = CompletableFuture.runAsync(() -> log.append("read", 1, 20));
                CompletableFuture<?> sealer = CompletableFuture.runAsync(log::seal);
                log.seal();
                other.join();
                sealer.join();
            }
            log.seal();
            assertThat(log.faults()).isEmpty();
            assertThat(log.verify(LogVerifier.Range.ALL, null).waiting()).isZero();
        }
    }
}
