package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import fi.ajantasa.cli.AjantasaCommand;
import fi.ajantasa.job.ExitCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;
import picocli.CommandLine;

/**
 * Every command there is, used wrongly in every way of {@link Misuse}: how it ends and what the screen says. The lines
 * stand in cases/commands.yaml; what came of them is src/docs/exit-codes.md, written anew with
 * {@code -Dexit-codes=write}.
 */
class ExitCodeTableTest {
    private static final Path CASES = Path.of("src/test/resources/cases/commands.yaml");
    private static final Path TABLE = Path.of("src/docs/exit-codes.md");
    private static final String NEXT = "Next: ajantasa ";
    private static final Pattern TRACE = Pattern.compile("\\bat [\\w.$]+\\(|Exception|\\.java:\\d");
    private static final Pattern CODE = Pattern.compile("\\b\\d{6}[-+A-FU-Y]\\d{3}[0-9A-Y]\\b");
    private static final Map<String, Map<Misuse, Terminal>> SHOWN = new TreeMap<>();
    private static final Map<String, Set<String>> WRITTEN = new TreeMap<>();
    private static Map<String, Map<String, String>> cases = Map.of();
    private static SortedMap<String, String> without = new TreeMap<>();

    @BeforeAll
    static void useEveryCommandWrongly(@TempDir Path folder) throws IOException {
        cases = new Yaml().load(Files.readString(CASES));
        SHOWN.clear();
        WRITTEN.clear();
        try (MisuseHomes homes = new MisuseHomes(folder)) {
            without = homes.withoutKeys();
            commands().forEach((name, command) -> SHOWN.put(name, use(homes, name, command)));
        }
    }

    /** All commands by their words, the root and the groups of commands among them; help, which only prints, is left out. */
    private static Map<String, CommandLine> commands() {
        Map<String, CommandLine> all = new TreeMap<>();
        collect("", new CommandLine(new AjantasaCommand()), all);
        return all;
    }

    private static void collect(String name, CommandLine command, Map<String, CommandLine> all) {
        all.put(name, command);
        command.getSubcommands().forEach((word, sub) -> {
            if (!sub.getCommandSpec().helpCommand()) {
                collect((name + " " + word).strip(), sub, all);
            }
        });
    }

