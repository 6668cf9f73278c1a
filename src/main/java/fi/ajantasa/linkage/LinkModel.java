package fi.ajantasa.linkage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A trained model: what EM learned, by the names of comparisons and levels, so that it can be read, kept and used again. */
public record LinkModel(int version, Shares shares, Map<String, Double> unknown, List<LearnedComparison> comparisons) {
    /** The version of the levels and of the file; a model of another one is refused. */
    static final int VERSION = 1;

    public LinkModel {
        unknown = Collections.unmodifiableMap(new TreeMap<>(unknown));
        comparisons = List.copyOf(comparisons);
    }

    /** Shares of the right records: whose person is on the left, who has only a relative there, who is certain by rule. */
    public record Shares(double registered, double relative, double certain) {}

    /** One comparison and its levels, from full agreement to none. */
    public record LearnedComparison(String comparison, List<LearnedLevel> levels) {
        public LearnedComparison {
            levels = List.copyOf(levels);
        }
    }

    /** The probabilities of a level: among one person's records, among any two persons, among persons of one home. */
    public record LearnedLevel(String level, double m, double u, double related) {}

    static LinkModel of(RecordLinker linker, Parameters parameters) {
        List<Comparison> comparisons = linker.comparisons;
        List<LearnedComparison> learned = new ArrayList<>();
        for (int c = 0; c < comparisons.size(); c++) {
            List<LearnedLevel> levels = new ArrayList<>();
            for (int level = 0; level < parameters.m[c].length; level++) {
                levels.add(new LearnedLevel(
                        comparisons.get(c).levels().get(level).words(),
                        parameters.m[c][level],
                        parameters.u[c][level],
                        parameters.related[c][level]));
            }
            learned.add(new LearnedComparison(comparisons.get(c).name(), levels));
        }
        Shares shares = new Shares(parameters.registered, parameters.relative, parameters.certain);
        return new LinkModel(VERSION, shares, UnknownShares.of(linker.input), learned);
    }

    /** Prepares a linker for the model; throws {@link LinkageException} when it lacks a comparison or has other levels. */
    Parameters use(RecordLinker linker) {
        return use(linker.input.texts, linker.input.others, linker.comparisons);
    }

    Parameters use(SharedTexts texts, List<MappedColumn> others, List<Comparison> comparisons) {
        UnknownShares.use(unknown, texts, others);
        return parameters(comparisons);
    }

    /** Reads a model; throws {@link LinkageException} when the file holds none, or one of another version. */
    public static LinkModel read(Path file) throws IOException {
        return ModelFile.read(file);
    }

    private Parameters parameters(List<Comparison> wanted) {
        Parameters parameters = new Parameters(wanted);
        for (int c = 0; c < wanted.size(); c++) {
            Comparison comparison = wanted.get(c);
            List<LearnedLevel> levels = find(comparison.name())
                    .filter(it -> it.levels().stream()
                            .map(LearnedLevel::level)
                            .toList()
                            .equals(comparison.levels().stream()
                                    .map(Level::words)
                                    .toList()))
                    .map(LearnedComparison::levels)
                    .orElseThrow(() -> new LinkageException(
                            "the model does not know " + comparison.name() + " as it is compared now; train it anew"));
            for (int level = 0; level < levels.size(); level++) {
                parameters.m[c][level] = levels.get(level).m();
                parameters.u[c][level] = levels.get(level).u();
                parameters.related[c][level] = levels.get(level).related();
            }
        }
        parameters.registered = shares.registered();
        parameters.relative = shares.relative();
        parameters.certain = shares.certain();
        return parameters;
    }

    private Optional<LearnedComparison> find(String name) {
        return comparisons.stream().filter(it -> it.comparison().equals(name)).findFirst();
    }
}
