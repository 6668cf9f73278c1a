package fi.ajantasa.contact;

import fi.ajantasa.customer.Customer;
import fi.ajantasa.customer.Identity;
import fi.ajantasa.customer.Identity.Mark;
import fi.ajantasa.customer.IdentityKind;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.person.Channel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What erased people had said to us: it holds for whoever is the same person, or is reached where they were. */
public final class KeptObjections {
    private static final List<Channel> BY_PHONE = List.of(Channel.PHONE, Channel.SMS, Channel.AUTOMATED_CALL);
    private static final List<Channel> BY_POST = List.of(Channel.POST, Channel.DOOR);
    private static final String EVIDENCE = "an objection kept when its person was erased";

    private final Map<Mark, Kept> kept;
    private final KeyVault keys;

    KeptObjections(Map<Mark, Kept> kept, KeyVault keys) {
        this.kept = kept;
        this.keys = keys;
    }

    /** On which channels, and since when. */
    public record Kept(int channels, Instant since) {}

    /** The customer's own words, and before them what is kept of whoever the customer is. */
    Objections with(Customer customer, Objections own) {
        if (kept.isEmpty()) {
            return own;
        }
        Identity identity = new Identity(customer, keys);
        Set<Mark> marks = new LinkedHashSet<>(identity.self());
        marks.addAll(identity.places());
        List<Objection> all = new ArrayList<>();
        for (Mark mark : marks) {
            Kept found = kept.get(mark);
            if (found != null) {
                all.add(new Objection(0, customer.id(), found.channels(), false, EVIDENCE, "", found.since()));
            }
        }
        all.addAll(own.inOrder());
        return new Objections(all);
    }

    /** The channels on which an objection is kept by this mark: of a telephone number those it is reached on. */
    public static int channels(IdentityKind kind, int objected) {
        return switch (kind) {
            case PHONE -> objected & Channel.mask(BY_PHONE);
            case EMAIL -> objected & Channel.EMAIL.bit();
            case POST -> objected & Channel.mask(BY_POST);
            case CODE, PERSON, UNCODED -> objected;
            case NUMBER -> 0;
        };
    }
}
