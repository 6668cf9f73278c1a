package fi.ajantasa.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.batch.Account;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.job.Role;
import fi.ajantasa.person.Category;
import fi.ajantasa.person.CreditPurpose;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Every command, role and category of attributes there is, against the table of rights (F156). */
class RightTest {
    private static final Path PAGE = Path.of("src/docs/roles.md");
    private static final Path CASES = Path.of("src/test/resources/cases/commands.yaml");
    private static final Set<Role> BLIND = Set.of(Role.OPERATOR, Role.AUDITOR, Role.ADMINISTRATOR);

    private static final AjantasaCommand ROOT = new AjantasaCommand();

    /** Made once: making it looks at every command. */
    private static final CommandLine LINE = new CommandLine(ROOT).setCaseInsensitiveEnumValuesAllowed(true);

    @TempDir
    Path home;

    private static Map<String, CommandSpec> commands() {
        Map<String, CommandSpec> leaves = new TreeMap<>();
        collect("", LINE, leaves);
        return leaves;
    }

    private static void collect(String name, CommandLine command, Map<String, CommandSpec> leaves) {
        if (command.getSubcommands().isEmpty() && !command.getCommandSpec().helpCommand()) {
            leaves.put(name, command.getCommandSpec());
        }
        command.getSubcommands().forEach((word, sub) -> collect((name + " " + word).strip(), sub, leaves));
    }

    @Test
    void everyCommandHasOneLineAndEveryLineIsACommandOrAnOptionOfOne() {
        Map<String, CommandSpec> leaves = commands();
        List<String> lines = Right.TABLE.stream().map(Right::command).toList();
        assertThat(lines).doesNotHaveDuplicates();
        assertThat(lines.stream().filter(it -> !it.contains(" --")))
                .as("a new command gets a line in Right.TABLE: who may, and what of people it shows")
                .containsExactlyInAnyOrderElementsOf(leaves.keySet());
        assertThat(lines.stream().filter(it -> it.contains(" --"))).isNotEmpty().allSatisfy(line -> {
            String[] parts = line.split(" (?=--)");
            assertThat(leaves.get(parts[0]).optionsMap()).containsKey(parts[1]);
        });
    }

    @Test
    void whoSeesNoValuesIsShownNoneByAnyCommand() {
        for (Right right : Right.TABLE) {
            for (Category category : Category.values()) {
                assertThat(BLIND).noneMatch(role -> right.shows(role, category));
            }
        }
    }

    @Test
    void everyCommandThatShowsValuesAsksWhatFor() {
        Map<String, CommandSpec> leaves = commands();
        for (Right right : Right.TABLE) {
            CommandSpec spec = leaves.get(right.command().split(" --")[0]);
            boolean asks = spec.optionsMap().containsKey("--purpose");
            assertThat(asks || right.shows().isEmpty() || right.purposes() == Right.Purposes.ITSELF)
                    .as(right.command())
                    .isTrue();
            if (right.purposes() == Right.Purposes.READING) {
                assertThat(spec.optionsMap().get("--purpose").required())
                        .as(right.command())
                        .isTrue();
            } else if (right.purposes() == Right.Purposes.NONE) {
                assertThat(right.shows()).as(right.command()).isEmpty();
            }
        }
    }

    /** Each command as somebody writes it, by each role and by nobody. */
    @Test
    void everyRoleMayDoWhatTheTableSaysAndNothingElse() throws IOException {
        Map<String, Map<String, String>> cases = new Yaml().load(Files.readString(CASES));
        for (Right right : Right.TABLE) {
            Map<String, String> lines = cases.get(right.command().split(" --")[0]);
            String line = lines.getOrDefault("right", lines.get("endless"));
            String whole = right.command().contains(" --")
                    ? line + " --" + right.command().split(" --")[1]
                    : line;
            for (Role role : Role.values()) {
                permit(role.word());
                boolean may = right.isForEverybody() || right.roles().contains(role);
                assertThat(isLetIn(purposeOf(role, whole)))
                        .as("%s for %s", whole, role.word())
                        .isEqualTo(may);
            }
            permit("");
            assertThat(isLetIn(whole)).as("%s for nobody", whole).isEqualTo(right.isForEverybody());
        }
    }

    /** A purpose that the role may name, where the command wants one of the list. */
    private static String purposeOf(Role role, String line) {
        String named = line.replaceAll(".*--purpose (\\S+).*", "$1");
        return ReadPurpose.find(named)
                .flatMap(it -> Stream.of(ReadPurpose.values())
                        .filter(other -> other.isOf(role))
                        .findFirst())
                .map(it -> line.replace("--purpose " + named, "--purpose " + it.word()))
                .orElse(line);
    }

    @Test
    void refusesAPurposeThatTheRoleDoesNotReadFor() throws IOException {
        for (Role role : Role.values()) {
            permit(role.word());
            for (ReadPurpose purpose : ReadPurpose.values()) {
                boolean may =
                        Right.needed("customers show", List.of()).get(0).roles().contains(role);
                assertThat(isLetIn("customers show C-1 --purpose " + purpose.word()))
                        .as("%s for %s", purpose.word(), role.word())
                        .isEqualTo(may && purpose.isOf(role));
            }
        }
    }

