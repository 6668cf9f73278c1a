package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.customer.SealedTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page of the audit log says of every table, and of every column of a sealed one, whether it is compared with the log. */
class SealedTablesTest {
    private static final Path PAGE = Path.of("src/docs/audit-log.md");
    private static final Path SCHEMA = Path.of("src/main/resources/db/migration/all/V10__ajantasa.sql");
    private static final Pattern TABLE = Pattern.compile("create table (\\w+) \\((.*?)\\n\\);", Pattern.DOTALL);
    private static final Pattern COLUMN = Pattern.compile("(?m)^    (?!primary|constraint|--)(\\w+) +\\w");
    private static final Pattern LINE = Pattern.compile("(?m)^\\| `(\\w+)` \\| ([^|]*) \\| ([^|]*)\\|$");

    private static String schema = "";
    private static Map<String, MatchResult> lines = Map.of();

    @BeforeAll
    static void read() throws IOException {
        schema = Files.readString(SCHEMA);
        String page = Files.readString(PAGE);
        lines = LINE.matcher(page.substring(page.indexOf("## What is compared, table by table")))
                .results()
                .collect(Collectors.toMap(it -> it.group(1), it -> it, (one, two) -> one, LinkedHashMap::new));
    }

    private static Map<String, Set<String>> tables() {
        Map<String, Set<String>> tables = new LinkedHashMap<>();
        Matcher table = TABLE.matcher(schema);
        while (table.find()) {
            tables.put(
                    table.group(1),
                    COLUMN.matcher(table.group(2))
                            .results()
                            .map(it -> it.group(1))
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
        return tables;
    }

    @Test
    void everyTableHasOneLine() {
        assertThat(lines.keySet())
                .as("a new table gets a line in %s: how it is compared with the log, or why not", PAGE)
                .containsExactlyInAnyOrderElementsOf(tables().keySet());
        assertThat(lines.values())
                .allSatisfy(it ->
                        assertThat(it.group(2) + it.group(3)).as(it.group(1)).isNotEqualTo("not compared"));
    }

    @Test
    void theLinesSayWhichTablesAreSealed() {
        assertThat(lines.values().stream()
                        .filter(it -> it.group(2).contains("sealed"))
                        .map(it -> it.group(1)))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(SealedTable.values()).map(SealedTable::word).toList());
    }

    /** A new column of a sealed table is sealed, or the page says why not. */
    @Test
    void theLinesNameEveryColumnThatIsNotSealed() {
        for (SealedTable table : SealedTable.values()) {
            Set<String> left = new TreeSet<>(tables().get(table.word()));
            left.removeAll(table.columns());
            left.remove(table.owner());
            String named = lines.get(table.word()).group(3);
            assertThat(left).as(table.word()).allSatisfy(it -> assertThat(named).contains("`" + it + "`"));
        }
    }
}
