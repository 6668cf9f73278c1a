package fi.ajantasa.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ColumnMapTest {
    @TempDir
    Path folder;

    @Test
    void knowsTheUsualWordsForAnAttribute() {
        assertThat(kind("family-name")).isEqualTo(Kind.SURNAME);
        assertThat(kind("last_name")).isEqualTo(Kind.SURNAME);
        assertThat(kind("date_of_birth")).isEqualTo(Kind.BIRTH_DATE);
        assertThat(kind("House Number")).isEqualTo(Kind.NUMBER);
        assertThat(kind("zip")).isEqualTo(Kind.POSTCODE);
    }

    @Test
    void comparesWhatItDoesNotKnowAsWhatItIsOrIsSaidToBe() {
        assertThat(kind("occupation")).isEqualTo(Kind.OTHER);
        assertThat(ColumnMap.from(Map.of("id", "a", "member", Map.of("column", "b", "kind", "identifier")))
                        .find("member"))
                .hasValueSatisfying(it -> assertThat(it.kind()).isEqualTo(Kind.IDENTIFIER));
    }

    @Test
    void takesSeveralColumnsForOneAttribute() {
        assertThat(ColumnMap.from(Map.of("id", "a", "given-names", List.of("first", "middle")))
                        .find("given-names"))
                .hasValueSatisfying(it -> assertThat(it.columns()).containsExactly("first", "middle"));
    }

    @Test
    void refusesAMapWithoutId() {
        assertThatThrownBy(() -> ColumnMap.from(Map.of("surname", "a"))).hasMessageContaining("names no id");
    }

    @Test
    void refusesAKindItDoesNotKnow() {
        assertThatThrownBy(() -> ColumnMap.from(Map.of("id", "a", "x", Map.of("column", "b", "kind", "colour"))))
                .hasMessageContaining("kind colour is unknown");
    }

    @Test
    void oneMapServesBothFiles() throws IOException {
        MapFile map = MapFile.read(Files.writeString(folder.resolve("map.yaml"), "left: {id: a, surname: b}\n"));
        assertThat(map.right()).isEqualTo(map.left());
    }

    @Test
    void refusesAFileThatLacksAMappedColumn() throws IOException {
        Path file = Files.writeString(folder.resolve("one.csv"), "a,c\n1,Aino\n");
        MapFile map = MapFile.read(Files.writeString(folder.resolve("map.yaml"), "left: {id: a, surname: b}\n"));
        assertThatThrownBy(() -> new LinkFiles(file, null, map, "").read())
                .hasMessageContaining("one.csv has no column b");
    }

    private static Kind kind(String word) {
        return ColumnMap.from(Map.of("id", "a", word, "b"))
                .find(word)
                .orElseThrow()
                .kind();
    }
}
