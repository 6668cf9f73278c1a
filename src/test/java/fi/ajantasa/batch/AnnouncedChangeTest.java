package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.ListName;
import fi.ajantasa.report.Verdict;
import fi.ajantasa.testing.Databases;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A mass change that the register keeper announced (F66): here 80 customers change their family name. */
@ParameterizedClass
@EnumSource
class AnnouncedChangeTest {
    private static final int RENAMED = 80;

    @Parameter
    Databases databases;

    @TempDir
    Path folder;

    private TestHome home;
    private List<Person> people;

    @BeforeEach
    void copyHome() {
        PreparedHome prepared = PreparedHome.on(databases);
        people = prepared.plainPeople();
        home = prepared.copyTo(folder);
    }

    private void announce(String from, String until, int ceiling) {
        home.define(
                "population.yaml",
                it -> it
                        + "  announced: [{from: %s, until: %s, attribute: family-name, ceiling: %d, reason: name reform}]\n"
                                .formatted(from, until, ceiling));
    }

    private MadeDelivery rename(int sequence, int from, int to) {
        MadeDelivery delivery = MadeDelivery.changes(home, sequence);
        people.subList(from, to).forEach(it -> delivery.change(it.hetu(), "sukunimi", "Uusinen"));
        return delivery;
    }

    private long renamed() {
        return home.values("family-name").values().stream()
                .filter("Uusinen"::equals)
                .count();
    }

    @Test
    void passesUpToTheCeilingOnItsDaysAndIsShown_F66() throws IOException {
        announce("2026-11-22", "2026-11-22", RENAMED);
        rename(2, 0, RENAMED).send();

        RegisterResult result = home.run("population");

        assertThat(result.code()).isEqualTo(ExitCode.OK);
        assertThat(renamed()).isEqualTo(RENAMED);
        String run = result.runs().get(0);
        assertThat(home.report(run).verdict()).isEqualTo(Verdict.BALANCED);
        assertThat(home.report(run).findings().announced()).singleElement().satisfies(it -> {
            assertThat(it.passed().value()).isEqualTo(RENAMED);
            assertThat(it.limit()).isEqualTo(50);
            assertThat(it.reason()).isEqualTo("name reform");
        });
        assertThat(Files.readString(home.home().resolve("reports").resolve(run + ".html")))
                .contains("name reform");
        byte[] audited = home.sql(byte[].class, "select body from audit_bundle where kind = 'announced-change'");
        assertThat(new String(audited, StandardCharsets.UTF_8))
                .contains("name reform", "\"passed\":\"80\"", "\"ceiling\":\"80\"");
        assertThat(Terminal.run(home, "runs", "show", run, "--list", "overwrites/family-name")
                        .text()
                        .lines()
                        .filter(it -> it.contains("C-")))
                .hasSize(RENAMED);
        assertThat(Terminal.run(home, "runs", "show", run).text()).contains("announced 80 × family-name passed");
    }

    @Test
    void isHeldAboveTheCeiling_F66() {
        announce("2026-11-22", "2026-11-28", RENAMED - 1);
        rename(2, 0, RENAMED).send();
        assertThat(home.run("population").code()).isEqualTo(ExitCode.HELD);
        assertThat(renamed()).isZero();
        assertThat(home.sql(Long.class, "select count(*) from announced_change"))
                .isZero();
    }

    @Test
    void isHeldOnAnotherDay_F66() {
        announce("2026-11-23", "2026-11-28", RENAMED);
        rename(2, 0, RENAMED).send();
        assertThat(home.run("population").code()).isEqualTo(ExitCode.HELD);
        assertThat(renamed()).isZero();
    }

    @Test
    void isHeldForAnotherAttribute_F66() {
        announce("2026-11-22", "2026-11-28", 1000);
        MadeDelivery delivery = rename(2, 0, RENAMED);
        people.subList(0, RENAMED)
                .forEach(it -> delivery.change(it.hetu(), DeliveryFaultsNightTest.moveTo("Uusikatu")));
        delivery.send();
        assertThat(home.run("population").code()).isEqualTo(ExitCode.HELD);
        assertThat(renamed()).isZero();
    }

    /** The ceiling is no nightly one: what was announced is used up. */
    @Test
    void isForAllItsDaysTogether_F66() {
        announce("2026-11-22", "2026-11-28", 2 * RENAMED - 1);
        rename(2, 0, RENAMED).send();
        assertThat(home.run("population").code()).isEqualTo(ExitCode.OK);
        rename(3, RENAMED, 2 * RENAMED).send();
        assertThat(home.run("population").code()).isEqualTo(ExitCode.HELD);
        assertThat(renamed()).isEqualTo(RENAMED);
    }

    /** Orders that a full list no longer speaks of wait for a person, whatever was announced (F10). */
    @Test
    void letsNoProtectionOrderEnd_F66() {
        announce("2026-11-22", "2026-11-28", 1000);
        Person hidden = people.get(RENAMED);
        MadeDelivery.changes(home, 2).change(hidden.hetu(), "turvakielto", "1").send();
        assertThat(home.run("population").code()).isEqualTo(ExitCode.OK);
        List<String> renaming =
                people.subList(0, RENAMED).stream().map(Person::hetu).toList();
        MadeDelivery list = MadeDelivery.fullList(home, 3);
        Person.registerRows(home)
                .forEach(row -> list.row(
                        renaming.contains(row.get("hetu"))
                                ? people.get(renaming.indexOf(row.get("hetu"))).saying("sukunimi", "Uusinen")
                                : row));
        list.send();

        RegisterResult result = home.run("population");

        assertThat(result.code()).isEqualTo(ExitCode.HELD);
        assertThat(home.customer(hidden.number())).containsEntry("protection-order", "1");
        assertThat(renamed()).isZero();
        assertThat(home.report(result.runs().get(0)).counts().items(ListName.HELD))
                .isGreaterThanOrEqualTo(RENAMED);
    }

    @Test
    void changesNothingInADryRunAndKeepsNoEntry_F66() {
        announce("2026-11-22", "2026-11-22", RENAMED);
        rename(2, 0, RENAMED).send();
        assertThat(TestHome.codes(home.dryRun("population"))).containsExactly(ExitCode.OK);
        assertThat(home.sql(Long.class, "select count(*) from audit_bundle where kind = 'announced-change'"))
                .isZero();
        assertThat(home.run("population").code()).isEqualTo(ExitCode.OK);
    }
}
