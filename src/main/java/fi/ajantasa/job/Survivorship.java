package fi.ajantasa.job;

import java.util.List;

/**
 * Which source wins for an attribute, best first, and whether a newer word of the customer beats an older register value.
 *
 * @param newestWins whether the latest word wins, and the order of the sources only decides between words of one day
 */
public record Survivorship(List<String> sources, boolean customerSaidBeatsOlder, boolean newestWins) {
    public Survivorship {
        sources = List.copyOf(sources);
    }

    /** The best source wins. */
    public Survivorship(List<String> sources, boolean customerSaidBeatsOlder) {
        this(sources, customerSaidBeatsOlder, false);
    }
}
