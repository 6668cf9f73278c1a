package fi.ajantasa.sample;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the n-th person from the seed: the same one every time, with nothing kept in between. */
final class PersonMaker {
    private static final int LONGEST_STAY_DAYS = 9_000;

    private final long seed;
    private final LocalDate today;
    private final Households households;
    private final Births births;
    private final Names names;
    private final Addresses addresses;

    PersonMaker(long seed, LocalDate today) {
        this(seed, today, new Names(), new Addresses());
    }

    PersonMaker(long seed, LocalDate today, Names names, Addresses addresses) {
        this.seed = seed;
        this.today = today;
        this.households = new Households(seed);
        this.births = new Births(seed, today.getYear(), households);
        this.names = names;
        this.addresses = addresses;
    }

    boolean isChild(int person) {
        return households.isChild(person);
    }

    /** The adult who gives the person's household its name and address. */
    int head(int person) {
        return households.head(person);
    }

    Person make(int person) {
        return make(person, births.of(person));
    }

    /** The n-th person, but with another birth. */
    Person make(int person, Birth birth) {
        long household = households.household(person);
        Dice shared = dice(Dice.Aspect.HOME, household);
        Address home = addresses.draw(shared);
        Address before = addresses.draw(shared);
        Names.Tongue tongue = tongue(home.place(), shared);
        String language = language(tongue, shared);
        int movedDaysAgo = 30 + shared.below(1 + shared.below(LONGEST_STAY_DAYS));
        LocalDate moved = latest(today.minusDays(movedDaysAgo), birth.date());
        LocalDate movedBefore = latest(moved.minusDays(1 + shared.below(LONGEST_STAY_DAYS / 2)), birth.date());
        Dice own = dice(Dice.Aspect.NAME, person);
        String family = names.family(tongue, shared);
        boolean head = households.head(person) == person;
        boolean spouse = !head && !households.isChild(person);
        String maiden = names.family(tongue, own);
        String surname = spouse && own.percent(25) ? maiden : family;
        boolean woman = spouse ? shared.below(2) == 0 != own.percent(3) : woman(head, shared, own);
        PersonName name = names.of(surname, tongue, woman, birth.date().getYear(), own);
        return new Person(
                birth.hetu(),
                birth.date(),
                name,
                former(spouse, surname, maiden, own),
                language,
                new Stay(home, moved),
                new Stay(before, movedBefore),
                status(person, household, birth.date()));
    }

    /** Where a person lives after the n-th move from the address of the base delivery. */
    Address later(int person, int move) {
        return addresses.draw(dice(Dice.Aspect.STAY, person * 8L + move));
    }

    PersonName otherName(int person, PersonName name) {
        return name.withFamily(names.family(Names.Tongue.FINNISH, dice(Dice.Aspect.CHANGE, -1L - person)));
    }

    Dice dice(Dice.Aspect aspect, long subject) {
        return Dice.of(seed, aspect, subject);
    }

    private static boolean woman(boolean head, Dice shared, Dice own) {
        return head ? shared.below(2) == 1 : own.below(2) == 0;
    }

    private static @Nullable String former(boolean spouse, String surname, String maiden, Dice own) {
        return spouse && !surname.equals(maiden) && own.percent(30) ? maiden : null;
    }

    private static Names.Tongue tongue(Place place, Dice dice) {
        if (dice.percent(place.swedishPercent())) {
            return Names.Tongue.SWEDISH;
        }
        return dice.percent(4) ? Names.Tongue.OTHER : Names.Tongue.FINNISH;
    }

    private static String language(Names.Tongue tongue, Dice dice) {
        return switch (tongue) {
            case FINNISH -> "fi";
            case SWEDISH -> "sv";
            case OTHER -> dice.pick(List.of("ru", "et", "en", "ar", "so", "uk", "vi"));
        };
    }

    private Status status(int person, long household, LocalDate born) {
        Dice own = dice(Dice.Aspect.STATUS, person);
        Dice shared = dice(Dice.Aspect.STATUS, -1 - household);
        boolean old = born.isBefore(today.minusYears(70));
        LocalDate died = own.percent(old ? 2 : 0.05) ? latest(today.minusDays(own.below(300)), born) : null;
        return new Status(
                died,
                shared.percent(0.3),
                own.percent(0.05),
                own.percent(0.3),
                !households.isChild(person) && own.percent(12),
                shared.percent(1.2));
    }

    private static LocalDate latest(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
