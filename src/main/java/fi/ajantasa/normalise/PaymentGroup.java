package fi.ajantasa.normalise;

import fi.ajantasa.person.Attribute;
import fi.ajantasa.person.Cents;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** A payment: archive id, day and amount in euros; a correction takes money back and is below zero. */
record PaymentGroup(Attribute attribute, Places places, Map<String, String> reversals) implements Group {

    private static final Pattern ARCHIVE_ID = Pattern.compile("[!-{}~]{1,64}");

    /** Where its parts stand, -1 where a file does not have one. */
    record Places(int archiveId, int day, int euros, int cents, int reversed) {
        static Places of(Layout layout, String attribute) {
            return new Places(
                    layout.place("record-id"),
                    layout.place(attribute + ".day"),
                    layout.place(attribute + ".euros"),
                    layout.place(attribute + ".cents"),
                    layout.place(attribute + ".reversed"));
        }
    }

    static Group of(Layout layout, Attribute attribute) {
        String name = attribute.name();
        return new PaymentGroup(attribute, Places.of(layout, name), layout.codes(name + ".reversed"));
    }

    @Override
    public void read(Reading reading) {
        String archiveId = reading.value(places.archiveId);
        LocalDate day = reading.day(places.day);
        OptionalLong amount = amount(reading);
        if (day == null || amount.isEmpty() || !ARCHIVE_ID.matcher(archiveId).matches()) {
            reading.reject("payment-not-understood");
            return;
        }
        long cents = isReversed(reading) ? -amount.getAsLong() : amount.getAsLong();
        reading.collect(attribute, archiveId + " " + day + " " + new Cents(cents).euros(), day, day);
    }

    private OptionalLong amount(Reading reading) {
        return places.cents < 0
                ? Cents.readEuros(reading.value(places.euros))
                : Cents.readCents(reading.value(places.cents));
    }

    private boolean isReversed(Reading reading) {
        if (places.reversed < 0) {
            return false;
        }
        Optional<String> flag = Optional.ofNullable(reversals.get(reading.value(places.reversed)))
                .flatMap(Codes::findFlag);
        if (flag.isEmpty()) {
            reading.reject("unknown-code");
        }
        return flag.filter("1"::equals).isPresent();
    }
}
