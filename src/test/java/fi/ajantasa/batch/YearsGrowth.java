package fi.ajantasa.batch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How much an installation holds at the beginning of each year: rows by table, files by folder. */
final class YearsGrowth {
    private final TestHome home;
    private final NavigableMap<LocalDate, Map<String, Long>> sizes = new TreeMap<>();

    YearsGrowth(TestHome home) {
        this.home = home;
    }

    void note(LocalDate day, DataSource dataSource) {
        Map<String, Long> now = new TreeMap<>();
        JdbcClient jdbc = JdbcClient.create(dataSource);
        jdbc.sql("select lower(table_name) from information_schema.tables"
                        + " where table_schema = 'PUBLIC' and table_name <> 'flyway_schema_history'")
                .query(String.class)
                .list()
                .forEach(table -> now.put(
                        table,
                        jdbc.sql("select count(*) from " + table)
                                .query(Long.class)
                                .single()));
        for (String folder : List.of("raw", "inbox", "transcripts", "reports")) {
            now.put("files in " + folder, files(home.home().resolve(folder)));
        }
        sizes.put(day, now);
    }

    private static long files(Path folder) {
        if (!Files.exists(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was held on each day it was noted. */
    NavigableMap<LocalDate, Map<String, Long>> sizes() {
        return sizes;
    }

    /** By how much each kind of thing grew in a year, from its first night to that of the next. */
    Map<String, Long> growth(int year) {
        Map<String, Long> before = sizes.ceilingEntry(LocalDate.of(year, 1, 1)).getValue();
        Map<String, Long> grown = new TreeMap<>();
        sizes.ceilingEntry(LocalDate.of(year + 1, 1, 1))
                .getValue()
                .forEach((what, size) -> grown.put(what, size - before.getOrDefault(what, 0L)));
        return grown;
    }
}
