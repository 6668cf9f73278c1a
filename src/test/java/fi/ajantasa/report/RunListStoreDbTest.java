package fi.ajantasa.report;

import static fi.ajantasa.report.MadeUpRun.range;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.ajantasa.testing.Databases;
import fi.ajantasa.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.roaringbitmap.RoaringBitmap;

@ParameterizedClass
@EnumSource
class RunListStoreDbTest {
    @Parameter
    Databases databases;

    private TestDatabase database;
    private RunListStore store;

    @BeforeEach
    void open() {
        database = databases.open();
        store = new RunListStore(database.dataSource());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void readsBackWhatWasWritten() {
        RoaringBitmap rows = range(1, 3_000_000);
        rows.remove(77);
        store.put("R-1", "unmatched", "", Unit.ROWS, rows);
        assertThat(store.read("R-1", "unmatched", "")).isEqualTo(rows);
        assertThat(store.read("R-2", "unmatched", "")).isEqualTo(new RoaringBitmap());
        assertThat(store.list("R-1")).singleElement().satisfies(info -> {
            assertThat(info.key().path()).isEqualTo("unmatched");
            assertThat(info.unit()).isEqualTo(Unit.ROWS);
            assertThat(info.size()).isEqualTo(2_999_999);
            assertThat(info.sha256()).hasSize(64);
        });
    }

    @Test
    void joinsThePiecesOfPartitionsAndReplacesARepeatedPiece() {
        store.putPart("R-1", ListName.CHANGED, "family-name", 0, range(1, 10));
        store.putPart("R-1", ListName.CHANGED, "family-name", 1, range(11, 12));
        store.putPart("R-1", ListName.CHANGED, "family-name", 1, range(11, 20));
        assertThat(store.read("R-1", "changed", "family-name")).isEqualTo(range(1, 20));
        assertThat(store.list("R-1")).singleElement().satisfies(info -> assertThat(info.size())
                .isEqualTo(20));
    }

    @Test
    void refusesPiecesThatShareANumber() {
        store.putPart("R-1", ListName.MATCHED, "", 0, range(1, 10));
        store.putPart("R-1", ListName.MATCHED, "", 1, range(10, 12));
        assertImbalance("two pieces share a number");
    }

    @Test
    void seesAListChangedInStorage() {
        store.put("R-1", ListName.MATCHED, "", range(1, 10));
        store.put("R-2", ListName.MATCHED, "", range(1, 11));
        database.jdbc()
                .sql("update run_list set bitmap = (select o.bitmap from run_list o where o.run_id = 'R-2')"
                        + " where run_id = 'R-1'")
                .update();
        assertImbalance("SHA-256");
    }

    @Test
    void seesANumberThatIsNotTheLengthOfItsList() {
        store.put("R-1", ListName.MATCHED, "", range(1, 10));
        database.jdbc().sql("update run_list set size = 11").update();
        assertImbalance("stored size 11, found 10");
    }

    private void assertImbalance(String what) {
        assertThatThrownBy(() -> store.read("R-1", "matched", ""))
                .isInstanceOf(ImbalanceException.class)
                .hasMessageContaining("run R-1, list matched")
                .hasMessageContaining(what);
        assertThat(store.readAll("R-1").faults()).singleElement().asString().contains(what);
    }
}
