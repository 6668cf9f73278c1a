package fi.ajantasa.contact;

import fi.ajantasa.customer.Customer;
import fi.ajantasa.customer.Held;
import fi.ajantasa.customer.Restriction;
import fi.ajantasa.job.ContactRules;
import fi.ajantasa.job.CustomerException;
import fi.ajantasa.person.DateReading;
import fi.ajantasa.person.PartialDate;
import java.time.LocalDate;

/** Where a list's entry does not hold for our own customer, because the definitions say so and there is evidence. */
final class Exceptions {
    private final ContactRules rules;
    private final Deliveries deliveries;

    Exceptions(ContactRules rules, Deliveries deliveries) {
        this.rules = rules;
        this.deliveries = deliveries;
    }

    /** Whether the restriction does not hold; what that rests on is noted. */
    boolean apply(Restriction restriction, Customer customer, Question question, Reasons reasons) {
        for (CustomerException exception : rules.exceptions()) {
            if (isMeant(exception, restriction, question) && hasEvidence(exception, restriction, customer, question)) {
                Held evidence = customer.held().get(exception.event().evidence());
                String source = evidence == null ? "" : deliveries.text(evidence.origin());
                reasons.ground(
                        ReasonWords.CUSTOMER_EXCEPTION,
                        exception.kind(),
                        exception.event().evidence() + ", " + source);
                return true;
            }
        }
        return false;
    }

    private boolean isMeant(CustomerException exception, Restriction restriction, Question question) {
        Delivery delivery = deliveries.of(restriction.origin());
        return exception.country().equals(rules.country())
                && exception.reason().equals(restriction.reason())
                && exception.channels().contains(question.channel())
                && !question.day().isAfter(exception.ends())
                && delivery != null
                && delivery.register().equals(exception.register());
    }

    /** No evidence, no exception; a consent must be newer than the entry. */
    private static boolean hasEvidence(
            CustomerException exception, Restriction restriction, Customer customer, Question question) {
        String evidence = Values.of(customer, exception.event().evidence());
        String on = Values.of(customer, exception.event().on());
        DateReading read = on == null ? null : PartialDate.read(on);
        if (evidence == null || evidence.isBlank() || !(read instanceof PartialDate date)) {
            return false;
        }
        LocalDate day = date.earliest();
        boolean newEnough = !exception.kind().equals("consent") || day.isAfter(restriction.since());
        return newEnough
                && !date.latest().isAfter(question.day())
                && !question.day().isAfter(day.plus(exception.event().lasts()));
    }
}
