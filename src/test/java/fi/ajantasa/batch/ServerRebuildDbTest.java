package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.testing.Databases;
import fi.ajantasa.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** F155: what was removed leaves the pages of a server's database, or it is known that it may not have. */
class ServerRebuildDbTest {
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final String CANARY = "Kanarialintuzq";

    private TestDatabase database;

    @BeforeEach
    void open() {
        database = Databases.POSTGRESQL.open();
        database.jdbc()
                .sql("create table bird (name varchar(40) not null, number integer primary key)")
                .update();
        database.jdbc()
                .sql("create table nest (bird integer references bird (number))")
                .update();
        // Values that are told often are sampled into the statistics as they are.
        database.jdbc()
                .sql("insert into bird select case when i % 3 = 0 then ? else 'Varpunen' end, i"
                        + " from generate_series(1, 3000) i")
                .param(CANARY)
                .update();
        database.jdbc().sql("analyze bird").update();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void leavesNothingOfWhatWasRemoved() throws Exception {
        assertThat(files()).isNotEmpty();
        remove();
        assertThat(ServerRebuild.of(database.dataSource(), Duration.ofSeconds(30)))
                .isTrue();
        assertThat(files()).isEmpty();
        assertThat(count()).isEqualTo(2000);
    }

    @Test
    void leavesNothingInTheStatisticsOfATableThatIsEmptyNow() throws Exception {
        String keys = constraints();
        database.jdbc().sql("delete from bird").update();
        assertThat(ServerRebuild.of(database.dataSource(), Duration.ofSeconds(30)))
                .isTrue();
        assertThat(files()).isEmpty();
        assertThat(constraints()).isEqualTo(keys).contains("PRIMARY KEY (number)", "REFERENCES bird(number)");
    }

    /** None of them is of a kind that cannot be altered. */
    @Test
    void couldMakeEachOfOurTablesForgetItsStatistics() {
        String ofAll = ServerRebuild.FORGET_EMPTY.replace("join pg_stats", "left join pg_stats");
        assertThat(ofAll).isNotEqualTo(ServerRebuild.FORGET_EMPTY);
        database.jdbc().sql("truncate bird, nest").update();
        database.jdbc()
                .sql("insert into erasure values (1, 'DONE', '', 1, 1, '', '', '', now())")
                .update();
        database.jdbc().sql(ofAll).update();
        assertThat(database.jdbc()
                        .sql("select count(*) from erasure")
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void saysWhenAnOlderTransactionMayStillSeeIt() throws Exception {
        try (Connection older = database.dataSource().getConnection();
                Statement statement = older.createStatement()) {
            older.setAutoCommit(false);
            older.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            statement.execute("select 1");
            remove();
            assertThat(ServerRebuild.of(database.dataSource(), SHORT)).isFalse();
            assertThat(files()).isNotEmpty();
            older.rollback();
        }
        assertThat(ServerRebuild.of(database.dataSource(), Duration.ofSeconds(30)))
                .isTrue();
        assertThat(files()).isEmpty();
    }

    @Test
    void waitsNoLongerThanItsPatienceForATableThatSomebodyReads() throws Exception {
        remove();
        try (Connection reader = database.dataSource().getConnection();
                Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("select count(*) from bird");
            assertThat(ServerRebuild.of(database.dataSource(), SHORT)).isFalse();
            reader.rollback();
        }
        assertThat(count()).isEqualTo(2000);
    }

    private void remove() {
        database.jdbc().sql("delete from bird where name = ?").param(CANARY).update();
    }

    private String constraints() {
        return database.jdbc()
                .sql("select string_agg(conname || ' ' || pg_get_constraintdef(oid), ', ' order by conname)"
                        + " from pg_constraint where conrelid in ('bird'::regclass, 'nest'::regclass)")
                .query(String.class)
                .single();
    }

    private int count() {
        return database.jdbc()
                .sql("select count(*) from bird")
                .query(Integer.class)
                .single();
    }

    /** The files of the database in which the canary is. */
    private List<String> files() throws Exception {
        database.jdbc().sql("checkpoint").update();
        Path folder = Path.of(database.jdbc()
                .sql("select current_setting('data_directory') || '/base/' || oid from pg_database"
                        + " where datname = current_database()")
                .query(String.class)
                .single());
        ByteSearch search = new ByteSearch(Map.of(CANARY, CANARY.getBytes(StandardCharsets.UTF_8)));
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(it -> !search.find(RawBytes.bytes(it)).isEmpty())
                    .map(it -> it.getFileName().toString())
                    .toList();
        }
    }
}
