package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.batch.ChangeRegister.Answer;
import fi.ajantasa.batch.ChangeRegister.Call;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.testing.Databases;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can go wrong between us and a change service, and what must come of it: F88 to F98, F105, F112. */
class FollowingFaultsTest {
    private static final String CURSORS = "select sum(reached) from change_cursor";
    private final ChangeRegister register = new ChangeRegister();

    @TempDir
    Path folder;

    private TestHome home;
    private Person one;
    private Person other;
    private Person fourth;

    /** An installation that has followed the service for a night; one and other are in different parts. */
    @BeforeEach
    void follow() {
        home = ChangesHome.followed(folder, register);
        home.define("population.yaml", it -> it.replace("parts: 4", "parts: 4\n      pages: 20"));
        List<Person> people = PreparedHome.on(Databases.H2).plainPeople();
        one = people.get(0);
        other = people.stream().filter(it -> part(it) != part(one)).findFirst().orElseThrow();
        fourth = people.stream().filter(it -> part(it) == 3).findFirst().orElseThrow();
        register.change(one.hetu(), ChangesHome.YESTERDAY, ChangesHome.renamed("Uusinen"))
                .change(other.hetu(), ChangesHome.YESTERDAY, ChangesHome.renamed("Toinen"));
        register.forgetCalls();
    }

    @AfterEach
    void stop() {
        register.close();
    }

    private int part(Person person) {
        return home.sql(Integer.class, "select mod(id, 4) from customer where number = ?", person.number());
    }

    private String name(Person person) {
        return home.customer(person.number()).getOrDefault("family-name", "");
    }

    /** F89, F92, F112, D12, D18: one part fails, the others are current, the alarm names the part and for how long. */
    @Test
    void leavesAPartThatFailsWhereItStoodAndTakesTheOthers_F92() {
        long stood = reached(one);
        register.fail((call, usual) -> call.hetus().contains(one.hetu()) ? Answer.status(503) : usual);

        RegisterResult result = home.daysLater(2).run("population");

        assertThat(result.code()).isEqualTo(ExitCode.SOURCE_DOWN);
        assertThat(result.message())
                .contains("part " + (part(one) + 1) + " of 4: server-error, not up to date for 48 h, more than 25 h")
                .doesNotContain(one.hetu());
        assertThat(name(other)).isEqualTo("Toinen");
        assertThat(name(one)).isNotEqualTo("Uusinen");
        assertThat(reached(one)).isEqualTo(stood);
        register.mend();
        assertThat(home.daysLater(2).run("population").code()).isEqualTo(ExitCode.OK);
        assertThat(name(one)).isEqualTo("Uusinen");
    }

    private long reached(Person person) {
        return home.sql(Long.class, "select reached from change_cursor where part = ?", part(person));
    }

    @Test
    void goesOnWithinTheNightWhenTheServiceIsBackInTime_F88() {
        AtomicInteger asked = new AtomicInteger();
        register.fail((call, usual) ->
                asked.getAndIncrement() == 0 ? new Answer(429, Map.of("Retry-After", "0"), "") : usual);

        assertThat(home.run("population").code()).isEqualTo(ExitCode.OK);
        assertThat(name(one)).isEqualTo("Uusinen");
    }

    /** F86, F90, F91, F105: what is no whole page is no page, and no part of it is used; each part fails in its way. */
    @Test
    void usesNoPartOfWhatIsNoPage_F91() {
        home.define("population.yaml", it -> it.replace("attempts: 2, pause: 1 ms", "attempts: 1, size: 100 KB"));
        long before = home.sql(Long.class, CURSORS);
        register.fail((call, usual) -> switch (part(call)) {
            case 0 -> Answer.ok("<html>down</html>");
            case 1 -> Answer.ok(" ".repeat(200_000) + usual.body());
            case 2 -> null;
            default -> Answer.ok("[".repeat(100) + "]".repeat(100));
        });

        RegisterResult result = home.run("population");

        assertThat(result.code()).isEqualTo(ExitCode.SOURCE_DOWN);
        assertThat(result.message())
                .contains(
                        "part 1 of 4: reply-not-understood",
                        "part 2 of 4: reply-too-large",
                        "part 3 of 4: unreachable",
                        "part 4 of 4: reply-not-understood");
        assertThat(home.sql(Long.class, CURSORS)).isEqualTo(before);
    }

    /** Which part it is that is asked about, by the order in which parts are asked. */
    private int part(Call call) {
        return Math.toIntExact(register.calls("/muutokset").stream()
                .map(Call::hetus)
                .distinct()
                .takeWhile(it -> !it.equals(call.hetus()))
                .count());
    }

    /** F93: a key that stands still, one that goes back, and a journal without an end; what the fourth part is told counts. */
    @Test
    void isCaughtInNoLoop_F93() {
        register.change(fourth.hetu(), ChangesHome.YESTERDAY, ChangesHome.renamed("Neljäs"));
        register.fail((call, usual) -> {
            long key = call.body().path("viimeisinKirjausavain").asLong();
            int part = part(call);
            return part == 3 ? usual : Answer.ok(ChangeRegister.page(key + part - 1, false, List.of()));
        });

        RegisterResult result = home.run("population");

        assertThat(result.code()).isEqualTo(ExitCode.INPUT_CONFLICT);
        assertThat(result.message())
                .contains(
                        "part 1 of 4: key-went-back", "part 2 of 4: key-stands-still", "part 3 of 4: never-up-to-date");
        assertThat(register.calls("/muutokset")).as("one, one, twenty and one").hasSize(23);
        assertThat(name(fourth)).isEqualTo("Neljäs");
    }

