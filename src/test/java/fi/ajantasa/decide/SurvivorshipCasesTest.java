package fi.ajantasa.decide;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.customer.Held;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** The table {@code cases/survivorship.yaml}. */
class SurvivorshipCasesTest {

    @TestFactory
    Stream<DynamicTest> cases() throws IOException {
        try (InputStream in = SurvivorshipCasesTest.class.getResourceAsStream("/cases/survivorship.yaml")) {
            List<Map<String, Object>> cases = texts().load(Objects.requireNonNull(in));
            return cases.stream().map(each -> DynamicTest.dynamicTest(text(each, "says"), () -> check(each)));
        }
    }

    private static void check(Map<String, Object> expected) {
        String attribute = text(expected, "attribute");
        Story story = new Story();
        Outcome last = story.decide();
        for (Object source : (List<?>) expected.get("sources")) {
            Map<?, ?> said = (Map<?, ?>) source;
            Says row =
                    Says.state().claim(attribute, value(attribute, said), text(said, "from"), null, text(said, "said"));
            last = story.night(text(said, "register"), text(said, "day"), row);
        }
        String held = value(attribute, Map.of("value", text(expected, "held")));
        assertThat(story.held(attribute)).isEqualTo(held.equals("~") ? null : held);
        assertThat(last.items()).containsEntry(attribute, ItemOutcome.valueOf(text(expected, "of")));
        Held now = story.customer().held().get(attribute);
        assertThat(now == null ? null : now.rule()).isEqualTo(text(expected, "rule"));
    }

    private static String value(String attribute, Map<?, ?> said) {
        String value = text(said, "value");
        int blank = value.indexOf(' ');
        return attribute.endsWith("-address")
                ? Says.street(value.substring(0, blank), value.substring(blank + 1))
                : value;
    }

    private static @Nullable String text(Map<?, ?> map, String key) {
        Object value = map.get(key);
        return value == null ? null : value.toString();
    }

    /** Every scalar a text: no dates, no numbers. */
    private static Yaml texts() {
        DumperOptions dumper = new DumperOptions();
        Resolver plain = new Resolver() {
            @Override
            public void addImplicitResolver(Tag tag, Pattern pattern, String first, int limit) {}
        };
        LoaderOptions options = new LoaderOptions();
        return new Yaml(new SafeConstructor(options), new Representer(dumper), dumper, options, plain);
    }
}
