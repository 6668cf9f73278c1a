package fi.ajantasa.person;

import java.util.Collection;
import java.util.Locale;

/** A way to reach a person, and its place in stored sets of channels, which never changes. */
public enum Channel {
    PHONE(0),
    POST(1),
    EMAIL(2),
    SMS(3),
    AUTOMATED_CALL(4),
    DOOR(5);

    private final int place;

    Channel(int place) {
        this.place = place;
    }

    /** Its bit in stored sets of channels. */
    public int bit() {
        return 1 << place;
    }

    /** These channels as a stored set. */
    public static int mask(Collection<Channel> channels) {
        int mask = 0;
        for (Channel channel : channels) {
            mask |= channel.bit();
        }
        return mask;
    }

    /** Whether it is in a stored set of channels. */
    public boolean isIn(int channels) {
        return (channels & bit()) != 0;
    }

    /** Its word in definitions and on the command line, such as {@code automated-call}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
