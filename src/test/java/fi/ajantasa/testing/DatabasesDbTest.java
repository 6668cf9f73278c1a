package fi.ajantasa.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class DatabasesDbTest {
    @Parameter
    Databases databases;

    @Test
    void givesEachTestAMigratedDatabaseOfItsOwn() {
        try (TestDatabase one = databases.open();
                TestDatabase other = databases.open()) {
            one.jdbc()
                    .sql("insert into customer (id, number, version, held) values (1, 'C-1', 0, '{}')")
                    .update();
            assertThat(count(one, "customer")).isEqualTo(1);
            assertThat(count(other, "customer")).isZero();
            assertThat(count(other, "batch_job_execution")).isZero();
        }
    }

    @Test
    void holdsValuesAboveAMegabyte() {
        byte[] bitmap = new byte[3_000_000];
        bitmap[2_999_999] = 7;
        try (TestDatabase database = databases.open()) {
            database.jdbc()
                    .sql("insert into hit (run_id, part, hits) values ('R-1', 1, ?)")
                    .param(bitmap)
                    .update();
            assertThat(database.jdbc()
                            .sql("select hits from hit")
                            .query(byte[].class)
                            .single())
                    .isEqualTo(bitmap);
        }
    }

    private static long count(TestDatabase database, String table) {
        return database.jdbc()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }
}