    /** Notes what a command wrote although it ended for want of keys. */
    private static void confirmNothingWritten(MisuseHomes homes, String name, Terminal shown) {
        try {
            SortedMap<String, String> after = homes.withoutKeys();
            if (shown.code() == ExitCode.KEYS_UNAVAILABLE.number()) {
                Set<String> differing = new TreeSet<>(after.keySet());
                differing.addAll(without.keySet());
                differing.removeIf(it -> Objects.equals(after.get(it), without.get(it)));
                WRITTEN.put(name, differing);
            }
            without = after;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<Misuse, Terminal> use(MisuseHomes homes, String name, CommandLine command) {
        Map<Misuse, Terminal> shown = new EnumMap<>(Misuse.class);
        Map<String, String> lines = cases.getOrDefault(name, Map.of());
        shown.put(
                Misuse.UNKNOWN_OPTION,
                homes.run(Misuse.UNKNOWN_OPTION, name + " --no-such-option=" + MisuseHomes.CODE));
        if (isGroup(command) || !command.getCommandSpec().requiredArgs().isEmpty()) {
            shown.put(Misuse.ARGUMENT_MISSING, homes.run(Misuse.ARGUMENT_MISSING, name));
        }
        for (Misuse misuse : Misuse.values()) {
            String line = lines.get(misuse.line());
            if (line != null) {
                shown.put(misuse, homes.run(misuse, line));
                if (misuse == Misuse.NO_KEYS) {
                    confirmNothingWritten(homes, name, shown.get(misuse));
                }
            }
        }
        return shown;
    }

    private static boolean isGroup(CommandLine command) {
        return !command.getSubcommands().isEmpty();
    }

    @Test
    void everyCommandHasItsLines() {
        Set<String> leaves = new TreeSet<>(commands().keySet());
        commands().forEach((name, command) -> leaves.removeIf(it -> it.equals(name) && isGroup(command)));
        assertThat(cases.keySet())
                .as(
                        "entries of %s: a new command gets one there, with a line that is right and those that are not;"
                                + " then run this test with -Dexit-codes=write and read what it changed in %s",
                        CASES, TABLE)
                .containsExactlyInAnyOrderElementsOf(leaves);
        cases.forEach((name, lines) -> {
            assertThat(lines.keySet()).as(name).containsAnyOf("right", "endless");
            assertThat(lines).as(name).allSatisfy((kind, line) -> {
                assertThat(kind).isIn("right", "endless", "unknown", "other-state", "bad-file");
                assertThat(line + " ").startsWith(name + " ");
            });
        });
    }

    private static void each(BiConsumer<Misuse, Terminal> check) {
        SHOWN.forEach((name, all) -> all.forEach((misuse, shown) -> {
            try {
                check.accept(misuse, shown);
            } catch (AssertionError wrong) {
                throw new AssertionError(
                        "ajantasa %s, %s: %s%n%s".formatted(name, misuse.heading(), wrong.getMessage(), shown.text()),
                        wrong);
            }
        }));
    }

    @Test
    void nothingEndsWithACodeThatDoesNotFit() {
        each((misuse, shown) -> assertThat(ExitCode.of(shown.code())).isIn(misuse.fitting()));
    }

    /** F149: no row and no file is another afterwards, whatever command it was. */
    @Test
    void whateverEndsForWantOfKeysHasWrittenNothing_F149() {
        assertThat(WRITTEN)
                .hasSizeGreaterThan(30)
                .allSatisfy((name, differing) -> assertThat(differing).as(name).isEmpty());
    }

    @Test
    void whoeverIsRefusedReadsWhatHappenedWhatIsChangedAndWhatIsSafe() {
        each((misuse, shown) -> {
            if (isRefused(shown)) {
                assertThat(threeLines(shown)).hasSize(3);
            }
        });
    }

    private static boolean isRefused(Terminal shown) {
        return shown.code() != ExitCode.OK.number() && shown.code() != ExitCode.OK_WITH_REJECTS.number();
    }

    /** The three lines, wherever on the screen they stand. */
    private static List<String> threeLines(Terminal shown) {
        List<String> lines = shown.text().lines().toList();
        for (int i = 0; i + 2 < lines.size(); i++) {
            if (lines.get(i).startsWith(ExitCode.of(shown.code()).name())
                    && lines.get(i + 1).matches("\\p{Lu}.*\\.")
                    && lines.get(i + 2).startsWith(NEXT)) {
                return lines.subList(i, i + 3);
            }
        }
        return List.of();
    }

    @Test
    void theNextCommandIsCompleteAndReadyToPaste() {
        each((misuse, shown) -> shown.text()
                .lines()
                .filter(it -> it.startsWith(NEXT))
                .map(it -> it.substring(NEXT.length()).split(" "))
                .forEach(words -> assertThatCode(() -> new CommandLine(new AjantasaCommand())
                                .setCaseInsensitiveEnumValuesAllowed(true)
                                .parseArgs(words))
                        .as(String.join(" ", words))
                        .doesNotThrowAnyException()));
    }

    @Test
    void noScreenShowsAStackTraceOrAnIdentityCode() {
        each((misuse, shown) -> {
            assertThat(shown.text()).doesNotContainPattern(CODE);
            if (isRefused(shown)) {
                assertThat(shown.text()).doesNotContainPattern(TRACE);
            }
        });
    }

    @Test
    void theDocumentSaysWhatCameOfIt() throws IOException {
        if (System.getProperty("exit-codes", "").equals("write")) {
            Files.writeString(TABLE, document());
        }
        assertThat(Files.readString(TABLE))
                .as("%s: run this test with -Dexit-codes=write and read what changed", TABLE)
                .isEqualTo(document());
    }

    private static String document() throws IOException {
        String text = Files.readString(TABLE);
        String head = text.substring(0, text.indexOf("| Command |"));
        List<String> lines = new ArrayList<>();
        lines.add(row("Command", Stream.of(Misuse.values()).map(Misuse::heading)));
        lines.add(row("---", Stream.of(Misuse.values()).map(it -> "---")));
        SHOWN.forEach((name, all) -> lines.add(row(
                ("`ajantasa " + name).strip() + "`",
                Stream.of(Misuse.values()).map(it -> all.containsKey(it) ? cell(all.get(it)) : ""))));
        return head + String.join("\n", lines) + "\n";
    }

    private static String cell(Terminal shown) {
        return Integer.toString(shown.code());
    }

    private static String row(String first, Stream<String> cells) {
        return cells.collect(Collectors.joining(" | ", "| " + first + " | ", " |"));
    }
}
