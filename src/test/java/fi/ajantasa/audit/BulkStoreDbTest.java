package fi.ajantasa.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.ajantasa.testing.Databases;
import fi.ajantasa.testing.TestDatabase;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.roaringbitmap.RoaringBitmap;

@ParameterizedClass
@EnumSource
class BulkStoreDbTest {
    private static final OffsetDateTime TIME = OffsetDateTime.parse("2026-11-22T01:30:00.123456Z");

    @Parameter
    Databases databases;

    private TestDatabase database;
    private BulkStore bulk;

    @BeforeEach
    void open() {
        database = databases.open();
        bulk = new BulkStore(database.dataSource());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void insertsValuesOfEveryTypeAndNone() {
        database.jdbc()
                .sql("create table sample (id integer, n bigint, t varchar, b bytea, f boolean, d date,"
                        + " at timestamp with time zone)")
                .update();
        String text = "a\"b\\c,{}\nNULL\t;å";
        bulk.insert(
                "sample",
                Rows.of("id", "n", "t", "b", "f", "d", "at")
                        .add(1, 5_000_000_000L, text, new byte[] {0, -1, 92}, true, LocalDate.of(2026, 11, 22), TIME)
                        .add(2, null, null, null, null, null, null)
                        .add(3, 1L, "", new byte[0], false, LocalDate.of(1900, 1, 1), TIME));
        List<Map<String, Object>> rows = database.jdbc()
                .sql("select id, n, t, b, f, d from sample order by id")
                .query()
                .listOfRows();
        assertThat(rows.get(0))
                .containsEntry("n", 5_000_000_000L)
                .containsEntry("t", text)
                .containsEntry("f", true);
        assertThat((byte[]) rows.get(0).get("b")).containsExactly(0, -1, 92);
        assertThat(rows.get(0).get("d")).hasToString("2026-11-22");
        assertThat(rows.get(1).values()).containsExactly(2, null, null, null, null, null);
        assertThat(rows.get(2)).containsEntry("t", "");
        assertThat(database.jdbc()
                        .sql("select at from sample where id = 1")
                        .query(OffsetDateTime.class)
                        .single()
                        .toInstant())
                .isEqualTo(TIME.toInstant());
    }

    @Test
    void tellsWhichRowsHadAnEffect() {
        bulk.insert(
                "due",
                Rows.of("customer_id", "due_on").add(1, TIME.toLocalDate()).add(3, TIME.toLocalDate()));
        RoaringBitmap changed = bulk.change(
                "delete from due where customer_id = ?1",
                "delete from due d using unnest(?) n(id) where d.customer_id = n.id returning n.id",
                Rows.of("customer_id").add(1).add(2).add(3));
        assertThat(changed).isEqualTo(RoaringBitmap.bitmapOf(1, 3));
    }

    @Test
    void insertsInTheTransactionOfItsCaller() {
        database.transaction().executeWithoutResult(status -> {
            bulk.insert("due", Rows.of("customer_id", "due_on").add(1, TIME.toLocalDate()));
            status.setRollbackOnly();
        });
        assertThat(database.jdbc()
                        .sql("select count(*) from due")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void insertsMoreRowsThanABatchHolds() {
        Rows rows = Rows.of("customer_id", "due_on");
        for (int customer = 1; customer <= 2500; customer++) {
            rows.add(customer, TIME.toLocalDate());
        }
        bulk.insert("due", rows);
        assertThat(database.jdbc()
                        .sql("select count(*) from due")
                        .query(Long.class)
                        .single())
                .isEqualTo(2500);
    }

    @Test
    void refusesARowWithAValueTooFew() {
        assertThatThrownBy(() -> Rows.of("customer_id", "due_on").add(1)).isInstanceOf(IllegalArgumentException.class);
    }
}
