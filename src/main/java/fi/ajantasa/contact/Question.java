package fi.ajantasa.contact;

import fi.ajantasa.person.Channel;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** What is asked about a person: may we, on this channel, for this purpose, at this moment. */
public record Question(Channel channel, String purpose, Instant at) {
    static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");

    /** The day of the moment, in Finland. */
    LocalDate day() {
        return at.atZone(HELSINKI).toLocalDate();
    }
}
