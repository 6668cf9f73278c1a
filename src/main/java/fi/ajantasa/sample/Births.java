package fi.ajantasa.sample;

import java.time.LocalDate;
import java.util.stream.IntStream;

/**
 * Gives every person a birth of their own, by arithmetic alone.
 *
 * <p>Adults (by place in the block) are told apart by day of the year, year modulo 21 and running number; children by
 * day, year and running number. Every place of a block has its own running numbers, so no two people can meet. The year
 * modulo 21 leaves room to choose a fitting generation: 21 years hold exactly one year of every remainder. Nobody is
 * born on 29 February or on the day kept for the awkward cases.
 */
final class Births {
    static final int AWKWARD_MONTH = 12;
    static final int AWKWARD_DAY = 6;
    static final int LARGEST_POPULATION = 5_650_000;

    private static final int DAYS = 364;
    private static final int SPAN = 21;
    private static final int CHILD_YEARS = 18;
    private static final int CHILD_NUMBERS = 5;
    private static final int OLDEST = 101;
    private static final int AWKWARD_DAY_OF_YEAR =
            LocalDate.of(2025, AWKWARD_MONTH, AWKWARD_DAY).getDayOfYear();

    private final long seed;
    private final int thisYear;
    private final Households households;
    private final long[] stride = new long[Households.BLOCK];
    private final long[] shift = new long[Households.BLOCK];

    Births(long seed, int thisYear, Households households) {
        this.seed = seed;
        this.thisYear = thisYear;
        this.households = households;
        for (int place = 0; place < Households.BLOCK; place++) {
            Dice dice = Dice.of(seed, Dice.Aspect.BIRTH, -1 - place);
            shift[place] = dice.below(DAYS * SPAN);
            do {
                stride[place] = 2_000L + dice.below(4_000);
            } while (shares(stride[place], 2, 3, 7, 13));
        }
    }

    Birth of(int person) {
        return households.isChild(person) ? child(person) : adult(person);
    }

    private Birth adult(int person) {
        int place = person % Households.BLOCK;
        int slot = slot(person, place, DAYS * SPAN);
        int nth = person / Households.BLOCK / (DAYS * SPAN) * Households.ADULTS + place;
        return birth(year(person, slot / DAYS), slot % DAYS, nth);
    }

    private Birth child(int person) {
        boolean twin = households.isSecondTwin(person);
        int place = person % Households.BLOCK - (twin ? 1 : 0);
        int slot = slot(person, place, DAYS * CHILD_YEARS);
        int number =
                switch (place - Households.ADULTS) {
                    case 3 -> CHILD_NUMBERS - 1;
                    case 2 -> twin ? 3 : 2;
                    default -> place - Households.ADULTS;
                };
        int nth = person / Households.BLOCK / (DAYS * CHILD_YEARS) * CHILD_NUMBERS + number;
        return birth(thisYear - CHILD_YEARS + slot / DAYS, slot % DAYS, nth);
    }

    private int slot(int person, int place, int slots) {
        return (int) ((person / Households.BLOCK * stride[place] + shift[place]) % slots);
    }

    private int year(int person, int remainder) {
        int[] children = households.children(person);
        if (children.length > 0) {
            int eldest = IntStream.of(children)
                    .map(child -> child(child).date().getYear())
                    .min()
                    .orElseThrow();
            return from(eldest - 40, remainder);
        }
        int head = households.head(person);
        if (head == person) {
            return generation(person, remainder);
        }
        int near = from(adult(head).date().getYear() - SPAN / 2, remainder);
        return near > thisYear - CHILD_YEARS - 1 ? near - SPAN : near;
    }

    private int generation(int person, int remainder) {
        Dice dice = Dice.of(seed, Dice.Aspect.BIRTH, person);
        while (true) {
            int year = from(thisYear - OLDEST + SPAN * dice.below(4), remainder);
            int age = thisYear - year;
            if (age > CHILD_YEARS && dice.percent(share(age))) {
                return year;
            }
        }
    }

    /** How many of a hundred people born are living in the country at an age. */
    private static int share(int age) {
        if (age <= 75) {
            return 90;
        }
        return age <= 85 ? 50 : age <= 95 ? 12 : 1;
    }

    private Birth birth(int year, int day, int nth) {
        int dayOfYear = day + 1 < AWKWARD_DAY_OF_YEAR ? day + 1 : day + 2;
        LocalDate date = LocalDate.ofYearDay(2025, dayOfYear).withYear(year);
        int firstNumber =
                Dice.of(seed, Dice.Aspect.BIRTH, date.toEpochDay() << 32).below(ArtificialHetu.NUMBERS);
        return Birth.nth(date, nth, firstNumber);
    }

    private static int from(int earliest, int remainder) {
        return earliest + Math.floorMod(remainder - earliest, SPAN);
    }

    private static boolean shares(long number, int... primes) {
        return IntStream.of(primes).anyMatch(prime -> number % prime == 0);
    }
}
