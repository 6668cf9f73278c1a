package fi.ajantasa.simulate;

import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** A YAML text whose values can be replaced one by one; everything else, comments too, stays as it was written. */
record YamlText(String text) {
    /** The same with another value at this path, which must be there. */
    YamlText with(String value, String... path) {
        Node node = find(List.of(path))
                .orElseThrow(() -> new IllegalArgumentException("a definition has no " + String.join(".", path)));
        int from = node.getStartMark().getIndex();
        int length = text.substring(from, node.getEndMark().getIndex())
                .stripTrailing()
                .length();
        return new YamlText(text.substring(0, from) + value + text.substring(from + length));
    }

    /** The same with one more key, written just before that at the path. */
    YamlText withBefore(String key, String value, String... path) {
        Node last = findKey(List.of(path)).orElseThrow();
        int from = last.getStartMark().getIndex();
        boolean inOneLine = find(List.of(path).subList(0, path.length - 1))
                .filter(it -> it instanceof MappingNode mapping && mapping.getFlowStyle() == FlowStyle.FLOW)
                .isPresent();
        String gap = inOneLine ? ", " : "\n" + " ".repeat(last.getStartMark().getColumn());
        return new YamlText(text.substring(0, from) + key + ": " + value + gap + text.substring(from));
    }

    boolean has(String... path) {
        return find(List.of(path)).isPresent();
    }

    private Optional<Node> find(List<String> path) {
        return entry(path).map(NodeTuple::getValueNode);
    }

    private Optional<Node> findKey(List<String> path) {
        return entry(path).map(NodeTuple::getKeyNode);
    }

    private Optional<NodeTuple> entry(List<String> path) {
        Node node = new Yaml(new LoaderOptions()).compose(new StringReader(text));
        Optional<NodeTuple> found = Optional.empty();
        for (String word : path) {
            found = entry(node, word);
            if (found.isEmpty()) {
                return found;
            }
            node = found.get().getValueNode();
        }
        return found;
    }

    private static Optional<NodeTuple> entry(Node node, String word) {
        return node instanceof MappingNode mapping
                ? mapping.getValue().stream()
                        .filter(it -> it.getKeyNode() instanceof ScalarNode key
                                && key.getValue().equals(word))
                        .findFirst()
                : Optional.empty();
    }
}
