package fi.ajantasa.sample;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** Slips of the finger: a letter left out, doubled, exchanged with the next, or the key beside it. */
final class Typing {
    private static final List<String> KEYBOARD = List.of("qwertyuiopå", "asdfghjklöä", "zxcvbnm", "1234567890");
    private static final int NEIGHBOURING = 3;

    private Typing() {}

    /** The word with one slip in it; never the word itself. */
    static String slip(String word, Dice dice) {
        int at = dice.below(word.length());
        String before = word.substring(0, at);
        String letter = word.substring(at, at + 1);
        String after = word.substring(at + 1);
        boolean mayExchange = !after.isEmpty() && !after.startsWith(letter);
        return switch (dice.below(NEIGHBOURING + 3)) {
            case 0 -> word.length() > 2 ? before + after : word + letter;
            case 1 -> before + letter + letter + after;
            case 2 ->
                mayExchange
                        ? before + after.charAt(0) + letter + after.substring(1)
                        : before + beside(letter, dice) + after;
            default -> before + beside(letter, dice) + after;
        };
    }

    /** The text with one of its digits another. */
    static String digit(String text, Dice dice) {
        int at = dice.below(text.length());
        while (!Character.isDigit(text.charAt(at))) {
            at = (at + 1) % text.length();
        }
        int other = (text.charAt(at) - '0' + 1 + dice.below(9)) % 10;
        return text.substring(0, at) + other + text.substring(at + 1);
    }

    static String withoutAccents(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    }

    private static String beside(String letter, Dice dice) {
        String small = letter.toLowerCase(Locale.ROOT);
        String row = KEYBOARD.stream()
                .filter(keys -> keys.contains(small))
                .findFirst()
                .orElse("ea");
        int at = row.indexOf(small);
        int other = at <= 0 ? 1 : at == row.length() - 1 ? at - 1 : at - 1 + 2 * dice.below(2);
        String key = row.substring(other, other + 1);
        return small.equals(letter) ? key : key.toUpperCase(Locale.ROOT);
    }
}
