package fi.ajantasa.sample;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A name as a customer system has it. */
record ToldName(String surname, String given) {
    private static final Map<String, String[]> NICKNAMES = Resources.lines("nicknames.txt").stream()
            .map(line -> line.split(";", 2))
            .collect(Collectors.toUnmodifiableMap(both -> both[0], both -> both[1].split(" ", -1)));

    static ToldName of(Person person, PersonName stranger, Mistakes mistakes) {
        String surname = surname(person, stranger, mistakes);
        String given = given(person.name(), mistakes);
        if (mistakes.happens(Mistake.SURNAME_MISTYPED)) {
            surname = Typing.slip(surname, mistakes.dice());
        }
        if (mistakes.happens(Mistake.GIVEN_NAME_MISTYPED)) {
            given = Typing.slip(given, mistakes.dice());
        }
        return mistakes.happens(Mistake.NAMES_EXCHANGED) ? new ToldName(given, surname) : new ToldName(surname, given);
    }

    ToldName withoutAccents() {
        return new ToldName(Typing.withoutAccents(surname), Typing.withoutAccents(given));
    }

    ToldName inCapitals() {
        return new ToldName(surname.toUpperCase(Locale.ROOT), given.toUpperCase(Locale.ROOT));
    }

    private static String surname(Person person, PersonName stranger, Mistakes mistakes) {
        String family = person.name().family();
        String former = person.formerFamily();
        if (former != null) {
            return mistakes.happens(Mistake.FORMER_SURNAME)
                    ? former
                    : mistakes.happens(Mistake.DOUBLE_SURNAME) ? former + "-" + family : family;
        }
        return mistakes.happens(Mistake.SURNAME_UNKNOWN_TO_REGISTER) ? stranger.family() : family;
    }

    private static String given(PersonName name, Mistakes mistakes) {
        String[] nicknames = NICKNAMES.get(name.call());
        if (nicknames != null && mistakes.happens(Mistake.NICKNAME)) {
            return nicknames[mistakes.dice().below(nicknames.length)];
        }
        if (mistakes.happens(Mistake.CALL_NAME_ONLY)) {
            return name.call();
        }
        if (mistakes.happens(Mistake.FIRST_NAME_ONLY)) {
            return name.given().split(" ", -1)[0];
        }
        return mistakes.happens(Mistake.INITIAL_ONLY) ? name.call().substring(0, 1) : name.given();
    }
}
