package fi.ajantasa.job;

import fi.ajantasa.person.Channel;
import java.time.LocalDate;
import java.time.Period;
import java.util.Set;

/**
 * Where a list's entry does not hold for our own customers: for this reason, on these channels, while there is evidence.
 *
 * @param register the list whose entries it is about
 * @param country holds only where the installation's country is this one
 * @param kind contract, purchase, inquiry or consent
 * @param event which attribute names the evidence, which one the day of the event, and how long after that it holds
 * @param ends the last day the rule itself holds
 */
public record CustomerException(
        String reason,
        String register,
        String country,
        Set<Channel> channels,
        String kind,
        Event event,
        LocalDate ends) {
    public CustomerException {
        channels = Set.copyOf(channels);
    }

    /** What must be held of the customer. */
    public record Event(String evidence, String on, Period lasts) {}
}
