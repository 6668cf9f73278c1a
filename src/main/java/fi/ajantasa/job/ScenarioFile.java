package fi.ajantasa.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads a scenario file: a list of nights, each with a register and the number of a fault. */
public final class ScenarioFile {
    private static final Shape FILE = new Shape("scenario", List.of("nights"), List.of());
    private static final Shape DEED = new Shape("night", List.of("night", "register", "fault"), List.of("times"));
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,3}");
    private static final String A_NUMBER = "write a number from 1 to 9999";

    private final Path file;
    private final List<Problem> problems = new ArrayList<>();

    private ScenarioFile(Path file) {
        this.file = file;
    }

    /**
     * Reads a file.
     *
     * @param judge what is wrong with a deed that is written well, if anything
     * @throws DefinitionException with all problems at once
     */
    public static Scenario read(Path file, Function<Scenario.Deed, Optional<Problem>> judge)
            throws DefinitionException, IOException {
        return new ScenarioFile(file).read(judge);
    }

    private Scenario read(Function<Scenario.Deed, Optional<Problem>> judge) throws IOException, DefinitionException {
        List<Scenario.Deed> deeds = new ArrayList<>();
        new YamlFile(file, Files.readAllBytes(file))
                .root(problems)
                .map(it -> it.expecting(FILE))
                .ifPresent(root -> root.sections("nights", DEED).forEach(it -> deeds.add(deed(it))));
        if (problems.isEmpty()) {
            deeds.forEach(it -> judge.apply(it).ifPresent(problems::add));
            noteRepeats(deeds);
        }
        if (!problems.isEmpty()) {
            throw new DefinitionException(problems);
        }
        return new Scenario(deeds);
    }

    private static Scenario.Deed deed(Section section) {
        return new Scenario.Deed(
                section.line(),
                section.value("night", ScenarioFile::number, 1, A_NUMBER),
                section.text("register"),
                section.text("fault"),
                section.value("times", ScenarioFile::number, 0, A_NUMBER));
    }

    private static int number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException(text);
        }
        return Integer.parseInt(text);
    }

    private void noteRepeats(List<Scenario.Deed> deeds) {
        Scenario all = new Scenario(deeds);
        for (Scenario.Deed deed : deeds) {
            int first = all.find(deed.night(), deed.register())
                    .map(Scenario.Deed::line)
                    .orElse(deed.line());
            if (first != deed.line()) {
                problems.add(new Problem(
                        file,
                        deed.line(),
                        deed.register() + " already has a fault in night " + deed.night() + ", on line " + first,
                        "write one fault for a register and night"));
            }
        }
    }
}
