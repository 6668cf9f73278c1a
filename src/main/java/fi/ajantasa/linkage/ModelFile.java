package fi.ajantasa.linkage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** A model as a YAML file that a person can read: the same model always gives the same bytes. */
final class ModelFile {
    private static final String KEY = "link-model";

    private ModelFile() {}

    static void write(LinkModel model, Path file) throws IOException {
        StringBuilder text = new StringBuilder();
        line(
                text,
                "# A trained link model: m among one person's records, u among any two persons, related in one home.");
        line(text, KEY + ": " + model.version());
        LinkModel.Shares shares = model.shares();
        line(
                text,
                "shares: {registered: %s, relative: %s, certain: %s}"
                        .formatted(number(shares.registered()), number(shares.relative()), number(shares.certain())));
        line(text, "unknown:");
        model.unknown().forEach((name, share) -> line(text, "  " + quoted(name) + ": " + number(share)));
        line(text, "comparisons:");
        for (LinkModel.LearnedComparison comparison : model.comparisons()) {
            line(text, "  - comparison: " + quoted(comparison.comparison()));
            line(text, "    levels:");
            for (LinkModel.LearnedLevel it : comparison.levels()) {
                line(
                        text,
                        "      - {level: %s, m: %s, u: %s, related: %s}"
                                .formatted(quoted(it.level()), number(it.m()), number(it.u()), number(it.related())));
            }
        }
        Files.writeString(file, text);
    }

    /** Reads a model; throws {@link LinkageException} when it is none, or one of another version. */
    static LinkModel read(Path file) throws IOException {
        try {
            Object root = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
            if (root instanceof Map<?, ?> model && model.get(KEY) instanceof Integer version) {
                if (version != LinkModel.VERSION) {
                    throw new LinkageException(file.getFileName() + " is a link model of version " + version
                            + "; this program knows version " + LinkModel.VERSION + ": train it anew");
                }
                return new LinkModel(
                        version,
                        shares(map(model.get("shares"))),
                        unknown(map(model.get("unknown"))),
                        comparisons(model.get("comparisons")));
            }
        } catch (YAMLException | IllegalArgumentException broken) {
            throw new LinkageException(file.getFileName() + " is a damaged link model: train it anew");
        }
        throw new LinkageException(file.getFileName() + " is no link model; write one with link train");
    }

    private static LinkModel.Shares shares(Map<?, ?> said) {
        return new LinkModel.Shares(
                number(said.get("registered")), number(said.get("relative")), number(said.get("certain")));
    }

    private static Map<String, Double> unknown(Map<?, ?> said) {
        Map<String, Double> unknown = new TreeMap<>();
        said.forEach((name, share) -> unknown.put(String.valueOf(name), number(share)));
        return unknown;
    }

    private static List<LinkModel.LearnedComparison> comparisons(@Nullable Object said) {
        List<LinkModel.LearnedComparison> comparisons = new ArrayList<>();
        for (Object one : list(said)) {
            List<LinkModel.LearnedLevel> levels = new ArrayList<>();
            for (Object level : list(map(one).get("levels"))) {
                Map<?, ?> it = map(level);
                levels.add(new LinkModel.LearnedLevel(
                        String.valueOf(it.get("level")),
                        number(it.get("m")),
                        number(it.get("u")),
                        number(it.get("related"))));
            }
            comparisons.add(new LinkModel.LearnedComparison(String.valueOf(map(one).get("comparison")), levels));
        }
        return comparisons;
    }

    private static List<?> list(@Nullable Object said) {
        if (said instanceof List<?> list) {
            return list;
        }
        throw new IllegalArgumentException("not a list");
    }

    private static Map<?, ?> map(@Nullable Object said) {
        if (said instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalArgumentException("not a map");
    }

    private static double number(@Nullable Object said) {
        if (said instanceof Number number) {
            return number.doubleValue();
        }
        throw new IllegalArgumentException("not a number");
    }

    private static String number(double number) {
        return String.format(Locale.ROOT, "%.6e", number);
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }
}
