package fi.ajantasa.job;

import fi.ajantasa.audit.Sha256;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** One YAML file as a tree of words: no tags, anchors, aliases or second documents, because YAML has words, not code. */
final class YamlFile {
    static final String ENDING = ".yaml";

    private static final String PLAIN = "write the words out in full";

    private final Path path;
    private final byte[] bytes;

    YamlFile(Path path, byte[] bytes) {
        this.path = path;
        this.bytes = bytes.clone();
    }

    DefinitionFile file() {
        return new DefinitionFile(path, Sha256.hex(bytes));
    }

    /** The file name without its ending, which is the register's name. */
    String stem() {
        String name = path.getFileName().toString();
        return name.substring(0, name.length() - ENDING.length());
    }

    /** The file's one section, or nothing after its problems were noted. */
    Optional<Section> root(List<Problem> problems) {
        int before = problems.size();
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            noteCode(text, problems);
            return problems.size() == before ? compose(text, problems) : Optional.empty();
        } catch (CharacterCodingException e) {
            problems.add(new Problem(path, 1, "the file is not UTF-8", "save it as UTF-8"));
        } catch (MarkedYAMLException e) {
            problems.add(new Problem(path, line(e), "this is not YAML: " + e.getProblem(), "see jobs/job.schema.json"));
        } catch (YAMLException e) {
            problems.add(new Problem(path, 1, "this is not YAML", "remove characters that do not print"));
        }
        return Optional.empty();
    }

    private Optional<Section> compose(String text, List<Problem> problems) {
        Node node = new Yaml(new LoaderOptions()).compose(new StringReader(text));
        if (node instanceof MappingNode mapping) {
            return Optional.of(new Section(path, 1, mapping, problems));
        }
        problems.add(new Problem(path, 1, "the file says nothing", "begin with a line like register: name"));
        return Optional.empty();
    }

    private void noteCode(String text, List<Problem> problems) {
        int documents = 0;
        for (Event event : new Yaml(new LoaderOptions()).parse(new StringReader(text))) {
            int line = event.getStartMark().getLine() + 1;
            if (event instanceof DocumentStartEvent && ++documents > 1) {
                problems.add(new Problem(path, line, "a second document starts here", "one file holds one document"));
            } else if (event instanceof AliasEvent) {
                problems.add(new Problem(path, line, "aliases (*name) are not allowed", PLAIN));
            } else if (event instanceof NodeEvent node && node.getAnchor() != null) {
                problems.add(new Problem(path, line, "anchors (&name) are not allowed", PLAIN));
            }
            if (tagged(event)) {
                problems.add(new Problem(path, line, "tags (!name) are not allowed", PLAIN));
            }
        }
    }

    private static boolean tagged(Event event) {
        return (event instanceof ScalarEvent scalar && scalar.getTag() != null)
                || (event instanceof CollectionStartEvent collection && collection.getTag() != null);
    }

    private static int line(MarkedYAMLException e) {
        return e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
    }
}
