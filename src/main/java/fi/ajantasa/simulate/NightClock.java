package fi.ajantasa.simulate;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** Stands at the hour of the night that is simulated; where the hour is left out in spring, an hour later. */
public final class NightClock extends Clock {
    static final ZoneId FINLAND = ZoneId.of("Europe/Helsinki");
    private static final LocalTime HOUR = LocalTime.of(3, 30);

    private volatile ZonedDateTime now;

    public NightClock(LocalDate day) {
        this.now = ZonedDateTime.of(day, HOUR, FINLAND);
    }

    /** Stands at the hour of that night from now on. */
    public void go(LocalDate day) {
        now = ZonedDateTime.of(day, HOUR, FINLAND);
    }

    @Override
    public ZoneId getZone() {
        return now.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }

    @Override
    public Instant instant() {
        return now.toInstant();
    }
}
