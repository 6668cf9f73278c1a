package fi.ajantasa.linkage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** The column maps of both files. With one map only, both files have the same columns. */
public record MapFile(ColumnMap left, ColumnMap right) {

    /** Reads a map; throws {@link LinkageException} when the file is no map of columns. */
    public static MapFile read(Path file) throws IOException {
        Object root;
        try {
            root = yaml().load(Files.readString(file));
        } catch (YAMLException broken) {
            throw new LinkageException(file.getFileName() + " is no YAML file");
        }
        if (!(root instanceof Map<?, ?> sides)) {
            throw new LinkageException(file.getFileName() + " has no left: and right: of attribute: COLUMN");
        }
        Object left = sides.get("left") == null ? sides.get("right") : sides.get("left");
        Object right = sides.get("right") == null ? left : sides.get("right");
        if (left instanceof Map<?, ?> ours && right instanceof Map<?, ?> theirs) {
            return new MapFile(ColumnMap.from(ours), ColumnMap.from(theirs));
        }
        return new MapFile(ColumnMap.from(sides), ColumnMap.from(sides));
    }

    /** Every word is a text: a column may be called no or on. */
    private static Yaml yaml() {
        LoaderOptions options = new LoaderOptions();
        DumperOptions dumping = new DumperOptions();
        return new Yaml(new SafeConstructor(options), new Representer(dumping), dumping, options, new Resolver() {
            @Override
            protected void addImplicitResolvers() {
                addImplicitResolver(Tag.MERGE, MERGE, "<");
            }
        });
    }
}
