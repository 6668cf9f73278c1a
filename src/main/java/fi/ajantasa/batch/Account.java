package fi.ajantasa.batch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * The account of the operating system that a process runs under, as the system says; no option, variable or property
 * of Java changes it.
 */
public record Account(String name) {
    /** Names nobody, and stands in no access file. */
    private static final String UNKNOWN = "?";

    public static Account ofProcess() {
        return new Account(ProcessHandle.current().info().user().orElse(UNKNOWN));
    }

    /** The names of the groups of this process; none where the system does not tell them. */
    public static Set<String> groupsOfProcess() {
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(program(), "-Gn").redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().clear();
            Process id = builder.start();
            try (var told = id.getInputStream()) {
                String names = new String(told.readAllBytes(), StandardCharsets.UTF_8).strip();
                return id.waitFor() == 0 ? Set.copyOf(List.of(names.split("\\s+"))) : Set.of();
            }
        } catch (IOException e) {
            return Set.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Set.of();
        }
    }

    /** By its full path, for what {@code PATH} finds may be anybody's. */
    private static String program() {
        return Files.isExecutable(Path.of("/usr/bin/id")) ? "/usr/bin/id" : "/bin/id";
    }
}
