package fi.ajantasa.job;

import fi.ajantasa.person.Channel;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What must hold before a person is contacted, apart from standing restrictions: the part {@code contact:} of
 * {@code decisions.yaml}.
 *
 * @param country whose customer exceptions apply
 * @param adultAge in years
 * @param purposes what each purpose heeds; a purpose that is not named may not be asked for
 * @param companiesSpared the reasons that do not concern legal persons
 * @param order the reasons, the weightiest first; those not named come after, by name
 */
public record ContactRules(
        String country,
        int adultAge,
        Map<Channel, ChannelRule> channels,
        Map<String, Heeds> purposes,
        Set<String> companiesSpared,
        List<String> order,
        List<CustomerException> exceptions) {
    public ContactRules {
        channels = Collections.unmodifiableMap(new TreeMap<>(channels));
        purposes = Collections.unmodifiableMap(new TreeMap<>(purposes));
        companiesSpared = Set.copyOf(companiesSpared);
        order = List.copyOf(order);
        exceptions = List.copyOf(exceptions);
    }

    /** No rules: then nobody may be contacted. */
    public static ContactRules none() {
        return new ContactRules("", 0, Map.of(), Map.of(), Set.of(), List.of(), List.of());
    }
}
