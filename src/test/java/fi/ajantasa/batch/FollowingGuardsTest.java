package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.ajantasa.batch.ChangeRegister.Answer;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.sample.NextDelivery;
import fi.ajantasa.testing.Databases;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guards of following a register that no other night needs: each is seen to hold by itself. F19, F93, F94, F98, F140. */
class FollowingGuardsTest {
    private final ChangeRegister register = new ChangeRegister();

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        register.close();
    }

    private TestHome oneDay() {
        return ChangesHome.followed(folder, register);
    }

    private static Person first() {
        return PreparedHome.on(Databases.H2).plainPeople().get(0);
    }

    /** The first of another part than the first person's. */
    private static Person second(TestHome home) {
        return PreparedHome.on(Databases.H2).plainPeople().stream()
                .filter(it -> part(home, it) != part(home, first()))
                .findFirst()
                .orElseThrow();
    }

    private static int part(TestHome home, Person person) {
        return home.sql(Integer.class, "select mod(id, 4) from customer where number = ?", person.number());
    }

    /** A service that takes a new key and then refuses it too is asked once for the first key of a day, not for ever. */
    @Test
    void beginsAnewOnceATurnOnly_F94() {
        TestHome home = oneDay();
        register.forgetCalls();
        register.beginsAt(5_000);
        register.fail((call, usual) -> {
            long key = call.body().path("viimeisinKirjausavain").asLong();
            boolean isFresh = call.isOf("/muutokset") && key == 5_000;
            boolean isRefused = call.isOf("/muutokset") && key != 5_000;
            return isFresh
                    ? Answer.ok(ChangeRegister.page(5_001, false, List.of()))
                    : isRefused ? Answer.status(400) : usual;
        });

        RegisterResult result = home.run("population");

        assertThat(result.code()).isEqualTo(ExitCode.SOURCE_DOWN);
        assertThat(result.message()).contains("part 1 of 4: key-refused");
        assertThat(register.calls("/kirjausavain/")).as("of each part").hasSize(4);
    }

    /** F98: of more than a thousand people base data is asked in several calls, and of nobody it is not asked at all. */
    @Test
    void asksOfAThousandPeopleAtATimeAndOfNobodyNever_F98() {
        TestHome home = TestHome.in(folder).withPlainSet(1_300, 3_000, NextDelivery.NONE);
        ChangesHome.following(home, register, it -> it.replace("parts: 4", "parts: 1"));
        home.run("population");
        assertThat(register.calls()).as("before there are customers").isEmpty();

        assertThat(home.run("customers").code()).isEqualTo(ExitCode.OK);
        ChangesHome.teach(register, home);
        RegisterResult result = home.run("population");

        assertThat(result.code()).as(result.message()).isEqualTo(ExitCode.OK);
        int people = home.sql(Integer.class, "select count(*) from customer_hetu");
        assertThat(people).isGreaterThan(1_000);
        assertThat(register.calls("/perustiedot"))
                .extracting(it -> it.hetus().size())
                .containsExactly(1_000, people - 1_000);
    }

    /** F19, F140: a page lands together with the key after it or not at all, and not when another process took over. */
    @Test
    void landsNothingOnceAnotherProcessTookOver_F140() {
        TestHome home =
                ChangesHome.following(PreparedHome.on(Databases.POSTGRESQL).copyTo(folder), register);
        ChangesHome.teach(register, home);
        assertThat(home.run("population").code()).isEqualTo(ExitCode.OK);
        register.change(first().hetu(), ChangesHome.YESTERDAY, ChangesHome.renamed("Uusinen"));
        long reached = home.sql(Long.class, "select sum(reached) from change_cursor");
        int landed = home.sql(Integer.class, "select count(*) from change_event");
        register.fail((call, usual) -> {
            home.meddle("update run_lock set token = token + 1");
            return usual;
        });

        assertThatThrownBy(() -> home.run("population")).isInstanceOf(Locked.class);

        assertThat(home.sql(Long.class, "select sum(reached) from change_cursor"))
                .isEqualTo(reached);
        assertThat(home.sql(Integer.class, "select count(*) from change_event")).isEqualTo(landed);
    }

    /** The delivery speaks of the day of the part that lags most, also when that one has lost its key (F94). */
    @Test
    void datesTheDeliveryByThePartThatLagsMost() {
        TestHome home = oneDay();
        Person other = second(home);
        register.fail((call, usual) -> call.hetus().contains(first().hetu()) ? Answer.status(503) : usual);
        register.change(other.hetu(), ChangesHome.YESTERDAY, ChangesHome.renamed("Toinen"));

        home.daysLater(2).run("population");

        assertThat(lastDay(home)).isEqualTo("2026-11-22");
        register.fail((call, usual) ->
                !call.hetus().contains(first().hetu()) ? usual : Answer.status(call.isOf("/muutokset") ? 400 : 503));
        register.change(other.hetu(), "2026-11-22T10:00:00.000Z", ChangesHome.renamed("Kolmas"));
        assertThat(home.daysLater(2).run("population").code()).isEqualTo(ExitCode.SOURCE_DOWN);
        assertThat(home.customer(other.number())).containsEntry("family-name", "Kolmas");
        assertThat(lastDay(home)).isEqualTo("2026-11-22");
    }

    /** A part that was never up to date makes no delivery older than what was confirmed (F55). */
    @Test
    void datesNoDeliveryBeforeWhatWasConfirmed() {
        TestHome home = oneDay();
        Person other = second(home);
        home.meddle(
                "update change_cursor set current_on = null, current_at = null where part = " + part(home, first()));
        register.fail((call, usual) -> call.hetus().contains(first().hetu()) ? Answer.status(503) : usual);
        register.change(other.hetu(), ChangesHome.YESTERDAY, ChangesHome.renamed("Toinen"));

        assertThat(home.run("population").code()).isEqualTo(ExitCode.SOURCE_DOWN);

        assertThat(home.customer(other.number())).containsEntry("family-name", "Toinen");
        assertThat(lastDay(home)).isEqualTo("2026-11-22");
    }

    private static String lastDay(TestHome home) {
        return home.sql(
                String.class,
                "select cast(extract_date as varchar(10)) from extract where state = 'APPLIED' and id ="
                        + " (select max(id) from extract where register = 'population')");
    }

    /** A night in which nobody was heard confirms nothing; that the register was asked is on record all the same. */
    @Test
    void confirmsNothingWhereNobodyWasHeard() {
        TestHome home = oneDay();
        int before = asked(home);
        String confirmed = lastDay(home);
        register.fail((call, usual) -> Answer.status(503));

        assertThat(home.daysLater(1).run("population").code()).isEqualTo(ExitCode.SOURCE_DOWN);

        assertThat(lastDay(home)).isEqualTo(confirmed);
        assertThat(asked(home)).isEqualTo(before + 1);
    }

    /** A day is confirmed in the night in which every part was heard, and in no other. */
    @Test
    void confirmsOnlyWhereEveryPartWasHeard() {
        TestHome home = oneDay();
        Person other = second(home);
        register.fail((call, usual) -> call.hetus().contains(first().hetu()) ? Answer.status(503) : usual);
        home.daysLater(1).run("population");
        register.fail((call, usual) -> call.hetus().contains(other.hetu()) ? Answer.status(503) : usual);

        home.daysLater(2).run("population");

        assertThat(lastDay(home)).isEqualTo("2026-11-22");
    }

    /** F20: a stored event that cannot be opened stops its person only, delivers nothing empty, and is taken up once it can. */
    @Test
    void waitsForAnEventThatCannotBeOpenedAndGoesOnOnceItCan_F20() {
        TestHome home = oneDay();
        Person damaged = PreparedHome.on(Databases.H2).plainPeople().stream()
                .filter(it -> part(home, it) == 0)
                .findFirst()
                .orElseThrow();
        Person other = PreparedHome.on(Databases.H2).plainPeople().stream()
                .filter(it -> part(home, it) == 1)
                .findFirst()
                .orElseThrow();
        register.change(damaged.hetu(), ChangesHome.YESTERDAY, ChangesHome.renamed("Uusinen"));
        register.change(other.hetu(), ChangesHome.YESTERDAY, ChangesHome.renamed("Toinen"));
        List<String> sealed = new ArrayList<>();
        register.fail((call, usual) -> {
            if (call.hetus().contains(other.hetu())) {
                sealed.add(home.sql(String.class, "select sealed from change_event where changed_at is not null"));
                home.meddle("update change_event set sealed = 'damaged' where changed_at is not null");
            }
            return usual;
        });

        RegisterResult result = home.run("population");

        assertThat(result.code()).as(result.message()).isEqualTo(ExitCode.OK_WITH_REJECTS);
        assertThat(home.customer(other.number())).containsEntry("family-name", "Toinen");
        register.mend();
        int deliveries = home.sql(Integer.class, "select count(*) from extract");
        home.run("population");
        assertThat(home.sql(Integer.class, "select count(*) from extract")).isEqualTo(deliveries);
        home.meddle("update change_event set sealed = ? where sealed = 'damaged'", sealed.get(0));
        assertThat(home.daysLater(1).run("population").code()).isEqualTo(ExitCode.OK);
        assertThat(home.customer(damaged.number())).containsEntry("family-name", "Uusinen");
        assertThat(home.sql(Integer.class, "select max(attempts) from change_person"))
                .isZero();
    }

    /** F39, D14: what is told under a code that a person had before is that person's. */
    @Test
    void takesWhatIsToldUnderAFormerCode_F39() {
        TestHome home = oneDay();
        String code = "020285-9073";
        register.change(
                first().hetu(),
                ChangesHome.YESTERDAY,
                codes("LISATTY", "AKTIIVI", code),
                codes("MUUTETTU", "PASSIIVI", first().hetu()));
        assertThat(home.run("population").code()).isEqualTo(ExitCode.OK);
        String event = "{\"henkilotunnus\": \"%s\", \"muutospv\": \"2026-11-21T12:00:00Z\", \"tietoryhmat\": [%s]}"
                .formatted(
                        first().hetu(),
                        ChangesHome.group(
                                "TURVAKIELTO",
                                ChangesHome.text("muutosattribuutti", "LISATTY"),
                                ChangesHome.flag("turvakieltoAktiivinen", "1")));
        register.fail((call, usual) -> call.isOf("/muutokset") && call.hetus().contains(code)
                ? Answer.ok(ChangeRegister.page(9_000, true, List.of(event)))
                : usual);

        assertThat(home.run("population").code()).isEqualTo(ExitCode.OK);

        assertThat(home.customer(first().number())).containsEntry("protection-order", "1");
    }

    private static String codes(String attribute, String validity, String about) {
        return ChangesHome.group(
                "HENKILOTUNNUS_KORJAUS",
                ChangesHome.text("muutosattribuutti", attribute),
                ChangesHome.text("voimassaolo", validity),
                ChangesHome.text("muutettuHenkilotunnus", about),
                ChangesHome.text("aktiivinenHenkilotunnus", "020285-9073"),
                "\"edellisetHenkilotunnukset\": [\"" + first().hetu() + "\"]");
    }

    /** F11, F122: an unknown group is kept out of the person, and whoever is on duty hears of it. */
    @Test
    void alarmsAtAGroupItDoesNotKnow_F11() {
        TestHome home = oneDay();
        register.change(
                first().hetu(),
                ChangesHome.YESTERDAY,
                ChangesHome.renamed("Uusinen"),
                ChangesHome.group("JOKU_MUU", ChangesHome.text("muutosattribuutti", "LISATTY")));

        RegisterResult result = home.run("population");

        assertThat(result.code()).isEqualTo(ExitCode.OK_WITH_REJECTS);
        assertThat(result.message()).contains("groups unknown to us: {JOKU_MUU=1}");
        assertThat(home.customer(first().number())).containsEntry("family-name", "Uusinen");
    }

    /** Base data that says the same as some days ago is a new word; what is outside our purpose (F24) does not land with it. */
    @Test
    void landsBaseDataAnewOnAnotherDay() {
        TestHome home = oneDay();
        assertThat(home.sql(Integer.class, "select sum(dropped) from change_cursor"))
                .as("of each person a group")
                .isEqualTo(home.sql(Integer.class, "select count(*) from change_event"));
        int landed = home.sql(Integer.class, "select count(*) from change_event");
        home.meddle("update change_person set based_on = null where customer_id ="
                + " (select id from customer where number = '" + first().number() + "')");

        home.daysLater(1).run("population");

        assertThat(home.sql(Integer.class, "select count(*) from change_event")).isEqualTo(landed + 1);
    }

    private static int asked(TestHome home) {
        return home.sql(Integer.class, "select count(*) from audit_bundle where kind = 'journal-asked'");
    }

    /** Only 200 is a reply; our system is named where there is an exchange layer; a name is only text. */
    @Test
    void namesOurSystemAndReadsOnlyWholeReplies() {
        TestHome home = oneDay();
        home.define(
                "population.yaml",
                it -> it.replace(
                        "      user: ajantasa", "      client: FI/COM/1234567-1/energy\n      user: ajantasa"));
        AtomicInteger asked = new AtomicInteger();
        register.change(first().hetu(), ChangesHome.YESTERDAY, ChangesHome.renamed("Kaksi; \\\"Osaa\\\""));
        register.fail(
                (call, usual) -> asked.getAndIncrement() == 0 ? new Answer(203, usual.headers(), usual.body()) : usual);

        RegisterResult result = home.run("population");

        assertThat(result.code()).isEqualTo(ExitCode.SOURCE_DOWN);
        assertThat(result.message()).contains("part 1 of 4: reply-not-understood");
        assertThat(home.run("population").code()).isEqualTo(ExitCode.OK);
        assertThat(home.customer(first().number())).containsEntry("family-name", "Kaksi; \"Osaa\"");
        assertThat(register.calls("/muutokset")).last().satisfies(call -> assertThat(
                        call.headers().get("X-road-client"))
                .containsExactly("FI/COM/1234567-1/energy"));
    }
}
