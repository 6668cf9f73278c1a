package fi.ajantasa.decide;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.person.Attribute;
import fi.ajantasa.person.AttributeCatalogue;
import fi.ajantasa.person.ValueKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** F119: each field alone changes, and exactly that field changes here. */
class FieldMatrixTest {

    /** What changes more than itself: the order hides addresses, a code makes history, a death date says a death. */
    private static final Set<String> WITH_SIDE_EFFECTS =
            Set.of("protection-order", "hetu", "former-hetus", "death-date", "declared-dead-date");

    static Stream<String> fields() {
        return AttributeCatalogue.builtIn().list().stream()
                .filter(attribute -> !attribute.kind().collects())
                .map(Attribute::name)
                .filter(name -> !WITH_SIDE_EFFECTS.contains(name));
    }

    @ParameterizedTest
    @MethodSource("fields")
    void oneFieldOfABaseRowChangesExactlyThatField(String field) {
        Map<String, String> before = everyField(1);
        Story story = new Story();
        story.night("population", "2026-11-02", Says.state(pairs(before)));
        Map<String, String> after = new TreeMap<>(before);
        after.put(field, everyField(2).get(field));

        Outcome outcome = story.night("population", "2026-11-21", Says.state(pairs(after)));

        assertThat(outcome.decisions()).extracting(Decision::attribute).containsExactly(field);
        assertThat(outcome.items().values().stream().filter(ItemOutcome.CHANGED::equals))
                .hasSize(1);
        assertThat(outcome.items()).hasSize(before.size());
        assertThat(story.held(field)).isEqualTo(after.get(field));
    }

    @ParameterizedTest
    @MethodSource("fields")
    void oneFieldOfAChangeChangesExactlyThatField(String field) {
        Story story = new Story();
        story.night("population", "2026-11-02", Says.state(pairs(everyField(1))));
        String value = everyField(2).get(field);

        Outcome outcome = story.night("population", "2026-11-21", Says.changed(field, value));

        assertThat(outcome.decisions()).extracting(Decision::attribute).containsExactly(field);
        assertThat(outcome.items()).containsOnlyKeys(field);
        assertThat(story.held(field)).isEqualTo(value);
    }

    private static Map<String, String> everyField(int which) {
        Map<String, String> values = new TreeMap<>();
        for (Attribute attribute : AttributeCatalogue.builtIn().list()) {
            if (!WITH_SIDE_EFFECTS.contains(attribute.name())
                    && !attribute.kind().collects()) {
                values.put(attribute.name(), value(attribute.kind(), which));
            }
        }
        return values;
    }

    private static String value(ValueKind kind, int which) {
        return switch (kind) {
            case FLAG -> which == 1 ? "0" : "1";
            case DATE -> "2020-0" + which;
            case ADDRESS -> Says.street("Katu", String.valueOf(which));
            default -> "value" + which;
        };
    }

    private static String[] pairs(Map<String, String> values) {
        List<String> pairs = new ArrayList<>();
        values.forEach((name, value) -> {
            pairs.add(name);
            pairs.add(value);
        });
        return pairs.toArray(String[]::new);
    }
}