    /** F94, D5: nothing is lost and nobody is cleared. */
    @Test
    void beginsAnewWithBaseDataWhenTheKeyIsTooOld_F94() {
        register.know(
                one.hetu(),
                ChangesHome.group(
                        "HENKILON_NIMI", ChangesHome.text("sukunimi", "Uusinen"), ChangesHome.text("etunimi", "Oili")));
        register.beginsAt(register.key());
        String address = home.customer(one.number()).getOrDefault("permanent-address", "");
        TestHome later = home.daysLater(15);

        RegisterResult result = later.run("population");

        assertThat(result.code()).isEqualTo(ExitCode.OK);
        assertThat(name(one)).isEqualTo("Uusinen");
        assertThat(home.customer(one.number())).containsEntry("permanent-address", address);
        assertThat(register.calls("/kirjausavain/2026-12-06")).hasSize(4);
    }

    @Test
    void beginsAnewOnceWhenTheKeyIsRefused_F94() {
        register.beginsAt(register.key());
        register.fail((call, usual) -> call.isOf("/muutokset")
                        && call.body().path("viimeisinKirjausavain").asLong() == 1_000
                ? Answer.status(400)
                : usual);

        assertThat(home.run("population").code()).isEqualTo(ExitCode.OK);

        assertThat(register.calls("/perustiedot")).hasSize(4);
        register.forgetCalls();
        register.fail((call, usual) -> call.isOf("/muutokset") ? Answer.status(400) : usual);
        RegisterResult refused = home.run("population");
        assertThat(refused.code()).as("a new key is refused too").isEqualTo(ExitCode.SOURCE_DOWN);
        assertThat(home.run("population").message()).contains("key-refused");
        assertThat(register.calls("/perustiedot"))
                .as("asked once, not each night")
                .hasSize(4);
    }

    /** F96, F21: whoever we did not ask for is counted, and nothing of them is kept. */
    @Test
    void keepsNothingOfPeopleItDidNotAskFor_F96() {
        int kept = home.sql(Integer.class, "select count(*) from change_event");
        register.fail((call, usual) -> call.isOf("/muutokset")
                ? Answer.ok(ChangeRegister.page(
                        5_000,
                        true,
                        List.of(
                                "{\"henkilotunnus\": \"020285-9073\", \"muutospv\": \"2026-11-21T10:00:00Z\","
                                        + " \"tietoryhmat\": []}",
                                "{\"muutospv\": \"2026-11-21T10:00:00Z\"}",
                                "7")))
                : usual);

        RegisterResult result = home.run("population");

        assertThat(result.code()).isEqualTo(ExitCode.OK_WITH_REJECTS);
        assertThat(result.message())
                .contains("12 told of people we did not ask for")
                .doesNotContain("020285");
        assertThat(home.sql(Integer.class, "select count(*) from change_event")).isEqualTo(kept);
        assertThat(home.sql(Integer.class, "select sum(strangers) from change_cursor"))
                .isEqualTo(12);
    }

    /** F97, F22, D6: asked = answered + missing, and whoever is missing keeps what is held. */
    @Test
    void listsWhomTheServiceDoesNotTellOf_F97() {
        Map<String, String> held = home.customer(one.number());
        home.meddle("update change_person set based_on = null");
        register.forget(one.hetu());

        RegisterResult result = home.run("population");

        assertThat(result.code()).isEqualTo(ExitCode.OK_WITH_REJECTS);
        assertThat(result.message()).contains("base data of 1 did not come");
        assertThat(home.sql(Integer.class, "select count(*) from change_person where not answered"))
                .isEqualTo(1);
        assertThat(home.sql(Integer.class, "select count(*) from change_person"))
                .isEqualTo(home.sql(Integer.class, "select count(*) from customer_hetu"));
        assertThat(home.customer(one.number()))
                .as("a change is told all the same, and nothing else is cleared")
                .containsKeys(held.keySet().toArray(String[]::new))
                .containsEntry("family-name", "Uusinen")
                .containsEntry("permanent-address", held.getOrDefault("permanent-address", ""));
        assertThat(home.run("population").code()).as("asked once").isEqualTo(ExitCode.OK);
    }

    /** F101: credentials that are refused stop everything at once. */
    @Test
    void stopsAtCredentialsThatAreRefused_F101() {
        register.fail((call, usual) -> Answer.status(401));

        RegisterResult result = home.run("population");

        assertThat(result.code()).isEqualTo(ExitCode.PERMIT_EXPIRED);
        assertThat(register.calls()).hasSize(1);
    }

    /** F19, D13: the same change told again, also after a switch of parts, is one change. */
    @Test
    void takesTheSameChangeInOnce_F19() {
        home.run("population");
        int landed = home.sql(Integer.class, "select count(*) from change_event");
        home.meddle("update change_cursor set reached = 1000");

        assertThat(home.run("population").code()).isEqualTo(ExitCode.OK);

        assertThat(home.sql(Integer.class, "select count(*) from change_event")).isEqualTo(landed);
        assertThat(home.sql(Integer.class, "select sum(repeats) from change_cursor"))
                .isEqualTo(2);
    }
}
