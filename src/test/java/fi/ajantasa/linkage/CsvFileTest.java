package fi.ajantasa.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvFileTest {
    @TempDir
    Path folder;

    @Test
    void readsQuotedCellsWithSeparatorsQuotesAndLineEnds() throws IOException {
        assertThat(rows("a,b\r\n\"x, y\",\"say \"\"no\"\"\"\r\n\"two\nlines\",z\r\n"))
                .containsExactly("x, y|say \"no\"", "two\nlines|z");
    }

    @Test
    void findsTheSeparatorInTheHead() throws IOException {
        assertThat(rows("a;b\n1;2\n")).containsExactly("1|2");
        assertThat(rows("a\tb\n1\t2\n")).containsExactly("1|2");
    }

    @Test
    void keepsEmptyAndMissingCellsEmpty() throws IOException {
        assertThat(rows("a,b\n,2\n1\n\n3,\n")).containsExactly("|2", "1|", "3|");
    }

    @Test
    void startsAfterAByteOrderMarkAndNeedsNoLastLineEnd() throws IOException {
        assertThat(rows("\ufeffa,b\n1,2")).containsExactly("1|2");
    }

    @Test
    void readsLettersOfUtf8AndOfLatin1() throws IOException {
        assertThat(rows("a,b\nMäkelä,Иванов\n")).containsExactly("Mäkelä|Иванов");
        assertThat(rows("a,b\nMäkelä,Åberg\n", StandardCharsets.ISO_8859_1)).containsExactly("Mäkelä|Åberg");
    }

    private List<String> rows(String text) throws IOException {
        return rows(text, StandardCharsets.UTF_8);
    }

    private List<String> rows(String text, Charset charset) throws IOException {
        Path file = Files.writeString(folder.resolve("file.csv"), text, charset);
        List<String> rows = new ArrayList<>();
        try (CsvFile csv = new CsvFile(file)) {
            while (csv.next()) {
                rows.add(csv.cell(csv.column("a")) + "|" + csv.cell(csv.column("b")));
            }
        }
        return rows;
    }
}
