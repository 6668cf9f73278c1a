package fi.ajantasa.job;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the jobs folder as a whole: either everything in it is right, or all its problems are told at once. */
public final class JobFolder {
    private JobFolder() {}

    /**
     * Reads all definitions of a folder; relative paths in them are taken from the folder's parent.
     *
     * @throws DefinitionException with every problem of every file
     */
    public static Jobs read(Path folder) throws DefinitionException {
        var problems = new ArrayList<Problem>();
        Optional<Jobs> jobs = read(folder, problems);
        if (!problems.isEmpty() || jobs.isEmpty()) {
            throw new DefinitionException(problems);
        }
        return jobs.get();
    }

    /** The problems {@link #read(Path)} would refuse the folder for. */
    public static List<Problem> problems(Path folder) {
        var problems = new ArrayList<Problem>();
        read(folder, problems);
        return List.copyOf(problems);
    }

    private static Optional<Jobs> read(Path folder, List<Problem> problems) {
        var files = new ArrayList<YamlFile>();
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder, "*.yaml")) {
            for (Path path : paths) {
                files.add(new YamlFile(path, Files.readAllBytes(path)));
            }
        } catch (IOException e) {
            problems.add(new Problem(folder, 1, "the jobs folder cannot be read", "name it with --jobs"));
        }
        files.forEach(file -> file.root(problems));
        return Optional.empty();
    }
}
