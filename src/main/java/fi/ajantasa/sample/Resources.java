package fi.ajantasa.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The word lists and cases that stand beside the classes of this package. */
final class Resources {
    private Resources() {}

    static List<String> lines(String name) {
        return text(name).lines().filter(line -> !line.startsWith("#")).toList();
    }

    /** The maps of a YAML file that is a list, or the one map that it is. */
    static List<Map<?, ?>> entries(String name) {
        Object content = new Yaml(new SafeConstructor(new LoaderOptions())).load(text(name));
        List<?> all = content instanceof List<?> list ? list : List.of(content);
        List<Map<?, ?>> entries = new ArrayList<>();
        for (Object entry : all) {
            if (!(entry instanceof Map<?, ?> map)) {
                throw new IllegalStateException(name + " has an entry that is no map");
            }
            entries.add(map);
        }
        return entries;
    }

    private static String text(String name) {
        try (InputStream in = Resources.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("resource " + name + " is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
