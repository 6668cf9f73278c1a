package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.Verdict;
import fi.ajantasa.testing.Databases;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The population register as its change service tells it: nights of an installation that knew it by files before. */
class FollowingNightTest {
    private static final String ADDED = ChangesHome.text("muutosattribuutti", "LISATTY");
    private final ChangeRegister register = new ChangeRegister();

    @TempDir
    Path folder;

    private TestHome home;
    private Person one;
    private Person other;

    @BeforeEach
    void copyHome() {
        List<Person> people = PreparedHome.on(Databases.H2).plainPeople();
        one = people.get(0);
        other = people.get(1);
        home = ChangesHome.followed(folder, register);
    }

    @AfterEach
    void stop() {
        register.close();
    }

    /** F98: nobody but our customers, each once, at most a thousand at once; F95: and what is told is what files told. */
    @ParameterizedTest
    @EnumSource
    void beginsWithBaseDataThatSaysWhatTheFilesSaid_F95(Databases databases) {
        TestHome fresh = ChangesHome.following(PreparedHome.on(databases).copyTo(folder.resolve("fresh")), register);
        String before = fresh.export();

        RegisterResult result = fresh.run("population");

        assertThat(result.code()).as(result.message()).isEqualTo(ExitCode.OK);
        assertThat(fresh.export()).isEqualTo(before);
        assertThat(register.calls("/kirjausavain/2026-11-21")).hasSize(4);
        assertThat(fresh.report(result.runs().get(0)).verdict()).isEqualTo(Verdict.BALANCED);
        Set<String> asked = new HashSet<>();
        register.calls("/perustiedot").forEach(call -> {
            assertThat(call.hetus()).hasSizeLessThanOrEqualTo(1_000).doesNotContain("");
            assertThat(call.body().propertyNames()).containsExactly("hetulista");
            call.hetus()
                    .forEach(
                            hetu -> assertThat(asked.add(hetu)).as("asked once").isTrue());
        });
        assertThat(asked).hasSize(fresh.sql(Integer.class, "select count(*) from customer_hetu"));
        assertThat(Person.customerRows(fresh).stream().map(row -> row.getOrDefault("hetu", "")))
                .containsAll(asked);
        assertThat(register.calls("/muutokset"))
                .allSatisfy(call -> assertThat(call.headers().get("Authorization"))
                        .containsExactly("Basic YWphbnRhc2E6Y2FuYXJ5LXBhc3N3b3JkLTM="));
        assertThat(fresh.sql(Integer.class, "select count(*) from change_event"))
                .as("of each customer once")
                .isEqualTo(asked.size());
    }

    /** The later word of a day counts, whatever the names are (F113); an order hides addresses by itself (F7). */
    @Test
    void takesInWhatChangedSinceFromWhereItStood() {
        register.pages(1)
                .change(one.hetu(), ChangesHome.YESTERDAY, ChangesHome.renamed("Zetterberg"))
                .change(
                        other.hetu(),
                        ChangesHome.YESTERDAY,
                        ChangesHome.group("TURVAKIELTO", ADDED, ChangesHome.flag("turvakieltoAktiivinen", "1")))
                .change(one.hetu(), "2026-11-21T11:00:00.000Z", ChangesHome.renamed("Aalto"));
        register.forgetCalls();

        RegisterResult result = home.run("population");

        assertThat(result.code()).as(result.message()).isEqualTo(ExitCode.OK);
        assertThat(home.customer(one.number())).containsEntry("family-name", "Aalto");
        assertThat(home.customer(other.number()))
                .containsEntry("protection-order", "1")
                .doesNotContainKeys("permanent-address", "municipality");
        assertThat(register.calls("/perustiedot")).isEmpty();
        assertThat(register.calls("/muutokset"))
                .extracting(it -> it.body().path("viimeisinKirjausavain").asLong())
                .contains(1_000L, 1_001L)
                .hasSize(5);
        assertThat(home.report(result.runs().get(0)).verdict()).isEqualTo(Verdict.BALANCED);
    }