    @Test
    void withoutAFileNobodySeesOrDecidesAnythingAboutPeople() {
        assertThat(isLetIn("run nightly")).isTrue();
        assertThat(isLetIn("serve")).isTrue();
        assertThat(isLetIn("db migrate")).isTrue();
        for (String command : List.of(
                "customers show C-1 --purpose complaint",
                "explain C-1 --purpose complaint",
                "contact check C-1 --channel phone",
                "approve R-1 --ceiling 1 --until 2099-01-01T00:00 --reason TEXT",
                "inbox restore population COPY --reason TEXT",
                "audit who C-1 --purpose supervision")) {
            assertThat(isLetIn(command)).as(command).isFalse();
        }
    }

    /** A file that a setting names and that is not there is no leave for everybody. */
    @Test
    void aMissingFileThatASettingNamesRefusesEverybody() throws IOException {
        Files.writeString(home.resolve("application.properties"), "ajantasa.access=" + home.resolve("none.yaml"));
        StringWriter err = new StringWriter();
        assertThat(check("run nightly", err)).hasValue(ExitCode.USAGE.number());
        assertThat(err.toString()).contains("none.yaml:1: the file that ajantasa.access names is not there");
    }

    @Test
    void neitherAPropertyNorAnOptionMakesAnybodySomebodyElse() throws IOException {
        Files.writeString(home.resolve("access.yaml"), "accounts:\n  somebody-else: [clerk]\n");
        closed();
        String before = System.getProperty("user.name");
        try {
            System.setProperty("user.name", "somebody-else");
            assertThat(isLetIn("customers show C-1 --purpose complaint")).isFalse();
        } finally {
            System.setProperty("user.name", before);
        }
        assertThat(commands().values())
                .allSatisfy(it -> assertThat(it.optionsMap()).doesNotContainKey("--by"));
    }

    @Test
    void aRefusalIsThreeLinesAndDenied() throws IOException {
        permit(Role.OPERATOR.word());
        StringWriter err = new StringWriter();
        assertThat(check("customers show C-1 --purpose complaint", err)).hasValue(ExitCode.DENIED.number());
        assertThat(err.toString().lines())
                .containsExactly(
                        "DENIED customers show: none of your roles may do that.",
                        "Nothing was shown and nothing changed; no audit log could be written.",
                        "Next: ajantasa access");
    }

    private void permit(String role) throws IOException {
        String account = role.isEmpty() ? "somebody-else" : Account.ofProcess().name();
        String word = role.isEmpty() ? Role.CLERK.word() : role;
        Files.writeString(home.resolve("access.yaml"), "accounts:\n  " + account + ": [" + word + "]\n");
        closed();
    }

    private void closed() throws IOException {
        Files.setPosixFilePermissions(home.resolve("access.yaml"), PosixFilePermissions.fromString("rw-------"));
    }

    private boolean isLetIn(String line) {
        OptionalInt refused = check(line, new StringWriter());
        assertThat(refused.orElse(ExitCode.DENIED.number())).isEqualTo(ExitCode.DENIED.number());
        return refused.isEmpty();
    }

    private OptionalInt check(String line, StringWriter err) {
        String words = line.replaceAll("[{]\\w+[}]", "C-1") + " --home " + home;
        LINE.setErr(new PrintWriter(err, true));
        return new Gate(ROOT, LINE.parseArgs(words.split(" "))).check();
    }

    /** A person is told what their values were read for (CJEU C-579/21), in words. */
    @Test
    void everyPurposeHasAWordInEveryLanguageOfASubjectReport() throws IOException {
        for (String language : List.of("fi", "sv", "en")) {
            Properties texts = new Properties();
            texts.load(
                    Files.newBufferedReader(Path.of("src/main/resources/privacy/subject_" + language + ".properties")));
            Stream.concat(
                            ReadPurpose.words().stream(),
                            Stream.of(CreditPurpose.values())
                                    .filter(CreditPurpose::mayBeEnabled)
                                    .map(CreditPurpose::word))
                    .forEach(it -> assertThat(texts).as(language).containsKey("purpose." + it));
        }
    }

    @Test
    void thePageSaysWhatTheTableSays() throws IOException {
        if (System.getProperty("roles", "").equals("write")) {
            Files.writeString(PAGE, page());
        }
        assertThat(Files.readString(PAGE))
                .as("%s: run this test with -Droles=write and read what changed", PAGE)
                .isEqualTo(page());
    }

    private static String page() throws IOException {
        String text = Files.readString(PAGE);
        List<String> lines = new ArrayList<>();
        lines.add("| Command | " + Role.words().stream().collect(Collectors.joining(" | ")) + " | shows values of |");
        lines.add("|---".repeat(Role.values().length + 2) + "|");
        Right.TABLE.forEach(it -> lines.add("| `ajantasa " + it.command() + "` | "
                + Stream.of(Role.values())
                        .map(role -> it.isForEverybody() || it.roles().contains(role) ? "yes" : "")
                        .collect(Collectors.joining(" | "))
                + " | "
                + it.shows().stream()
                        .sorted()
                        .map(category -> category.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "))
                + " |"));
        lines.add("");
        lines.add("| `--purpose` | " + Role.words().stream().collect(Collectors.joining(" | ")) + " |");
        lines.add("|---".repeat(Role.values().length + 1) + "|");
        Stream.of(ReadPurpose.values())
                .forEach(it -> lines.add("| " + it.word() + " | "
                        + Stream.of(Role.values())
                                .map(role -> it.isOf(role) ? "yes" : "")
                                .collect(Collectors.joining(" | "))
                        + " |"));
        return text.substring(0, text.indexOf("| Command |")) + String.join("\n", lines) + "\n";
    }
}
