package fi.ajantasa.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** An identity code typed anywhere, in every argument of every command that takes a text. */
class TypedTest {
    private static final String CODE = "010190-900P";
    private static final AjantasaCommand ROOT = new AjantasaCommand();
    private static final CommandLine LINE = new CommandLine(ROOT).setCaseInsensitiveEnumValuesAllowed(true);

    /** Arguments that are words of ours, names of things or customer numbers: looked up, or compared with what is there. */
    private static final Set<String> LOOKED_UP = Set.of(
            "ACCOUNT",
            "ANSWER",
            "COPY",
            "CUSTOMER",
            "ENTRY",
            "FILE",
            "JOB",
            "LEFT-ID",
            "NUMBER",
            "PLAN",
            "REGISTER",
            "FILE|REGISTER",
            "nightly|REGISTER",
            "RIGHT-ID",
            "RUN",
            "WHAT",
            "--attribute",
            "--at",
            "--changed",
            "--channel",
            "--confirm",
            "--from",
            "--key",
            "--ground",
            "--kind",
            "--known-at",
            "--lang",
            "--list",
            "--of",
            "--purpose",
            "--register",
            "--rule",
            "--scenario",
            "--to",
            "--truth",
            "--until");

    /** As each command is written when it is right. */
    private static final Map<String, String> LINES = new TreeMap<>();

    @BeforeAll
    static void readLines() throws IOException {
        Map<String, Map<String, String>> cases =
                new Yaml().load(Files.readString(Path.of("src/test/resources/cases/commands.yaml")));
        cases.forEach((name, kinds) -> LINES.put(
                name,
                kinds.getOrDefault("right", kinds.getOrDefault("endless", name)).replaceAll("[{]\\w+[}]", "C-1")));
    }

    private static CommandSpec spec(String name) {
        CommandLine line = LINE;
        for (String word : name.split(" ")) {
            line = line.getSubcommands().get(word);
        }
        return line.getCommandSpec();
    }

    /** The arguments of a command that take any text, by how they are written. */
    private static Map<String, ArgSpec> texts(CommandSpec spec) {
        Map<String, ArgSpec> texts = new TreeMap<>();
        spec.args().stream()
                .filter(it -> Set.of(String.class, Path.class).contains(it.type())
                        || Set.of(String.class, Path.class).contains(it.auxiliaryTypes()[0]))
                .forEach(it -> texts.put(it instanceof OptionSpec option ? option.longestName() : it.paramLabel(), it));
        return texts;
    }

    private static ThrowingCallable typed(String line, String... more) {
        List<String> words = new ArrayList<>(List.of(line.split(" ")));
        words.addAll(List.of(more));
        return () -> new Gate(ROOT, LINE.parseArgs(words.toArray(String[]::new))).check();
    }

    @Test
    void isRefusedInEveryArgumentOfEveryCommandAndNotSaidAgain() {
        int tried = 0;
        for (Map.Entry<String, String> command : LINES.entrySet()) {
            for (Map.Entry<String, ArgSpec> argument :
                    texts(spec(command.getKey())).entrySet()) {
                tried++;
                assertThatThrownBy(with(command.getValue(), command.getKey(), argument.getValue(), "see " + CODE))
                        .as(command.getKey() + " " + argument.getKey())
                        .isInstanceOf(ParameterException.class)
                        .hasMessageContaining("an identity code is never typed here")
                        .hasMessageNotContaining(CODE);
            }
        }
        assertThat(tried).isGreaterThan(150);
    }

    /** The line with a text in that argument, in place of what is there. */
    private static ThrowingCallable with(String line, String name, ArgSpec argument, String text) {
        if (argument instanceof OptionSpec option) {
            String without = line + " ";
            for (String written : option.names()) {
                without = without.replaceAll(written + " \\S+ ", "");
            }
            return typed(without.strip(), option.longestName(), text);
        }
        List<String> words = new ArrayList<>(List.of(line.split(" ")));
        int first = name.split(" ").length
                + ((CommandLine.Model.PositionalParamSpec) argument).index().min();
        if (first < words.size() && !words.get(first).startsWith("-")) {
            words.set(first, text);
        } else {
            words.add(first, text);
        }
        return typed(words.get(0), words.subList(1, words.size()).toArray(String[]::new));
    }

    /** Texts that are kept are read by others for years: nothing by which somebody is reached belongs there (F110). */
    @Test
    void whatIsKeptTakesNoTelephoneNumberAndNoAddressEither_F110() {
        Set<String> kept = new TreeSet<>();
        for (Map.Entry<String, String> command : LINES.entrySet()) {
            for (Map.Entry<String, ArgSpec> argument :
                    texts(spec(command.getKey())).entrySet()) {
                if (Typed.KEPT.contains(argument.getKey())) {
                    kept.add(argument.getKey());
                    for (String text : List.of(
                            "soitti 040 123 4567",
                            "+358401234567",
                            "09-1234567",
                            "kirjoitti aino.maki@posti.example")) {
                        assertThatThrownBy(with(command.getValue(), command.getKey(), argument.getValue(), text))
                                .as(command.getKey() + " " + argument.getKey())
                                .isInstanceOf(ParameterException.class)
                                .hasMessageContaining("no telephone number and no e-mail address")
                                .hasMessageNotContaining(text);
                    }
                }
            }
        }
        assertThat(kept).isEqualTo(new TreeSet<>(Typed.KEPT));
    }

    @Test
    void everyTextIsEitherKeptAndCheckedOrLookedUp() {
        Set<String> unknown = new TreeSet<>();
        for (String name : LINES.keySet()) {
            texts(spec(name)).forEach((word, argument) -> {
                boolean file = argument.type() == Path.class;
                if (!file && !Typed.KEPT.contains(word) && !LOOKED_UP.contains(word)) {
                    unknown.add(name + " " + word);
                }
            });
        }
        assertThat(unknown)
                .as("a new text: put it into Typed.KEPT when it is kept as it was typed, else into LOOKED_UP here")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "010190-900P",
                "see 010190-900p.",
                "(010190A9005)",
                "010190 -900P",
                "010190900P",
                "hetu:010190–900P",
                "010190-9009"
            })
    void knowsACode(String text) {
        assertThat(Typed.holdsCode(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "R-20261122-03",
                "case 12",
                "T-9",
                "2026-11-22T00:00",
                "643000000000100013",
                "991399-900P",
                "0101909001x",
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
            })
    void takesNothingElseForOne(String text) {
        assertThat(Typed.holdsCode(text)).isFalse();
    }

    @Test
    void takesCasesRunsAndDaysInReasons() {
        assertThat(LINE.parseArgs(
                        "refuse", "R-20261122-03", "--reason", "Puhelu 22.11.2026 klo 09.30, tapaus 2026/114"))
                .isNotNull()
                .satisfies(it -> Typed.check(LINE, it.subcommand()));
    }
}
