package fi.ajantasa.sample;

/** Typing errors: a letter lost, two exchanged, one doubled. */
final class Slips {
    private Slips() {}

    static String misspelt(String word, Dice dice) {
        if (word.length() < 4) {
            return word + word.charAt(word.length() - 1);
        }
        int at = 1 + dice.below(word.length() - 2);
        return switch (dice.below(3)) {
            case 0 -> word.substring(0, at) + word.substring(at + 1);
            case 1 -> word.substring(0, at) + word.charAt(at + 1) + word.charAt(at) + word.substring(at + 2);
            default -> word.substring(0, at) + word.charAt(at) + word.substring(at);
        };
    }
}
