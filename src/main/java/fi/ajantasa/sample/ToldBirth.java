package fi.ajantasa.sample;

import java.time.LocalDate;

/** Writes a birth date down as a customer system has it; what results is a date of the calendar, or empty. */
final class ToldBirth {
    private ToldBirth() {}

    static String of(LocalDate born, Mistakes mistakes) {
        if (mistakes.happens(Mistake.NO_BIRTH_DATE)) {
            return "";
        }
        int day = born.getDayOfMonth();
        int month = born.getMonthValue();
        if (day <= 12 && day != month && mistakes.happens(Mistake.DAY_AND_MONTH_EXCHANGED)) {
            return LocalDate.of(born.getYear(), day, month).toString();
        }
        if (mistakes.happens(Mistake.BIRTH_DATE_MISTYPED)) {
            return mistyped(born, mistakes.dice()).toString();
        }
        return (mistakes.happens(Mistake.FIRST_OF_JANUARY) ? born.withDayOfYear(1) : born).toString();
    }

    private static LocalDate mistyped(LocalDate born, Dice dice) {
        return switch (dice.below(4)) {
            case 0 -> born.withDayOfMonth(1 + (born.getDayOfMonth() + dice.below(27)) % 28);
            case 1 ->
                born.withDayOfMonth(1)
                        .withMonth(1 + (born.getMonthValue() + dice.below(11)) % 12)
                        .withDayOfMonth(Math.min(28, born.getDayOfMonth()));
            case 2 -> born.minusYears(dice.percent(50) ? 1 : 10);
            default -> born.minusYears(1L + dice.below(9));
        };
    }
}
