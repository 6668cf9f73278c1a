package fi.ajantasa.sample;

import java.util.List;

/** Draws addresses: real municipalities and postcodes, invented streets. */
final class Addresses {
    private record Word(String finnish, String swedish) {
        static Word from(String line) {
            String[] both = line.split(";", -1);
            return new Word(both[0], both[1]);
        }
    }

    private static final int ALL = 0;

    private final List<Place> all;
    private final WeightedList<Place> places;
    private final int streetsOfPostcode;
    private final List<Word> beginnings;
    private final List<Word> endings;

    Addresses() {
        this(ALL);
    }

    /** With so many streets in each postcode that neighbours live in one street and in one building. */
    Addresses(int streetsOfPostcode) {
        this.streetsOfPostcode = streetsOfPostcode;
        this.all = Resources.lines("places.txt").stream().map(Place::from).toList();
        this.places = new WeightedList<>(all, Place::weight);
        List<String> streets = Resources.lines("streets.txt");
        int gap = streets.indexOf("");
        this.beginnings = streets.subList(0, gap).stream().map(Word::from).toList();
        this.endings = streets.subList(gap + 1, streets.size()).stream()
                .map(Word::from)
                .toList();
    }

    /** Where addresses are drawn from. */
    List<Place> places() {
        return all;
    }

    /** A house in the n-th street that the words make. */
    Address nth(Place place, int nth) {
        Word beginning = beginnings.get(nth % beginnings.size());
        Word ending = endings.get(nth / beginnings.size() % endings.size());
        return new Address(
                place,
                padded(place.firstPostcode(), 5),
                beginning.finnish() + ending.finnish(),
                place.isBilingual() ? beginning.swedish() + ending.swedish() : "",
                "1",
                "",
                "");
    }

    Address draw(Dice dice) {
        return draw(places.pick(dice), dice);
    }

    Address draw(Place place, Dice dice) {
        int postcode = place.firstPostcode() + 10 * dice.below((place.lastPostcode() - place.firstPostcode()) / 10 + 1);
        Dice street =
                streetsOfPostcode == ALL ? dice : Dice.of(postcode, Dice.Aspect.HOME, dice.below(streetsOfPostcode));
        Word beginning = street.pick(beginnings);
        Word ending = street.pick(endings);
        boolean flat = dice.percent(55);
        return new Address(
                place,
                padded(postcode, 5),
                beginning.finnish() + ending.finnish(),
                place.isBilingual() ? beginning.swedish() + ending.swedish() : "",
                number(dice),
                flat ? String.valueOf((char) ('A' + dice.below(1 + dice.below(6)))) : "",
                flat ? padded(1 + dice.below(60), 3) : "");
    }

    private static String number(Dice dice) {
        int number = 1 + dice.below(1 + dice.below(120));
        int form = dice.below(100);
        if (form == 0) {
            return number + "h" + (1 + dice.below(9));
        }
        return switch (form) {
            case 1 -> number + "a-" + number + "b";
            case 2 -> number + "-" + (number + 2);
            case 3, 4, 5 -> number + String.valueOf((char) ('a' + dice.below(3)));
            default -> Integer.toString(number);
        };
    }

    private static String padded(int number, int width) {
        String digits = Integer.toString(number);
        return "0".repeat(width - digits.length()) + digits;
    }
}
