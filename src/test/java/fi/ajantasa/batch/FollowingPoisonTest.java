package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.sample.NextDelivery;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    }
}
