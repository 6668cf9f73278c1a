package fi.ajantasa.sample;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is unusual about a company of the business register; the first companies of a small set show one each. */
enum CompanyCase {
    RENAMED("another name; the old one stands among its names with an end"),
    MOVED("another postal address than the customer told"),
    BANKRUPT("goes bankrupt by the next day"),
    ENDED("ends by the next day"),
    REVIVED("its bankruptcy ends by the next day"),
    REORGANISED("in reorganisation: shown, not restricted"),
    LIQUIDATED("in liquidation: shown, not restricted"),
    UNKNOWN_FORM("a company form that the code list does not know: rejected (F17)"),
    UNKNOWN_SITUATION("a situation nobody knows: rejected"),
    TWO_NAMES("two names in force: rejected"),
    ABSENT("a business id that the register does not have"),
    ORDINARY("");

    private static final int DRAWN_OF = 48;

    private final String says;

    CompanyCase(String says) {
        this.says = says;
    }

    String says() {
        return says;
    }

    /** The case of the n-th of our companies. */
    static CompanyCase of(int nth, boolean awkward) {
        List<CompanyCase> cases =
                Stream.of(values()).filter(it -> it != ORDINARY).toList();
        return awkward && nth < cases.size() ? cases.get(nth) : ORDINARY;
    }

    /** What is drawn for a company that shows no case of its own: little, as in the register itself. */
    static CompanyCase drawn(Dice dice) {
        return switch (dice.below(DRAWN_OF)) {
            case 0, 1, 2 -> RENAMED;
            case 3, 4 -> MOVED;
            case 5 -> BANKRUPT;
            case 6 -> ENDED;
            case 7 -> LIQUIDATED;
            default -> ORDINARY;
        };
    }

    /** The situation that stands in the register on its n-th day: code and, where it is over, its last day. */
    Optional<Situation> situation(int day, LocalDate date) {
        LocalDate since = date.minusMonths(3);
        return switch (this) {
            case BANKRUPT -> day == 1 ? Optional.empty() : Optional.of(new Situation("KONK", date, null));
            case REVIVED -> Optional.of(new Situation("KONK", since, day == 1 ? null : date));
            case REORGANISED -> Optional.of(new Situation("SANE", since, null));
            case LIQUIDATED -> Optional.of(new Situation("SELTILA", since, null));
            case UNKNOWN_SITUATION -> Optional.of(new Situation("UUSI", since, null));
            default -> Optional.empty();
        };
    }
}
