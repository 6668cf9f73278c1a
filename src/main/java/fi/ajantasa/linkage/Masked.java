package fi.ajantasa.linkage;

/** Values as a reader may see them: the first sign and how long they are. */
final class Masked {
    private Masked() {}

    static String of(String text) {
        StringBuilder masked = new StringBuilder();
        boolean begins = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean sign = Character.isLetterOrDigit(c);
            masked.append(!sign || begins ? c : '•');
            begins = !sign;
        }
        return masked.toString();
    }

    /** The century and the shape of a date. */
    static String date(int date) {
        return date == DateReader.NONE ? "" : DateReader.year(date) / 100 + "••-••-••";
    }
}
