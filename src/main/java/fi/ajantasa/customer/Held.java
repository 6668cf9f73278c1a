package fi.ajantasa.customer;

import fi.ajantasa.audit.Origin;
import fi.ajantasa.person.PartialDate;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A value we hold, with where it came from and by which rule it won.
 *
 * @param value the canonical text; of an identity code what {@link KeyVault#encrypt} made of it, never the code
 * @param from the day it is valid from, when known
 * @param saidOn the day the customer said it, when the customer did
 */
public record Held(String value, Origin origin, String rule, @Nullable PartialDate from, @Nullable LocalDate saidOn) {

    /** Shows no value: values of people are not for logs. */
    @Override
    public String toString() {
        return "Held[" + origin + ", " + rule + "]";
    }
}
