package fi.ajantasa.writeback;

import fi.ajantasa.audit.Origin;
import fi.ajantasa.contact.Objection;
import fi.ajantasa.contact.ObjectionStore;
import fi.ajantasa.contact.Objections;
import fi.ajantasa.customer.CustomerStore;
import fi.ajantasa.customer.Restriction;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The restrictions of marketing that stand now for some customers, what people said to us themselves among them. */
record Restrictions(Map<Integer, List<Restriction>> byCustomer) {
    static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");
    private static final Origin NO_DELIVERY = new Origin(0, 0);

    /** @param customers sorted */
    static Restrictions read(WriteBackSite site, int[] customers) {
        Map<Integer, List<Restriction>> standing = new HashMap<>();
        if (customers.length > 0) {
            standing.putAll(new CustomerStore(site.dataSource(), site.keys()).restrictions(customers));
            new ObjectionStore(site.dataSource())
                    .ofRange(customers[0], customers[customers.length - 1])
                    .forEach((customer, words) -> own(customer, words)
                            .ifPresent(it -> standing.computeIfAbsent(customer, any -> new ArrayList<>(1))
                                    .add(it)));
        }
        return new Restrictions(standing);
    }

    /** What a person's words come to, since the last of them that says no. */
    private static Optional<Restriction> own(int customer, Objections words) {
        int channels = words.standing();
        return words.inOrder().stream()
                .filter(word -> channels != 0 && !word.withdrawn())
                .max(Comparator.comparing(Objection::id))
                .map(word -> new Restriction(
                        Flag.OWN_OBJECTION, customer, channels, NO_DELIVERY, LocalDate.ofInstant(word.at(), HELSINKI)));
    }

    Optional<Restriction> find(int customer, String reason) {
        return byCustomer.getOrDefault(customer, List.of()).stream()
                .filter(it -> it.reason().equals(reason))
                .findFirst();
    }
}
