package fi.ajantasa.job;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.person.Attribute;
import fi.ajantasa.person.AttributeCatalogue;
import fi.ajantasa.person.Category;
import fi.ajantasa.person.Effect;
import fi.ajantasa.person.Sensitivity;
import fi.ajantasa.person.ValueKind;
import fi.ajantasa.place.ReferenceKind;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schema that editors use says the same as the reader. */
class SchemaTest {
    private static final JsonNode SECTIONS = JsonMapper.shared()
            .readTree(Path.of("jobs/job.schema.json").toFile())
            .path("$defs");

    @TestFactory
    Stream<DynamicTest> hasTheKeysOfTheReader() {
        return Shape.all().stream()
                .map(shape -> DynamicTest.dynamicTest(shape.word(), () -> {
                    JsonNode section = SECTIONS.path(shape.word());
                    assertThat(section.path("properties").propertyNames())
                            .containsExactlyInAnyOrderElementsOf(shape.keys());
                    assertThat(texts(section.path("required"))).containsExactlyInAnyOrderElementsOf(shape.required());
                    assertThat(section.path("additionalProperties").asBoolean(true))
                            .isFalse();
                }));
    }

    @Test
    void hasNoSectionThatTheReaderDoesNotKnow() {
        assertThat(SECTIONS.propertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        Shape.all().stream().map(Shape::word).toList());
    }

    @TestFactory
    Stream<DynamicTest> hasTheWordsOfTheReader() {
        Map<String, Set<String>> words = Map.ofEntries(
                Map.entry("/column/properties/clean", Vocabulary.CLEANERS.keySet()),
                Map.entry("/passport/properties/purposes/items", Vocabulary.PURPOSES),
                Map.entry("/passport/properties/lawful-basis", Vocabulary.LAWFUL_BASES),
                Map.entry("/passport/properties/absence", words(Absence.class)),
                Map.entry("/passport/properties/artificial-codes", Vocabulary.ALLOWED.keySet()),
                Map.entry("/receive/properties/covers", words(Covers.class)),
                Map.entry("/receive/properties/empty", Vocabulary.ALLOWED.keySet()),
                Map.entry("/place/properties/country", PlaceReader.CALLING_CODES.keySet()),
                Map.entry("/member/properties/country", PlaceReader.CALLING_CODES.keySet()),
                Map.entry("/member/properties/type", words(JsonFormat.Type.class)),
                Map.entry("/csv/properties/charset", FormatReader.CHARSETS.keySet()),
                Map.entry("/fixed/properties/line-end", FixedFormatReader.LINE_ENDS.keySet()),
                Map.entry("/plausible/properties/keys", ReceiveReader.KEYS.keySet()),
                Map.entry("/attribute/properties/kind", words(ValueKind.class)),
                Map.entry("/attribute/properties/category", words(Category.class)),
                Map.entry("/attribute/properties/purposes/items", Vocabulary.PURPOSES),
                Map.entry("/attribute/properties/sensitivity", words(Sensitivity.class)),
                Map.entry("/attribute/properties/effect", words(Effect.class)),
                Map.entry("/attribute/properties/customer-said", Vocabulary.CUSTOMER_SAID.keySet()),
                Map.entry("/survivorship/properties/customer-said", Vocabulary.CUSTOMER_SAID.keySet()),
                Map.entry("/survivorship/properties/newest", Vocabulary.NEWEST.keySet()),
                Map.entry("/reference/properties/reference", words(ReferenceKind.class)),
                Map.entry("/place-column/properties/is", placeWords()),
                Map.entry("/query/properties/service", QueryReader.SERVICES.keySet()),
                Map.entry("/changes/properties/service", ChangesReader.SERVICES.keySet()),
                Map.entry("/changes/properties/granted/items", ChangesReader.GRANTABLE),
                Map.entry("/wash-reply/properties/codes/additionalProperties", WashReader.VERDICTS.keySet()),
                Map.entry("/write-back/properties/format", WriteBackReader.FORMATS.keySet()),
                Map.entry("/write-back/properties/purposes/items", Vocabulary.PURPOSES),
                Map.entry("/query/properties/method", QueryReader.METHODS.keySet()),
                Map.entry("/link-rule/properties/then", Set.of("SAME", "POSSIBLE")));
        return words.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> assertThat(
                                texts(SECTIONS.at(entry.getKey()).path("enum")))
                        .containsExactlyInAnyOrderElementsOf(entry.getValue())));
    }

    @Test
    void offersEveryAttributeForAColumn() {
        List<String> offered = texts(SECTIONS.at("/column/properties/is/anyOf/0/enum"));
        assertThat(offered)
                .containsAll(AttributeCatalogue.builtIn().list().stream()
                        .map(Attribute::name)
                        .toList());
        assertThat(offered.stream().map(it -> it.replaceFirst("\\..*", ""))).containsAll(ColumnWord.words());
    }

    private static Set<String> placeWords() {
        return Arrays.stream(ReferenceKind.values())
                .flatMap(kind -> kind.words().stream())
                .collect(Collectors.toSet());
    }

    private static <E extends Enum<E>> Set<String> words(Class<E> type) {
        return Vocabulary.words(type).keySet();
    }

    private static List<String> texts(JsonNode list) {
        Collection<JsonNode> items = list.values();
        return items.stream().map(JsonNode::asString).toList();
    }
}
