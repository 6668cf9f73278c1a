package fi.ajantasa.source;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * The folder where a register's answers land as a delivery in our own layout, open to us alone and empty again once it was
 * taken. The same rows give the same bytes.
 */
public final class AnswerFolder {
    private final Path folder;

    public AnswerFolder(Path folder) {
        this.folder = folder;
    }

    /** Takes away what lies here: answers are kept no longer than they are needed. */
    public void clear() throws IOException {
        for (Path file : files()) {
            Files.delete(file);
        }
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, Files::isRegularFile)) {
            List<Path> files = new ArrayList<>();
            stream.forEach(files::add);
            return files;
        }
    }

    /** A file to be filled; it gets its name when the delivery is finished. */
    public AnswerFile open(String name, String header) throws IOException {
        Transcripts.own(folder);
        return new AnswerFile(Files.createTempFile(folder, ".landing", ".part"), name, header);
    }

    /** Gives the files their names, and writes their control file after them. */
    public void finish(String name, ControlHeader header, List<AnswerFile> files) throws IOException {
        List<Map<String, Object>> totals = new ArrayList<>();
        for (AnswerFile file : files) {
            totals.add(file.finish());
        }
        for (AnswerFile file : files) {
            move(file.part(), file.name());
        }
        Path part = Files.createTempFile(folder, ".landing", ".part");
        Files.write(part, JsonMapper.shared().writeValueAsBytes(header.with(totals)));
        move(part, name);
    }

    private void move(Path part, String name) throws IOException {
        Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
