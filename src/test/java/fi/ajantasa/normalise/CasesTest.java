package fi.ajantasa.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.person.AddressPart;
import fi.ajantasa.person.DateReading;
import fi.ajantasa.person.Hetu;
import fi.ajantasa.person.Language;
import fi.ajantasa.person.NoDate;
import fi.ajantasa.person.NoPhone;
import fi.ajantasa.person.PartialDate;
import fi.ajantasa.person.PhoneNumber;
import fi.ajantasa.person.PhoneReading;
import fi.ajantasa.person.PhoneRemark;
import fi.ajantasa.person.PostalAddress;
import fi.ajantasa.person.Spelling;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** The tables of {@code cases/*.yaml}: what a text says, what goes in, what comes out or why it is refused. */
class CasesTest {

    private static final Map<String, SampleRows> ROWS = new TreeMap<>();

    @TestFactory
    Stream<DynamicTest> identityCodes() {
        return cases("hetu", it -> {
            String refused = Hetu.problem(it.in(), SampleRows.TODAY, true).orElse(null);
            assertThat(refused).isEqualTo(it.refused());
            if (refused == null) {
                assertThat(new Hetu(it.in()).birthDate()).hasToString(it.out());
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> dates() {
        return cases("dates", it -> {
            DateReading date = PartialDate.read(it.in());
            boolean wrong = date instanceof NoDate none && none.wrong();
            String word = date instanceof NoDate none ? none.reason() : date.toString();
            assertThat(wrong ? word : null).isEqualTo(it.refused());
            assertThat(wrong ? null : word).isEqualTo(it.out());
        });
    }

    @TestFactory
    Stream<DynamicTest> addresses() {
        return cases("addresses", it -> {
            PostalAddress address = PostalAddress.of(PostalAddress.splitStreetLine(it.in()));
            String parts = Stream.of(
                            AddressPart.STREET_FI,
                            AddressPart.NUMBER,
                            AddressPart.STAIR,
                            AddressPart.APARTMENT,
                            AddressPart.SPLIT)
                    .map(address::part)
                    .collect(Collectors.joining("|"));
            assertThat(parts).isEqualTo(it.out().replaceAll(" *[|] *", "|"));
        });
    }

    @TestFactory
    Stream<DynamicTest> names() {
        return cases("names", it -> assertThat(Spelling.clean(it.in())).isEqualTo(it.out()));
    }

    @TestFactory
    Stream<DynamicTest> phones() {
        return cases("phones", it -> {
            PhoneReading reading = PhoneNumber.read(it.in());
            assertThat(reading instanceof NoPhone none ? none.reason() : null).isEqualTo(it.refused());
            if (reading instanceof PhoneNumber number) {
                assertThat(number.e164()).isEqualTo(it.out());
                assertThat(number.line().name()).isEqualToIgnoringCase(it.text("line", "mobile"));
                assertThat(number.remarks().stream().map(PhoneRemark::word).toList())
                        .isEqualTo(it.words("remarks"));
                assertThat(number.isOfOnePerson())
                        .isEqualTo(it.text("person", "yes").equals("yes"));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> rows() {
        return cases("rows", CasesTest::checkRow);
    }

    private static void checkRow(Case it) {
        String register = it.text("register", "population");
        Map<String, Object> cells = new LinkedHashMap<>(it.map("in"));
        if (register.equals("population")) {
            cells.putIfAbsent("hetu", "010190-900P");
        }
        SampleRows rows = ROWS.computeIfAbsent(register, SampleRows::new);
        boolean detail = it.text("file", "main").equals("detail");
        Normalised out = rows.normaliser().normalise(rows.row(detail, cells));
        if (out instanceof Rejection rejection) {
            assertThat(rejection.rules()).isEqualTo(it.words("refused"));
        } else if (out instanceof RegisterRecord found) {
            assertThat(it.words("refused")).isEmpty();
            checkRecord(found, it);
        }
    }

    private static void checkRecord(RegisterRecord found, Case it) {
        assertThat(claims(found)).isEqualTo(new TreeMap<>(it.map("out")));
        assertThat(found.notes()).isEqualTo(it.words("notes"));
        assertThat(found.change()).hasToString(it.text("change", "STATE"));
        assertThat(Objects.toString(found.changedOn(), "")).isEqualTo(it.text("changed-on", ""));
        assertThat(found.active()).isEqualTo(!it.text("active", "true").equals("false"));
    }

    /** The claims as the tables write them; the code the row is about is left out. */
    private static Map<String, Object> claims(RegisterRecord found) {
        Map<String, Object> claims = new TreeMap<>();
        for (Claim claim : found.claims()) {
            String value = Objects.requireNonNullElse(claim.value(), "~");
            boolean address = claim.attribute().endsWith("-address") && !value.equals("~");
            claims.put(claim.attribute(), address ? PostalAddress.from(value).line(Language.FI) : value);
            put(claims, claim.attribute() + ".from", claim.from());
            put(claims, claim.attribute() + ".until", claim.until());
            put(claims, claim.attribute() + ".said-on", claim.saidOn());
        }
        claims.remove("hetu", "010190-900P");
        return claims;
    }

    private static void put(Map<String, Object> claims, String name, Object date) {
        if (date != null) {
            claims.put(name, date.toString());
        }
    }

    private static Stream<DynamicTest> cases(String table, Consumer<Case> check) {
        try (InputStream text = CasesTest.class.getResourceAsStream("/cases/" + table + ".yaml")) {
            List<Map<String, Object>> cases = textOnly().load(text);
            return cases.stream()
                    .map(Case::new)
                    .map(it -> DynamicTest.dynamicTest(it.text("says", ""), () -> check.accept(it)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Every scalar is text: a table says what stands in a cell, not a number or a date. */
    private static Yaml textOnly() {
        LoaderOptions options = new LoaderOptions();
        DumperOptions dumping = new DumperOptions();
        return new Yaml(new SafeConstructor(options), new Representer(dumping), dumping, options, new Resolver() {
            @Override
            protected void addImplicitResolvers() {
                addImplicitResolver(Tag.MERGE, MERGE, "<");
            }
        });
    }

    private record Case(Map<String, Object> row) {

        String text(String key, String otherwise) {
            return Objects.toString(row.get(key), otherwise);
        }

        String in() {
            return text("in", "");
        }

        String out() {
            return (String) row.get("out");
        }

        String refused() {
            return (String) row.get("refused");
        }

        @SuppressWarnings("unchecked") // the tables are ours
        Map<String, Object> map(String key) {
            return (Map<String, Object>) row.getOrDefault(key, Map.of());
        }

        @SuppressWarnings("unchecked") // the tables are ours
        List<String> words(String key) {
            return (List<String>) row.getOrDefault(key, List.of());
        }
    }
}