    /** F1, F109, D3, D14: the code changes and the order begins in one record told under the old code. */
    @Test
    void keepsAPersonWhoseCodeChangesOnePerson_F109() {
        String code = "020285-9073";
        register.change(
                one.hetu(),
                ChangesHome.YESTERDAY,
                ChangesHome.group("TURVAKIELTO", ADDED, ChangesHome.flag("turvakieltoAktiivinen", "1")),
                code("LISATTY", "AKTIIVI", code, code, one.hetu()),
                code("MUUTETTU", "PASSIIVI", one.hetu(), code, one.hetu()));

        assertThat(home.run("population").code()).isEqualTo(ExitCode.OK);

        assertThat(home.customer(one.number()))
                .containsEntry("protection-order", "1")
                .containsKey("former-hetus");
        register.forgetCalls();
        register.change(one.hetu(), "2026-11-21T12:00:00.000Z", ChangesHome.renamed("Uusinen"));
        assertThat(home.run("population").code()).isEqualTo(ExitCode.OK);
        assertThat(register.calls("/muutokset").stream().flatMap(it -> it.hetus().stream()))
                .contains(code)
                .doesNotContain(one.hetu());
    }

    private static String code(String attribute, String validity, String about, String active, String earlier) {
        return ChangesHome.group(
                "HENKILOTUNNUS_KORJAUS",
                ChangesHome.text("muutosattribuutti", attribute),
                ChangesHome.text("voimassaolo", validity),
                ChangesHome.text("muutettuHenkilotunnus", about),
                ChangesHome.text("aktiivinenHenkilotunnus", active),
                "\"edellisetHenkilotunnukset\": [\"" + earlier + "\"]");
    }

    /** Each night the register's word is taken, also when it is that nothing changed. */
    @Test
    void confirmsADayOnWhichNothingChanged_F62() {
        TestHome next = home.daysLater(1);

        RegisterResult result = next.run("population");

        assertThat(result.code()).isEqualTo(ExitCode.OK);
        assertThat(result.runs()).hasSize(1);
        assertThat(home.sql(
                        String.class,
                        "select cast(max(extract_date) as varchar(10)) from extract where state = 'APPLIED'"))
                .isEqualTo("2026-11-23");
        assertThat(next.run("population").runs()).isEmpty();
    }

    /** F116, D19: what was told is kept as it came for as long as the definition says. */
    @Test
    void forgetsWhatWasToldAfterAWhile_F116() {
        assertThat(home.sql(Integer.class, "select count(*) from change_event")).isPositive();
        home.meddle("update change_event set landed_on = cast('2026-10-22' as date)");
        TestHome next = home.daysLater(1);

        next.run("population");

        assertThat(home.sql(Integer.class, "select count(*) from change_event")).isZero();
    }

    /** After a switch to other numbers of parts each goes on from the oldest place, and nothing is taken in twice. */
    @Test
    void sharesCustomersAnewWithoutLosingOrRepeating() {
        register.change(one.hetu(), ChangesHome.YESTERDAY, ChangesHome.renamed("Uusinen"));
        home.run("population");
        home.define("population.yaml", it -> it.replace("parts: 4", "parts: 3"));
        register.change(other.hetu(), ChangesHome.YESTERDAY, ChangesHome.renamed("Toinen"));

        assertThat(home.run("population").code()).isEqualTo(ExitCode.OK);

        assertThat(home.customer(other.number())).containsEntry("family-name", "Toinen");
        assertThat(home.sql(Integer.class, "select count(*) from change_event where changed_at is not null"))
                .isEqualTo(2);
        assertThat(home.sql(Integer.class, "select count(*) from change_cursor"))
                .isEqualTo(3);
    }

    @Test
    void asksAndChangesNothingInADryRun() {
        assertThat(TestHome.codes(home.dryRun("population"))).containsExactly(ExitCode.OK);
        assertThat(register.calls()).isEmpty();
    }
}
