package fi.ajantasa.decide;

import fi.ajantasa.audit.Origin;
import fi.ajantasa.customer.Restriction;
import fi.ajantasa.customer.RestrictionChange;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One reason's restriction of a customer while its rules are asked one after the other. */
final class Ban {

    private final @Nullable Restriction standing;
    private int channels;
    private Origin origin;
    private @Nullable LocalDate until;
    private boolean endless;
    private boolean on;
    private boolean unknown;
    private String liftedBy = "";

    Ban(@Nullable Restriction standing) {
        this.standing = standing;
        this.channels = standing == null ? 0 : standing.channels();
        this.origin = standing == null ? new Origin(0, 0) : standing.origin();
    }

    Origin origin() {
        return origin;
    }

    void on(int more, Origin from, @Nullable LocalDate end) {
        on = true;
        if ((channels | more) != channels) {
            channels |= more;
            origin = from;
        }
        endless |= end == null;
        until = until == null || (end != null && end.isAfter(until)) ? end : until;
    }

    void off(Origin from, String rule) {
        if (!on && standing != null) {
            origin = from;
            liftedBy = rule;
        }
    }

    void unknown() {
        unknown = true;
    }

    /** What changes, or null; a restriction stays while any of its rules is not answered. */
    @Nullable
    RestrictionChange change(String reason) {
        if (on) {
            LocalDate end = endless ? null : until;
            boolean same = standing != null && standing.channels() == channels && Objects.equals(standing.until(), end);
            return same ? null : new RestrictionChange(reason, channels, true, origin, end, "");
        }
        return standing == null || unknown
                ? null
                : new RestrictionChange(reason, channels, false, origin, null, liftedBy);
    }
}
