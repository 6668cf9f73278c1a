package fi.ajantasa.contact;

import fi.ajantasa.customer.Customer;
import fi.ajantasa.customer.Held;
import fi.ajantasa.job.ChannelRule;
import fi.ajantasa.person.Attribute;
import fi.ajantasa.person.AttributeCatalogue;
import fi.ajantasa.person.Sensitivity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Finds the number or address a person is reached by, and what is wrong with it. */
final class Reaching {
    private final AttributeCatalogue catalogue;
    private final Registers registers;

    Reaching(AttributeCatalogue catalogue, Registers registers) {
        this.catalogue = catalogue;
        this.registers = registers;
    }

    /** The best usable value of those the channel is reached by; where a person lives under protection is none. */
    @Nullable
    Reach find(Snapshot person, ChannelRule channel, Question question, Reasons reasons) {
        Customer customer = person.customer();
        boolean any = false;
        for (String name : channel.reachedBy()) {
            Attribute attribute = catalogue.require(name);
            Held held = customer.held().get(name);
            boolean hidden = attribute.sensitivity() == Sensitivity.PROTECTED && customer.isProtected();
            if (held != null && !hidden) {
                any = true;
                if (Values.isUsable(attribute, held.value())) {
                    provenance(held, person, question, reasons);
                    return new Reach(name, held.origin());
                }
            }
        }
        if (any) {
            reasons.doubt(ReasonWords.VALUE_NOT_UNDERSTOOD, "contact-value", "");
        } else {
            reasons.deny(ReasonWords.NO_VALUE, "contact-value", "");
        }
        return null;
    }

    /** Contact data nobody can say the source of is not used; what came after the last check was not checked. */
    private void provenance(Held held, Snapshot person, Question question, Reasons reasons) {
        Delivery delivery = registers.deliveries().of(held.origin());
        if (delivery == null) {
            reasons.doubt(ReasonWords.ORIGIN_UNKNOWN, "contact-origin", "");
        }
        Instant since = person.numbersSince().get(held.value());
        Instant came = delivery == null ? Instant.MAX : since == null ? delivery.received() : since;
        for (ListState list : registers.listNeeded(question.channel())) {
            if (list.version() != null && came.isAfter(list.version().checked())) {
                reasons.doubt(ReasonWords.CHANGED_AFTER_CHECK, "list-lease", list.text());
            }
        }
    }
}
