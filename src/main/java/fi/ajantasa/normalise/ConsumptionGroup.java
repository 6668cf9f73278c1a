package fi.ajantasa.normalise;

import fi.ajantasa.person.Attribute;
import java.time.LocalDate;
import java.util.regex.Pattern;

/** Energy of a metering point in a month, in kWh, with the hours that were measured and the number of gaps. */
record ConsumptionGroup(Attribute attribute, Places places) implements Group {

    private static final Pattern ID = Pattern.compile("[0-9]{18}/[0-9]{4}-[0-9]{2}(/[A-Z0-9]{1,8})?");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,12}(\\.[0-9]{1,6})?");

    /** Where its parts stand, -1 where a file does not have one. */
    record Places(int id, int from, int until, int energy, int hours, int gaps) {}

    static Group of(Layout layout, Attribute attribute) {
        String name = attribute.name();
        return new ConsumptionGroup(
                attribute,
                new Places(
                        layout.place("record-id"),
                        layout.place(name + ".from"),
                        layout.place(name + ".until"),
                        layout.place(name + ".energy"),
                        layout.place(name + ".hours"),
                        layout.place(name + ".gaps")));
    }

    @Override
    public void read(Reading reading) {
        String id = reading.value(places.id);
        LocalDate from = reading.day(places.from);
        LocalDate until = reading.day(places.until);
        String energy = reading.value(places.energy);
        String hours = reading.value(places.hours);
        String gaps = reading.value(places.gaps);
        boolean numbers = NUMBER.matcher(energy).matches()
                && NUMBER.matcher(hours).matches()
                && NUMBER.matcher(gaps).matches();
        if (from == null || until == null || !numbers || !ID.matcher(id).matches()) {
            reading.reject("consumption-not-understood");
            return;
        }
        reading.collect(attribute, id + " " + energy + " kWh " + hours + " h " + gaps + " gaps", from, until);
    }
}
