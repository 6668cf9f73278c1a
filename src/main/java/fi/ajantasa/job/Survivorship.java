package fi.ajantasa.job;

import java.util.List;

/** Which source wins for an attribute, best first, and whether a newer word of the customer beats an older register value. */
public record Survivorship(List<String> sources, boolean customerSaidBeatsOlder) {
    public Survivorship {
        sources = List.copyOf(sources);
    }
}
