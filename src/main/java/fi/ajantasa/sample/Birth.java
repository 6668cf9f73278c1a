package fi.ajantasa.sample;

import java.time.LocalDate;

/** A day of birth with the century sign and individual number that make it an identity code. */
record Birth(LocalDate date, char sign, int number) {
    /** The n-th code of a day: its hundred numbers under the first sign of the century, then under the next one. */
    static Birth nth(LocalDate date, int nth, int firstNumber) {
        int number = (nth + firstNumber) % ArtificialHetu.NUMBERS;
        return new Birth(
                date, signs(date.getYear()).charAt(nth / ArtificialHetu.NUMBERS), ArtificialHetu.FIRST_NUMBER + number);
    }

    String hetu() {
        return ArtificialHetu.of(date, sign, number);
    }

    private static String signs(int year) {
        if (year >= 2000) {
            return "ABCDEF";
        }
        return year >= 1900 ? "-YXWVU" : "+";
    }
}
