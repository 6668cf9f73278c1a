package fi.ajantasa.sample;

import java.util.List;
import java.util.Locale;

/** Which telephone number a person has: usually the one a customer told us, else one of series nobody else has. */
final class Numbers {
    private static final List<String> SERIES = List.of("42", "43", "46", "47", "48");

    private final PersonMaker maker;
    private final CustomerChoice choice;
    private final CustomerRows customers;
    private final int firstCustomer;

    /** @param firstCustomer how many customers stand before those of the choice */
    Numbers(PersonMaker maker, CustomerChoice choice, CustomerRows customers, int firstCustomer) {
        this.maker = maker;
        this.choice = choice;
        this.customers = customers;
        this.firstCustomer = firstCustomer;
    }

    /** The number in its international form. */
    String of(int person, Person known) {
        String told = maker.dice(Dice.Aspect.NUMBER, person).percent(70) ? told(person, known) : "";
        return told.isEmpty() ? other(person) : told;
    }

    /** Whether the person is among the customers who show a case and so stand in lists by that alone. */
    boolean isShown(int person) {
        int customer = choice.customer(person);
        return firstCustomer > 0 && customer != CustomerChoice.NOBODY && customer < ListCases.AMONG;
    }

    /** Another number than anybody tells us, the same one every time. */
    String other(int person) {
        int serial = person / SERIES.size();
        return "+358" + SERIES.get(person % SERIES.size()) + String.format(Locale.ROOT, "%07d", serial);
    }

    /** The number the person told us as a customer, or an empty text. */
    private String told(int person, Person known) {
        int customer = choice.customer(person);
        return customer == CustomerChoice.NOBODY
                ? ""
                : international(customers
                        .person(firstCustomer + customer, known, firstCustomer == 0)
                        .cell("matkapuhelin"));
    }

    static String international(String number) {
        String digits = number.replaceAll("[^0-9+]", "");
        return digits.startsWith("0") ? "+358" + digits.substring(1) : digits;
    }

    /** The number as people and systems write it. */
    static String written(String number, Dice dice) {
        String national = "0" + number.substring("+358".length());
        int cut = Math.min(3, national.length() - 4);
        return switch (dice.below(4)) {
            case 0 -> national.substring(0, cut) + " " + national.substring(cut);
            case 1 -> national.substring(0, cut) + "-" + national.substring(cut);
            case 2 -> national;
            default -> number;
        };
    }
}
