package fi.ajantasa.contact;

import fi.ajantasa.customer.Customer;
import fi.ajantasa.customer.Restriction;
import fi.ajantasa.person.PartialDate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one person at one moment, so that the answer needs nothing else.
 *
 * @param born the birth date, of several the latest; null when none is known
 * @param numbersSince since when this customer has held each telephone number, as far as that is noted
 * @param doubts what cannot be proven of that moment; none of the present
 */
public record Snapshot(
        Customer customer,
        @Nullable PartialDate born,
        List<Restriction> restrictions,
        Objections objections,
        Map<String, Instant> numbersSince,
        List<Reason> doubts) {
    public Snapshot {
        restrictions = List.copyOf(restrictions);
        numbersSince = Map.copyOf(numbersSince);
        doubts = List.copyOf(doubts);
    }

    /** A customer that is a legal person: nothing about it says that it is somebody. */
    boolean isCompany() {
        return "company".equals(Values.of(customer, "customer-kind"))
                && born == null
                && !customer.held().containsKey("hetu");
    }
}
