package fi.ajantasa.place;

import java.util.Locale;

/** What the reference lists say of an address: that it may be one. Never that somebody lives there. */
public enum PlaceFinding {
    ADDRESS_PLAUSIBLE,
    /** No list is loaded, or the lists say nothing of such an address: abroad, a box, a postcode without streets. */
    ADDRESS_NOT_CHECKED,
    POSTCODE_UNKNOWN,
    TOWN_NOT_OF_POSTCODE,
    STREET_NOT_IN_POSTCODE,
    HOUSE_NUMBER_OUT_OF_RANGE;

    /** The word of lists and reports. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether a person should look at it. */
    public boolean isDoubt() {
        return this != ADDRESS_PLAUSIBLE && this != ADDRESS_NOT_CHECKED;
    }
}
