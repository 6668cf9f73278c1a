package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.cli.AjantasaCommand;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.job.Role;
import fi.ajantasa.person.AttributeCatalogue;
import fi.ajantasa.person.Category;
import fi.ajantasa.person.ValueKind;
import fi.ajantasa.sample.NextDelivery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who sees what: a home full of people, read by each role; and what the log then says of it (F156, F147). */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AccessTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int DENIED = ExitCode.DENIED.number();

    /** Whose values tell people apart: of others the same word may stand anywhere. */
    private static final Set<ValueKind> TELLING =
            EnumSet.of(ValueKind.HETU, ValueKind.NAME, ValueKind.ADDRESS, ValueKind.PHONE, ValueKind.EMAIL);

    private static TestHome home;
    private static AttributeCatalogue catalogue;
    private static List<Person> people = List.of();
    private static Set<String> canaries = Set.of();

    @BeforeAll
    static void fill(@TempDir Path folder) throws Exception {
        home = TestHome.in(folder)
                .define("customers.yaml", it -> it.replace("min: 1000", "min: 1"))
                .withPlainSet(120, 1500, NextDelivery.NONE);
        assertThat(TestHome.codes(home.night())).containsOnly(ExitCode.OK);
        catalogue = home.installation().readJobs().catalogue();
        people = Person.customersOf(home);
        canaries = canaries();
        assertThat(canaries).hasSizeGreaterThan(400).contains(people.get(0).hetu());
    }

    /** Everything of the customers that tells people apart: codes as delivered, the rest as it is held. */
    private static Set<String> canaries() {
        Set<String> found = people.stream().map(Person::hetu).collect(Collectors.toCollection(TreeSet::new));
        catalogue.list().stream()
                .filter(it -> TELLING.contains(it.kind()) && it.kind() != ValueKind.HETU)
                .forEach(attribute -> home.values(attribute.name()).values().forEach(value -> {
                    String word = attribute.kind() == ValueKind.ADDRESS ? value.split("\t")[0] : value;
                    if (word.length() > 5) {
                        found.add(word);
                    }
                }));
        return found;
    }

    @BeforeEach
    void asEverybody() {
        home.permit(Role.values());
    }

    /**
     * Every command of the table in every way that cases/commands.yaml has, with its help, and as JSON by all roles that see
     * nobody; what is refused shows nothing either.
     */
    @Test
    @Order(9)
    void anOperatorSeesNobody_F156(@TempDir Path folder) throws IOException {
        TestHome own = home.copyTo(folder.resolve("own")).permit(Role.OPERATOR);
        Set<Path> before = files(own);
        Map<String, Map<String, String>> cases =
                new Yaml().load(Files.readString(Path.of("src/test/resources/cases/commands.yaml")));
        Map<String, String> shown = new TreeMap<>();
        for (Map<String, String> lines : cases.values()) {
            lines.forEach((kind, line) -> {
                if (!kind.equals("endless")) {
                    shown.put(line, Terminal.run(own, words(own, line)).text());
                }
            });
        }
        for (String command : cases.keySet()) {
            shown.put(
                    command + " --help",
                    Terminal.run(own, (command + " --help").split(" ")).text());
        }
        for (String list : List.of("rejected", "possible", "unmatched", "changed/e-mail", "applied", "matched")) {
            String line = "runs show R-20261122-03 --list " + list;
            shown.put(line, Terminal.run(own, line.split(" ")).text());
        }
        own.permit(Role.OPERATOR, Role.AUDITOR, Role.ADMINISTRATOR);
        for (Map<String, String> lines : cases.values()) {
            String line = lines.getOrDefault("right", "status");
            if (line.contains("{new}")) {
                continue; // makes a file, as the text form just did
            }
            Terminal json = Terminal.run(own, words(own, line + " --json"));
            shown.put(line + " --json by all who see nobody", json.text());
        }
        assertThat(shown).hasSizeGreaterThan(200);
        assertThat(shown.values().stream().filter(it -> !it.startsWith("DENIED")))
                .hasSizeGreaterThan(50);
        shown.forEach(AccessTest::isClean);
        Set<Path> written = files(own);
        written.removeAll(before);
        assertThat(written).isNotEmpty();
        for (Path file : written) {
            isClean(file.toString(), new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        }
    }

    private static String[] words(TestHome own, String line) {
        Path free = own.home().resolve("made-" + Math.abs(line.hashCode()));
        return line.replace("{customer}", people.get(0).number())
                .replace("{code}", MisuseHomes.CODE)
                .replaceAll(
                        "[{](garbage|people|columns)[}]",
                        own.jobs().resolve("nightly.yaml").toString())
                .replace("{new}", free.toString())
                .split(" +");
    }

    /** All files below the installation but the database, whose pages hold what we hold, and what was delivered. */
    private static Set<Path> files(TestHome own) throws IOException {
        try (Stream<Path> all = Files.walk(own.home())) {
            return all.filter(Files::isRegularFile)
                    .filter(it -> !it.startsWith(own.home().resolve("db")))
                    .filter(it -> !it.toString().contains("made-"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static void isClean(String what, String text) {
        assertThat(canaries.stream().filter(text::contains)).as(what).isEmpty();
    }

    /** Role by role and purpose by purpose: the categories that are shown are those of the table. */
    @Test
    @Order(1)
    void eachRoleIsShownTheCategoriesOfItsPurpose_F156() {
        String number = people.get(0).number();
        Set<String> all = home.customer(number).keySet();
        for (Role role : Role.values()) {
            home.permit(role);
            for (String purpose : List.of("customer-care", "marketing", "complaint", "breach")) {
                boolean may = Set.of(Role.CLERK, Role.REVIEWER, Role.DATA_PROTECTION_OFFICER)
                                .contains(role)
                        && (!purpose.equals("breach") || role == Role.DATA_PROTECTION_OFFICER);
                Set<String> expected = all.stream()
                        .filter(it -> may && isFor(purpose, it))
                        .collect(Collectors.toCollection(TreeSet::new));
                for (String command : List.of("customers show", "explain")) {
                    Terminal shown =
                            Terminal.run(home, (command + " " + number + " --json --purpose " + purpose).split(" "));
                    assertThat(shown.code()).as(role + " " + purpose).isEqualTo(may ? 0 : DENIED);
                    assertThat(names(shown))
                            .as(role + " " + command + " " + purpose)
                            .isEqualTo(expected);
                }
            }
        }
    }

    private static boolean isFor(String purpose, String attribute) {
        boolean ofCatalogue = Set.of("customer-care", "marketing").contains(purpose);
        return catalogue.require(attribute).category() != Category.CREDIT
                && (!ofCatalogue || catalogue.require(attribute).purposes().contains(purpose));
    }

    private static Set<String> names(Terminal shown) {
        Set<String> names = new TreeSet<>();
        if (shown.code() == 0) {
            JsonNode json = JSON.readTree(shown.text());
            if (json.isArray()) {
                json.forEach(it -> names.add(it.path("attribute").asString()));
            } else {
                names.addAll(json.path("values").propertyNames());
            }
        }
        return names;
    }

    @Test
    @Order(2)
    void whoReadWhomIsOnRecordAndNamesEmployeesToTheOfficerOnly() {
        String number = people.get(5).number();
        home.permit(Role.CLERK);
        Terminal.run(home, "customers", "show", number, "--purpose", "billing");
        Terminal.run(home, "contact", "check", number, "--channel", "phone");
        home.permit(Role.OPERATOR);
        Terminal.run(home, "explain", number, "--purpose", "complaint");
        home.permit(Role.AUDITOR);
        JsonNode told = consultations("audit", "who", number, "--purpose", "supervision", "--json");
        assertThat(told.size()).isEqualTo(3);
        assertThat(told.get(0).path("purpose").asString()).isEqualTo("billing");
        assertThat(told.get(0).path("roles").asString()).isEqualTo("clerk");
        assertThat(told.get(0).path("by").asString()).isEmpty();
        assertThat(told.get(0).path("attributes").toString())
                .contains("family-name")
                .doesNotContain("hetu\":");
        assertThat(told.get(1).path("command").asString()).isEqualTo("contact check");
        assertThat(told.get(1).path("purpose").asString()).isEqualTo("marketing");
        assertThat(told.get(2).path("shown").asBoolean()).isFalse();
        home.permit(Role.DATA_PROTECTION_OFFICER);
        told = consultations("audit", "who", number, "--purpose", "breach", "--json");
        assertThat(told.size()).isEqualTo(4);
        assertThat(told.get(3).path("command").asString()).isEqualTo("audit who");
        assertThat(told.get(0).path("by").asString()).isEqualTo(TestHome.me());
        Terminal did = Terminal.run(home, "audit", "did", TestHome.me(), "--purpose", "breach");
        assertThat(did.text()).contains(number, "contact check", "billing", "REFUSED");
        Terminal reads = Terminal.run(home, "audit", "reads", "--purpose", "breach", "--json");
        assertThat(JSON.readTree(reads.text())
                        .path("people")
                        .path(number)
                        .path("attributes")
                        .toString())
                .contains("contactability", "family-name", "phone");
        home.permit(Role.REVIEWER);
        assertThat(Terminal.run(home, "audit", "did", TestHome.me(), "--purpose", "quality")
                        .code())
                .isEqualTo(DENIED);
    }

    private static JsonNode consultations(String... command) {
        Terminal shown = Terminal.run(home, command);
        assertThat(shown.code()).as(shown.text()).isZero();
        return JSON.readTree(shown.text()).path("consultations");
    }

    @Test
    @Order(3)
    void anExportNotesEverybodyItShows() {
        long before = reads();
        Terminal shown = Terminal.run(home, "customers", "export", "--purpose", "marketing");
        assertThat(shown.text().lines()).hasSize(121);
        assertThat(reads() - before).isEqualTo(120);
        assertThat(home.sql(Long.class, "select max(entries) from audit_bundle where kind = 'read'"))
                .isEqualTo(120);
    }

    private static long reads() {
        return home.sql(Long.class, "select coalesce(sum(entries), 0) from audit_bundle where kind = 'read'");
    }

    @Test
    @Order(8)
    void showsNothingOfWhomTheLogCannotNote_F147() {
        String number = people.get(0).number();
        home.meddle("alter table audit_bundle add constraint trip check (kind <> 'read') nocheck");
        for (String line : List.of(
                "customers show " + number + " --purpose complaint",
                "customers export --purpose quality",
                "explain " + number + " --purpose complaint",
                "explain " + number + " --links --purpose complaint",
                "contact check " + number + " --channel phone",
                "contact receipt " + number + " --channel phone --purpose complaint",
                "audit who " + number + " --purpose supervision",
                "audit did somebody --purpose breach",
                "audit reads --purpose breach")) {
            Terminal shown = Terminal.run(home, line.split(" "));
            assertThat(shown.code()).as(line).isEqualTo(ExitCode.AUDIT_FAIL.number());
            assertThat(shown.text()
                            .replaceFirst("(?m)^customer-number;.*\\R", "")
                            .lines())
                    .as(line)
                    .hasSize(3);
            isClean(line, shown.text());
        }
        home.meddle("alter table audit_bundle drop constraint trip");
    }

    @Test
    @Order(4)
    void refusesWhileTheFileIsWrongAndTellsWhere_F144() throws IOException {
        Files.writeString(home.home().resolve("access.yaml"), "accounts:\n  minna: [clark]\n");
        for (String command : List.of("status", "run nightly", "customers show C-1 --purpose complaint")) {
            Terminal shown = Terminal.run(home, command.split(" "));
            assertThat(shown.code()).isEqualTo(ExitCode.USAGE.number());
            assertThat(shown.text()).contains("access.yaml:2: minna: clark is not known");
        }
        assertThat(Terminal.run(home, "validate").code()).isEqualTo(ExitCode.USAGE.number());
    }

    @Test
    @Order(5)
    void tellsWhoYouAreAndWhatYouMayDo() {
        home.permit(Role.AUDITOR);
        assertThat(Terminal.run(home, "access").text())
                .contains("account  " + TestHome.me(), "roles    auditor", "ajantasa audit who")
                .doesNotContain("customers show");
        assertThat(new CommandLine(new AjantasaCommand()).getSubcommands()).containsKey("access");
    }
}
