package fi.ajantasa.sample;

import java.util.List;

/** Telephone numbers of people, as a register tells them and as a customer system has them. */
final class Phones {
    private static final double TOLD_PERCENT = 78;
    private static final double SHARED_PERCENT = 3;
    private static final double INTERNATIONAL_PERCENT = 25;
    private static final List<String> PREFIXES = List.of("040", "041", "044", "045", "046", "050");

    private final PersonMaker maker;

    Phones(PersonMaker maker) {
        this.maker = maker;
    }

    /** As the register tells it: empty for some, the household's for some. */
    String registered(int person) {
        Dice dice = maker.dice(Dice.Aspect.PHONE, -1L - person);
        if (!dice.percent(TOLD_PERCENT)) {
            return "";
        }
        return number(dice.percent(SHARED_PERCENT) ? maker.head(person) : person);
    }

    String told(int person, Mistakes mistakes) {
        if (mistakes.happens(Mistake.NO_PHONE)) {
            return "";
        }
        Dice dice = mistakes.dice();
        String number = mistakes.happens(Mistake.OTHER_PHONE)
                ? number(dice)
                : number(mistakes.happens(Mistake.PHONE_OF_HOUSEHOLD) ? maker.head(person) : person);
        String told = mistakes.happens(Mistake.PHONE_MISTYPED) ? Typing.digit(number, dice) : number;
        return dice.percent(INTERNATIONAL_PERCENT) ? "+358" + told.substring(1) : told;
    }

    private String number(int person) {
        return number(maker.dice(Dice.Aspect.PHONE, person));
    }

    private static String number(Dice dice) {
        return dice.pick(PREFIXES) + (1_000_000 + dice.below(9_000_000));
    }
}
