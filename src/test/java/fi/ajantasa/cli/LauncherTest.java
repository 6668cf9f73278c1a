package fi.ajantasa.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher of the distribution, in a folder whose name has blanks and called by a link from another one. */
class LauncherTest {
    private static final Path LAUNCHER = Path.of("src/dist/bin/ajantasa");

    @TempDir
    Path temp;

    private Path command;

    /** How the launcher ended, and what it showed. */
    private record Ended(int code, List<String> lines) {}

    @BeforeEach
    void install() throws IOException {
        Path program = temp.resolve("the program");
        Path launcher = Files.createDirectories(program.resolve("bin")).resolve("ajantasa");
        Files.copy(LAUNCHER, launcher, StandardCopyOption.COPY_ATTRIBUTES);
        jar(Files.createDirectories(program.resolve("lib")).resolve("ajantasa.jar"));
        command = Files.createSymbolicLink(temp.resolve("link"), launcher);
    }

    /** A jar that names the classes of this build, as that of the distribution names the jars beside it. */
    private static void jar(Path file) throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, "fi.ajantasa.Ajantasa");
        attributes.put(
                Attributes.Name.CLASS_PATH,
                Arrays.stream(System.getProperty("java.class.path").split(":"))
                        .map(it -> Path.of(it).toUri())
                        .map(URI::toString)
                        .collect(Collectors.joining(" ")));
        try (OutputStream out = Files.newOutputStream(file)) {
            new JarOutputStream(out, manifest).close();
        }
    }

    private Ended run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(Stream.of(command.toString()), Stream.of(arguments))
                        .toList())
                .directory(Files.createDirectories(temp.resolve("some where")).toFile())
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(it -> it.startsWith("JAVA") || it.startsWith("AJANTASA"));
        builder.environment()
                .merge("PATH", System.getProperty("java.home") + "/bin", (path, java) -> java + ":" + path);
        builder.environment().putAll(environment);
        Process process = builder.start();
        List<String> lines = process.inputReader().lines().toList();
        return new Ended(process.waitFor(), lines);
    }

    @Test
    void runsTheProgramWithTheSettingsOfTheEnvironmentAndItsArguments() throws Exception {
        Map<String, String> environment = new TreeMap<>();
        environment.put("JAVA_OPTS", "-Xmx200m -Dsome=thing");
        environment.put("AJANTASA_HOME", temp.resolve("a home").toString());
        environment.put("AJANTASA_JOBS", temp.resolve("no jobs").toString());

        Ended status = run(environment, "status");

        assertThat(status.code()).as(status.lines().toString()).isZero();
        assertThat(status.lines()).containsExactly("Nothing was run here yet. Next: ajantasa run nightly");
        assertThat(Files.exists(temp.resolve("a home/db"))).isFalse();
        Ended validate = run(environment, "validate");
        assertThat(validate.code()).isEqualTo(2);
        assertThat(validate.lines().toString()).contains(temp.resolve("no jobs").toString());
    }

    /** cron has no locale, and without one of UTF-8 Java cannot name such a folder. */
    @Test
    void findsAHomeOutsideAsciiWithoutALocale() throws Exception {
        Ended status = run(
                Map.of(
                        "LC_ALL", "C",
                        "AJANTASA_HOME", temp.resolve("koti pöllölle").toString(),
                        "AJANTASA_JOBS", temp.resolve("no jobs").toString()),
                "status");
        assertThat(status.lines()).containsExactly("Nothing was run here yet. Next: ajantasa run nightly");
        assertThat(status.code()).isZero();
    }

    @Test
    void givesTheJavaMachineTheOptionsOfTheCommandWhereverItStands() throws Exception {
        Path java = Files.createDirectories(temp.resolve("java/bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\necho \"$@\"\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Map<String, String> environment =
                Map.of("JAVA_HOME", temp.resolve("java").toString());

        for (List<String> line : List.of(
                List.of("serve"),
                List.of("--home", "run", "serve"),
                List.of("--jobs=status", "--home", "status", "serve", "--home", "status"))) {
            assertThat(run(environment, line.toArray(String[]::new)).lines())
                    .as(line.toString())
                    .singleElement()
                    .asString()
                    .contains("-XX:+UseG1GC")
                    .endsWith(String.join(" ", line));
        }
        assertThat(run(environment, "--home", "serve", "run", "nightly").lines().toString())
                .contains("-XX:+UseParallelGC");
        assertThat(run(environment, "--home", "serve", "status").lines().toString())
                .contains("-XX:+UseSerialGC");
        assertThat(run(environment).lines().toString()).contains("-XX:+UseSerialGC");
    }

    @Test
    void endsWithACodeOfOursAndThreeLinesWhereThereIsNoJava() throws Exception {
        Ended ended = run(Map.of("JAVA_HOME", "/no/such place"), "status");
        assertThat(ended.code()).isEqualTo(70);
        assertThat(ended.lines())
                .hasSize(3)
                .first()
                .asString()
                .isEqualTo("INTERNAL: there is no /no/such place/bin/java;"
                        + " a Java runtime of version 17 or newer is needed.");
    }
}
