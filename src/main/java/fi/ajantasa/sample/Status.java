package fi.ajantasa.sample;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What the register says of a person besides name and address. */
record Status(
        @Nullable LocalDate died,
        boolean isProtected,
        boolean updateBan,
        boolean contactBan,
        boolean marketingBan,
        boolean abroad) {
    static final Status ORDINARY = new Status(null, false, false, false, false, false);

    /** Whether the register tells no address of this person. */
    boolean hidesAddress() {
        return isProtected || updateBan || contactBan;
    }

    Status withDeath(LocalDate day) {
        return new Status(day, isProtected, updateBan, contactBan, marketingBan, abroad);
    }

    Status withProtection() {
        return new Status(died, true, updateBan, contactBan, marketingBan, abroad);
    }

    Status withMarketingBan() {
        return new Status(died, isProtected, updateBan, contactBan, true, abroad);
    }
}
