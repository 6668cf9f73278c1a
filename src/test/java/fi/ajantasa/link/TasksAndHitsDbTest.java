package fi.ajantasa.link;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.audit.Origin;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.testing.Databases;
import fi.ajantasa.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class TasksAndHitsDbTest {

    private static final Instant NOW = Instant.parse("2026-11-22T01:30:00Z");

    @Parameter
    Databases databases;

    @TempDir
    private Path folder;

    private TestDatabase database;

    @BeforeEach
    void open() {
        database = databases.open();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void keepsTheHitsOfEachPartitionAndListsThemByCustomer() {
        HitStore store = new HitStore(database.dataSource());
        Hit first = new Hit(3, 0, 100, 20, 5, 77);
        Hit second = new Hit(9, 1, 4_000_000_000L, 30, 2, -1);
        store.save("R-1", 0, List.of(second));
        store.save("R-1", 1, List.of(first));
        store.save("R-1", 1, List.of(first));

        assertThat(store.list("R-1")).containsExactly(first, second);
        store.forget("R-1");
        assertThat(store.list("R-1")).isEmpty();
    }

    @Test
    void opensATaskOnlyOncePerCustomerAndKind() {
        TaskStore store = new TaskStore(database.dataSource(), KeyVault.open(folder.resolve("keyset.json"), false));
        ClericalTask task = new ClericalTask(ClericalTask.HISTORIC_CODE, 7, new Origin(2, 23));
        ClericalTask same = new ClericalTask(ClericalTask.HISTORIC_CODE, 7, new Origin(3, 1));
        ClericalTask other = new ClericalTask(ClericalTask.NOT_CONFIRMED, 7, new Origin(3, 1));

        assertThat(store.open("R-1", List.of(task), NOW)).containsExactly(task);
        assertThat(store.open("R-2", List.of(same, other), NOW)).containsExactly(other);
        assertThat(store.list("R-2")).containsExactly(other);
        assertThat(store.listOpenOfTwo()).isEmpty();
    }

    @Test
    void asksOfEveryOtherCustomerOnce_F3() {
        TaskStore store = new TaskStore(database.dataSource(), KeyVault.open(folder.resolve("keyset.json"), false));
        ClericalTask first = new ClericalTask(ClericalTask.CODE_ON_TWO_CUSTOMERS, 7, new Origin(2, 23), 8);
        ClericalTask second = new ClericalTask(ClericalTask.CODE_ON_TWO_CUSTOMERS, 7, new Origin(2, 23), 9);
        ClericalTask again = new ClericalTask(ClericalTask.CODE_ON_TWO_CUSTOMERS, 7, new Origin(3, 1), 9);

        assertThat(store.open("R-1", List.of(first, second), NOW)).containsExactly(first, second);
        assertThat(store.open("R-2", List.of(again), NOW)).isEmpty();
        assertThat(store.listOpenOfTwo()).containsExactly(first, second);
    }
}
