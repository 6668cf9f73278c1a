package fi.ajantasa.privacy;

import fi.ajantasa.customer.Customer;
import fi.ajantasa.customer.Held;
import fi.ajantasa.customer.Identity;
import fi.ajantasa.person.AddressPart;
import fi.ajantasa.person.Attribute;
import fi.ajantasa.person.AttributeCatalogue;
import fi.ajantasa.person.Collected;
import fi.ajantasa.person.Hetu;
import fi.ajantasa.person.PhoneNumber;
import fi.ajantasa.person.PostalAddress;
import fi.ajantasa.person.Spelling;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** By which words a text is known to speak of a person: any one that is theirs alone, or a name and where or when with it. */
final class Needles {
    private static final Pattern BETWEEN_DIGITS = Pattern.compile("(?<=\\d)[ ()/.-]+(?=\\d)");
    private static final int COUNTRY = 4;

    private final Set<String> words = new LinkedHashSet<>();
    private final Set<String> phones = new LinkedHashSet<>();
    private final Set<String> familyNames = new LinkedHashSet<>();
    private final Set<String> givenNames = new LinkedHashSet<>();
    private final Set<String> places = new LinkedHashSet<>();

    private Needles() {}

    static Needles of(Customer customer, Identity identity, AttributeCatalogue catalogue) {
        Needles needles = new Needles();
        needles.words.add(Spelling.fold(customer.number()));
        for (Hetu code : identity.codes()) {
            needles.words.add(Spelling.fold(code.code()));
            needles.words.add(Long.toString(code.digits())); // the key sum of a delivery about them alone
            needles.places.addAll(days(code.birthDate().toString()));
        }
        for (Map.Entry<String, Held> held : customer.held().entrySet()) {
            catalogue
                    .find(held.getKey())
                    .ifPresent(it -> needles.add(it, held.getValue().value()));
        }
        return needles;
    }

    private void add(Attribute attribute, String value) {
        switch (attribute.kind()) {
            case PHONE -> PhoneNumber.find(value).ifPresent(it -> phones.add(national(it.e164())));
            case EMAIL -> words.add(Spelling.fold(value));
            case NAME -> addName(attribute.name(), value);
            case DATE -> {
                if (attribute.name().equals("birth-date")) {
                    places.addAll(days(value));
                }
            }
            case ADDRESS -> places.add(Spelling.fold(PostalAddress.from(value).part(AddressPart.POSTCODE)));
            case PAYMENT_REFERENCE, METERING_POINT ->
                Collected.entries(value).forEach(it -> words.add(Spelling.fold(Collected.key(it))));
            default -> {
                if (attribute.name().equals("metering-point")) {
                    words.add(Spelling.fold(value));
                }
            }
        }
        words.remove("");
        places.remove("");
    }

    private void addName(String attribute, String value) {
        if (attribute.endsWith("family-name")) {
            familyNames.add(Spelling.fold(value));
        } else if (attribute.endsWith("given-names")) {
            givenNames.addAll(List.of(Spelling.fold(value).split(" ")));
        }
    }

    /** As +358401234567 may be written within Finland, without its first 0. */
    private static String national(String e164) {
        return e164.startsWith("+358") ? e164.substring(COUNTRY) : e164.substring(1);
    }

    private static List<String> days(String iso) {
        if (iso.length() < 10) {
            return List.of(iso);
        }
        String year = iso.substring(0, 4);
        String month = iso.substring(5, 7);
        String day = iso.substring(8, 10);
        return List.of(
                iso,
                year + month + day,
                day + "." + month + "." + year,
                Integer.parseInt(day) + "." + Integer.parseInt(month) + "." + year);
    }

    /** What one line tells. */
    enum Told {
        NOTHING,
        /** The names alone, which others have too. */
        NAME,
        /** Where they live or when they were born, which they share with others. */
        PLACE,
        /** The person. */
        PERSON
    }

    Told in(String line) {
        String text = Spelling.fold(line);
        if (words.stream().anyMatch(it -> has(text, it))) {
            return Told.PERSON;
        }
        if (!phones.isEmpty()) {
            String digits = BETWEEN_DIGITS.matcher(text).replaceAll("");
            if (phones.stream().anyMatch(digits::contains)) {
                return Told.PERSON;
            }
        }
        boolean named = familyNames.stream().anyMatch(it -> has(text, it))
                && givenNames.stream().anyMatch(it -> has(text, it));
        boolean placed = places.stream().anyMatch(it -> has(text, it));
        if (named) {
            return placed ? Told.PERSON : Told.NAME;
        }
        return placed ? Told.PLACE : Told.NOTHING;
    }

    /** Whether the word stands there by itself. */
    private static boolean has(String text, String word) {
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            int end = at + word.length();
            boolean begins = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
            if (begins && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return "Needles[•••]";
    }
}
