package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.batch.ChangeRegister.Answer;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.sample.NextDelivery;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * F20, F108, D2, D11: one person's record that cannot be read, for ten nights.
 *
 * <p>{@code -Dchanges.people=10000} makes it one of so many customers.
 */
class FollowingPoisonTest {
    private static final int PEOPLE = Integer.getInteger("changes.people", PreparedHome.CUSTOMERS);

    private final ChangeRegister register = new ChangeRegister();

    @TempDir
    Path folder;

    private TestHome home;
    private Person one;
    private Person other;

    @BeforeEach
    void follow() {
        if (PEOPLE == PreparedHome.CUSTOMERS) {
            home = ChangesHome.followed(folder, register);
        } else {
            home = TestHome.in(folder).withPlainSet(PEOPLE, 2 * PEOPLE, NextDelivery.NONE);
            assertThat(home.run("customers").code()).isEqualTo(ExitCode.OK);
            ChangesHome.following(home, register);
            ChangesHome.teach(register, home);
            assertThat(home.run("population").code()).isEqualTo(ExitCode.OK);
        }
        List<Person> people =
                Person.customersOf(home).stream().filter(Person::isPlain).toList();
        one = people.get(0);
        other = people.get(1);
    }

    @AfterEach
    void stop() {
        register.close();
    }

    private String name(Person person) {
        return home.customer(person.number()).getOrDefault("family-name", "");
    }

    @Test
    void keepsEverybodyElseCurrentForTenNightsAndGivesUpAfterThree_F108() {
        String before = name(one);
        int customer = home.sql(Integer.class, "select id from customer where number = ?", one.number());
        register.tell(
                one.hetu(),
                "{\"henkilotunnus\": \"%s\", \"muutospv\": \"some day\", \"tietoryhmat\": []}".formatted(one.hetu()));
        register.change(one.hetu(), "2026-12-05T10:00:00.000Z", ChangesHome.renamed("Odottava"));
        for (int night = 1; night <= 10; night++) {
            String at = "2026-11-%02dT10:00:00.000Z".formatted(Math.min(30, 21 + night));
            register.change(other.hetu(), at, ChangesHome.renamed("Uusinen" + night));
            TestHome tonight = home.daysLater(night);

            RegisterResult result = tonight.run("population");
            if (night == 1) {
                tonight.run("population");
            }

            assertThat(result.code()).isEqualTo(ExitCode.OK_WITH_REJECTS);
            assertThat(name(other)).isEqualTo("Uusinen" + night);
            assertThat(name(one)).isEqualTo(before);
            assertThat(restricted()).containsExactly(customer);
            assertThat(home.sql(Integer.class, "select max(attempts) from change_person"))
                    .as("counted once a night")
                    .isEqualTo(Math.min(night, 3));
            assertThat(result.message())
                    .contains((night < 3 ? "cannot be read and wait" : "tried no more") + ": customers [" + customer
                            + "]")
                    .doesNotContain(one.hetu());
        }
        assertThat(home.sql(Integer.class, "select count(*) from change_event where delivery is null"))
                .isEqualTo(2);
        home.daysLater(11).runAgain("population");
        assertThat(home.sql(Integer.class, "select max(attempts) from change_person"))
                .as("tried again when somebody asks for it")
                .isEqualTo(1);
        mend();
        assertThat(home.daysLater(14).run("population").code()).isEqualTo(ExitCode.OK);
        assertThat(name(one)).isEqualTo("Odottava");
        assertThat(restricted()).as("nothing waits any more").isEmpty();
    }

    /** As a version of ours would that can read what this one cannot. */
    private void mend() {
        home.meddle("delete from change_event where id = (select min(id) from change_event where delivery is null)");
    }

    /** Who may not be contacted while events of theirs wait. */
    private List<Integer> restricted() {
        return home.read(dataSource -> JdbcClient.create(dataSource)
                .sql("select customer_id from restriction where reason = 'waiting-record' and channels = 63")
                .query(Integer.class)
                .list());
    }

    /** Also when nothing else is to be delivered, for another part failed; and until what can be read again was taken in. */
    @Test
    void restrictsWhoeverWaitsInANightWithoutAnythingElse() {
        int part = home.sql(Integer.class, "select mod(id, 4) from customer where number = ?", one.number());
        register.tell(
                one.hetu(),
                "{\"henkilotunnus\": \"%s\", \"muutospv\": \"some day\", \"tietoryhmat\": []}".formatted(one.hetu()));
        register.change(
                one.hetu(),
                "2026-12-05T10:00:00.000Z",
                ChangesHome.group("SUKUPUOLI", ChangesHome.text("muutosattribuutti", "LISATIETO")));
        register.fail((call, usual) -> call.hetus().contains(one.hetu()) ? usual : Answer.status(503));

        RegisterResult result = home.run("population");

        assertThat(result.code()).isEqualTo(ExitCode.SOURCE_DOWN);
        assertThat(result.message()).doesNotContain("part " + (part + 1) + " of 4");
        assertThat(restricted()).hasSize(1);
        assertThat(home.run("population").runs()).as("once is enough").isEmpty();
        register.mend();
        mend();
        RegisterResult mended = home.run("population");
        assertThat(mended.code()).as(mended.message()).isEqualTo(ExitCode.OK);
        assertThat(restricted()).isEmpty();
    }
}
