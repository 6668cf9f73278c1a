package fi.ajantasa.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads the files in {@code codes} beside the job files: code lists that their keeper publishes and changes (F17). */
final class CodeListReader {
    private static final String KEY = "code-list";
    private static final String LISTS = "codes";

    private final Path folder;
    private final Map<Path, CodeList> read = new HashMap<>();

    /** @param folder of the job files */
    CodeListReader(Path folder) {
        this.folder = folder;
    }

    /**
     * A code list.
     *
     * @param name with version and SHA-256, as it counts for the definitions
     * @param section whose {@code codes} it holds
     */
    record CodeList(String name, Section section) {}

    /** The list a column names, or nothing. */
    Optional<CodeList> find(Section column) {
        if (!column.has(KEY)) {
            return Optional.empty();
        }
        if (column.has("codes")) {
            column.note(column.lineOf(KEY), "codes stand in a list and here", "keep one of the two");
        }
        Path file = folder.resolve(column.text(KEY)).normalize();
        if (!file.startsWith(folder.resolve(LISTS))) {
            column.note(column.lineOf(KEY), "the code list is not in codes/", "keep it in jobs/codes");
            return Optional.empty();
        }
        CodeList known = read.get(file);
        Optional<CodeList> list = known == null ? read(file, column) : Optional.of(known);
        list.ifPresent(it -> read.put(file, it));
        return list;
    }

    private static Optional<CodeList> read(Path file, Section column) {
        try {
            YamlFile yaml = new YamlFile(file, Files.readAllBytes(file));
            return column.other(yaml).map(root -> {
                root.expecting(Shape.CODE_LIST);
                String name = root.text(KEY) + " " + root.text("version");
                return new CodeList(name + " " + yaml.file().sha256(), root);
            });
        } catch (IOException unreadable) {
            column.note(
                    column.lineOf(KEY),
                    "the code list " + column.text(KEY) + " cannot be read",
                    "write it like jobs/codes/company-forms.yaml");
            return Optional.empty();
        }
    }
}
