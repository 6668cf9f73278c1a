package fi.ajantasa.job;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * One mapping of a YAML file. A wrong value is noted as a problem and read as a stand-in, so reading goes on and one
 * start shows everything that is wrong; nobody uses the stand-ins because any problem refuses the folder.
 */
final class Section {
    private final Path file;
    private final int line;
    private final Map<Word, Node> entries = new LinkedHashMap<>();
    private final Map<String, Word> keys = new LinkedHashMap<>();
    private final List<Problem> problems;

    Section(Path file, int line, @Nullable MappingNode node, List<Problem> problems) {
        this.file = file;
        this.line = line;
        this.problems = problems;
        if (node != null) {
            node.getValue().forEach(this::enter);
        }
    }

    private void enter(NodeTuple entry) {
        int at = lineOf(entry.getKeyNode());
        if (!(entry.getKeyNode() instanceof ScalarNode scalar)) {
            note(at, "a key is one word", "write it as name: value");
            return;
        }
        Word key = new Word(scalar.getValue(), at);
        Word first = keys.putIfAbsent(key.text(), key);
        if (first == null) {
            entries.put(key, entry.getValueNode());
        } else {
            note(at, key.text() + " stands here twice, first on line " + first.line(), "keep one of the two");
        }
    }

    /** Notes unknown and missing keys. */
    Section expecting(Shape shape) {
        keys.values().stream()
                .filter(key -> !shape.keys().contains(key.text()))
                .forEach(key -> note(
                        key.line(),
                        "unknown key " + key.text() + " in " + shape.word(),
                        Suggestion.of(key.text(), shape.keys())));
        shape.required().stream()
                .filter(key -> !keys.containsKey(key))
                .forEach(key -> note(line, shape.word() + " lacks " + key, "add a line " + key + ": …"));
        return this;
    }

    int line() {
        return line;
    }

    int lineOf(String key) {
        Word word = keys.get(key);
        return word == null ? line : word.line();
    }

    boolean has(String key) {
        return keys.containsKey(key);
    }

    /** Whether a section of its own stands under this key. */
    boolean holdsSection(String key) {
        return node(key) instanceof MappingNode;
    }

    Set<Word> words() {
        return entries.keySet();
    }

    void note(int at, String wrong, String right) {
        problems.add(new Problem(file, at, wrong, right));
    }

    /** The text under this key, empty where there is none. */
    String text(String key) {
        return findText(key).orElse("");
    }

    Optional<String> findText(String key) {
        Node node = node(key);
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return Optional.of(scalar.getValue());
        }
        if (node != null) {
            note(lineOf(key), key + " has no single value", "write " + key + ": and one value on the line");
        }
        return Optional.empty();
    }

    /** Reads a text with this function; an {@link IllegalArgumentException} of it means the text is wrong. */
    <T> T value(String key, Function<String, T> reading, T standIn, String right) {
        return findText(key)
                .map(text -> {
                    try {
                        return reading.apply(text);
                    } catch (IllegalArgumentException | DateTimeException e) {
                        note(lineOf(key), key + ": " + text + " cannot be read", right);
                        return standIn;
                    }
                })
                .orElse(standIn);
    }

    /** One of the known words, or the stand-in. */
    <T> T choice(String key, Map<String, T> known, T standIn) {
        return findText(key)
                .map(text -> {
                    T value = known.get(text);
                    if (value == null) {
                        note(lineOf(key), key + ": " + text + " is not known", Suggestion.of(text, known.keySet()));
                    }
                    return value == null ? standIn : value;
                })
                .orElse(standIn);
    }

    /** The texts of a list; a single text counts as a list of one. */
    List<Word> list(String key) {
        Node node = node(key);
        if (node instanceof ScalarNode) {
            return findText(key)
                    .map(text -> List.of(new Word(text, lineOf(key))))
                    .orElse(List.of());
        }
        var words = new ArrayList<Word>();
        for (Node item : items(key)) {
            if (item instanceof ScalarNode scalar) {
                words.add(new Word(scalar.getValue(), lineOf(item)));
            } else {
                note(lineOf(item), key + " is a list of words", "write " + key + ": [one, two]");
            }
        }
        return words;
    }

    /** The known words of a list; an unknown one is noted and left out. */
    List<String> choices(String key, Set<String> known) {
        var chosen = new ArrayList<String>();
        for (Word word : list(key)) {
            if (known.contains(word.text())) {
                chosen.add(word.text());
            } else {
                note(word.line(), key + ": " + word.text() + " is not known", Suggestion.of(word.text(), known));
            }
        }
        return chosen;
    }

    Section section(String key, Shape shape) {
        Section section = section(key);
        return section.entries.isEmpty() ? section : section.expecting(shape);
    }

    /** The section under this key, whatever its keys; empty where there is none. */
    Section section(String key) {
        Node node = node(key);
        return node == null ? new Section(file, line, null, problems) : sectionOf(key, lineOf(key), node);
    }

    /** The sections of a list. */
    List<Section> sections(String key, Shape shape) {
        return items(key).stream()
                .map(item -> sectionOf(key, lineOf(item), item))
                .filter(section -> !section.entries.isEmpty())
                .map(section -> section.expecting(shape))
                .toList();
    }

    private List<Node> items(String key) {
        Node node = node(key);
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        if (node != null) {
            note(lineOf(key), key + " is not a list", "write " + key + ": [one, two] or one line per item with a dash");
        }
        return List.of();
    }

    /** The one section of another file, whose problems are noted with ours. */
    Optional<Section> other(YamlFile other) {
        return other.root(problems);
    }

    private Section sectionOf(String key, int at, Node node) {
        if (node instanceof MappingNode mapping && !mapping.getValue().isEmpty()) {
            return new Section(file, at, mapping, problems);
        }
        note(at, key + " is not a section", "write name: value pairs under it");
        return new Section(file, at, null, problems);
    }

    private @Nullable Node node(String key) {
        Word word = keys.get(key);
        return word == null ? null : entries.get(word);
    }

    private static int lineOf(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
