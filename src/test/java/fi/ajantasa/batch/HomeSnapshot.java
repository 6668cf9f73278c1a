package fi.ajantasa.batch;

import fi.ajantasa.audit.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every row and every file of a home on the embedded database, but who had the lease and what was logged. */
final class HomeSnapshot {
    private static final List<String> PASSING = List.of("db", "logs");

    private HomeSnapshot() {}

    /** The hash of the content by the name of the table or file. */
    static SortedMap<String, String> of(Installation installation) throws IOException {
        SortedMap<String, String> all = new TreeMap<>();
        try (Database database = Database.open(installation)) {
            JdbcClient jdbc = JdbcClient.create(database.dataSource());
            jdbc.sql("select table_name from information_schema.tables where table_schema = 'PUBLIC'"
                            + " and table_name not in ('RUN_LOCK', 'run_lock')")
                    .query(String.class)
                    .list()
                    .forEach(it -> all.put(
                            it,
                            rows(jdbc.sql("select * from \"" + it + "\"")
                                    .query(HomeSnapshot::row)
                                    .list())));
        }
        Path home = installation.home();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path name = home.relativize(file);
                if (!PASSING.contains(name.getName(0).toString())) {
                    all.put(name.toString(), Sha256.hex(Files.readAllBytes(file)));
                }
            }
        }
        return all;
    }

    private static String rows(List<String> rows) {
        return rows.size() + " rows " + rows.stream().sorted().toList().hashCode();
    }

    private static String row(ResultSet row, int number) throws SQLException {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            Object value = row.getObject(i);
            text.append(value instanceof byte[] bytes ? Arrays.toString(bytes) : row.getString(i))
                    .append('|');
        }
        return text.toString();
    }
}
