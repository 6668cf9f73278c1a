package fi.ajantasa.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The simulated change interface of the population register, as its description has it. */
class ChangeApiTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final String LOGIN =
            "Basic " + Base64.getEncoder().encodeToString("ajantasa:a word".getBytes(StandardCharsets.UTF_8));

    @TempDir
    private Path folder;

    private ChangeApi api = new ChangeApi("", List.of());
    private final Set<String> base = new HashSet<>();
    private final List<String> changed = new ArrayList<>();
    private String moved = "";

    @BeforeEach
    void knowPeople() throws Exception {
        SampleSet set = SampleSet.write(new Plan.Size(400, 2000, 0, 0, 7), DAY, folder);
        Parcel first = set.parcel("population", 1, DAY);
        Parcel second = set.parcel("population", 2, DAY.plusDays(1));
        first.sheet().records().forEach(it -> base.add(it.getOrDefault("hetu", "")));
        changed.addAll(new ChangedPeople(second.sheets()).records().keySet());
        moved = second.sheet().records().stream()
                .filter(it -> "LISATTY".equals(it.get("muutosattribuutti")))
                .filter(it -> "VAKINAINEN_KOTIMAINEN".equals(it.get("osoitelaji")))
                .map(it -> it.getOrDefault("hetu", ""))
                .findFirst()
                .orElseThrow();
        api = new ChangeApi("a word", first.sheets());
        api.happen(DAY.plusDays(1), second.sheets());
    }

    private Page call(String call, String body, String login) {
        return api.answer(new Asked(ChangeApi.PATH + call, "", body.getBytes(StandardCharsets.UTF_8), login));
    }

    private JsonNode tell(String call, String body) {
        Page page = call(call, body, LOGIN);
        assertThat(page.status()).isEqualTo(200);
        return JsonMapper.shared().readTree(page.body());
    }

    private static String people(Iterable<String> people) {
        return "\"hetulista\": [\"" + String.join("\", \"", people) + "\"]";
    }

    @Test
    void tellsAllChangesPageByPageUntilUpToDate() {
        long key = tell("kirjausavain/2026-11-21", "")
                .path("viimeisinKirjausavain")
                .asLong();
        List<String> told = new ArrayList<>();
        boolean upToDate = false;
        int pages = 0;
        while (!upToDate) {
            JsonNode page = tell("muutokset", "{\"viimeisinKirjausavain\": " + key + ", " + people(base) + "}");
            page.path("muutokset")
                    .forEach(it -> told.add(it.path("henkilotunnus").asString()));
            assertThat(page.path("viimeisinKirjausavain").asLong()).isGreaterThan(key);
            key = page.path("viimeisinKirjausavain").asLong();
            upToDate = page.path("ajanTasalla").asBoolean();
            pages++;
        }
        assertThat(pages).isGreaterThan(1);
        assertThat(told)
                .containsExactlyElementsOf(
                        changed.stream().filter(base::contains).toList());
    }

    @Test
    void tellsOnlyOfWhomIsAskedFor() {
        String one = changed.get(0);
        JsonNode page = tell("muutokset", "{\"viimeisinKirjausavain\": 0, " + people(List.of(one)) + "}");
        assertThat(page.path("muutokset").values()).isNotEmpty().allSatisfy(it -> assertThat(
                        it.path("henkilotunnus").asString())
                .isEqualTo(one));
        assertThat(page.at("/muutokset/0/muutospv").asString()).isEqualTo("2026-11-20T22:00:00.000Z");
        assertThat(page.at("/muutokset/0/tietoryhmat/0/muutosattribuutti").asString())
                .isNotEmpty();
    }

    @Test
    void tellsBaseDataWithoutAttributesOfChange() {
        String one = base.iterator().next();
        JsonNode told = tell("perustiedot", "{" + people(List.of(one, "010190-900P")) + "}");
        assertThat(told.path("perustiedot")).hasSize(1);
        assertThat(told.path("perustiedot").toString())
                .contains("HENKILON_NIMI")
                .doesNotContain("muutosattribuutti");
    }

    /** Two customers of the awkward set: one has had another code, the other is given one in the changes. */
    @Test
    void knowsPeopleByTheCodeTheyHadAndTellsAChangeOfCodeUnderIt() {
        JsonNode base = tell("perustiedot", "{" + people(List.of("061275-974A")) + "}");
        assertThat(base.at("/perustiedot/0/henkilotunnus").asString()).isEqualTo("061275-974A");
        assertThat(base.at("/perustiedot/0/tietoryhmat/0").toString())
                .contains("HENKILOTUNNUS_KORJAUS", "AKTIIVI", "061276-973J");
        JsonNode changes = tell("muutokset", "{\"viimeisinKirjausavain\": 0, " + people(List.of("061261-900A")) + "}");
        assertThat(changes.toString()).contains("\"henkilotunnus\":\"061261-900A\"", "AKTIIVI", "PASSIIVI");
    }

    @Test
    void tellsHowThingsStandOnceTheyHaveChanged() {
        JsonNode now = tell("perustiedot", "{" + people(List.of(moved)) + "}");
        JsonNode change = tell("muutokset", "{\"viimeisinKirjausavain\": 0, " + people(List.of(moved)) + "}");
        String street = change.at("/muutokset/0/tietoryhmat").values().stream()
                .filter(it -> it.path("muutosattribuutti").asString().equals("LISATTY"))
                .map(it -> it.at("/katunimi/fi").asString(""))
                .filter(it -> !it.isEmpty())
                .findFirst()
                .orElseThrow();
        assertThat(now.toString()).contains(street);
    }

    /** F94. */
    @Test
    void takesNoKeyOfBeforeOnceItHasForgottenThem() {
        String anybody = people(List.of(changed.get(0)));
        api.behave(Faults.find("F94", "population-api").orElseThrow());
        assertThat(call("muutokset", "{\"viimeisinKirjausavain\": 0, " + anybody + "}", LOGIN)
                        .status())
                .isEqualTo(400);
        long key = tell("kirjausavain/2026-11-21", "")
                .path("viimeisinKirjausavain")
                .asLong();
        assertThat(tell("muutokset", "{\"viimeisinKirjausavain\": " + key + ", " + anybody + "}")
                        .path("muutokset"))
                .isNotEmpty();
    }

    /** F98. */
    @Test
    void locksOutWhoAsksForTooManyAtOnce() {
        List<String> many =
                IntStream.range(0, 1001).mapToObj("010190-%dP"::formatted).toList();
        api.behave(Faults.find("F98", "population-api").orElseThrow());
        assertThat(call("perustiedot", "{" + people(many) + "}", LOGIN).status())
                .isEqualTo(400);
        assertThat(call("perustiedot", "{" + people(List.of("010190-900P")) + "}", LOGIN)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void refusesMoreThanAThousandPeopleAndPeopleWithoutACode() {
        List<String> many =
                IntStream.range(0, 1001).mapToObj("010190-%dP"::formatted).collect(Collectors.toList());
        assertThat(call("perustiedot", "{" + people(many) + "}", LOGIN).status())
                .isEqualTo(400);
        assertThat(call("perustiedot", "{\"hetulista\": [null]}", LOGIN).status())
                .isEqualTo(400);
        assertThat(call("perustiedot", "{\"hetulista\": [\"\"]}", LOGIN).status())
                .isEqualTo(400);
    }

    @Test
    void letsNobodyInWithoutThePassword() {
        assertThat(call("muutokset", "{}", "").status()).isEqualTo(401);
        assertThat(call("muutokset", "{}", LOGIN).status()).isEqualTo(400);
        assertThat(call("elsewhere", "{}", LOGIN).status()).isEqualTo(404);
    }
}
