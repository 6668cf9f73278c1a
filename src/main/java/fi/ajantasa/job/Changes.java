package fi.ajantasa.job;

import java.net.URI;
import java.time.Duration;
import java.util.Set;

/**
 * A register whose journal of changes is followed from a position, for our customers only.
 *
 * @param url where its calls stand below
 * @param granted groups of data that only some permits name, and ours does
 */
public record Changes(
        URI url, Account account, Set<String> granted, Parts parts, Pace pace, TransportLimits limits, TlsFiles tls)
        implements Dialogue {
    public Changes {
        granted = Set.copyOf(granted);
    }

    /**
     * As whom we appear.
     *
     * @param client the name of our system at the exchange layer (X-Road), empty where there is none
     */
    public record Account(String client, String user, Secret password) {}

    /**
     * In how many parts our customers are followed, each from a position of its own.
     *
     * @param most pages one part may take in one turn
     */
    public record Parts(int count, int most) {}

    /**
     * How old things may get.
     *
     * @param lag after which a part that was not told that nothing more is to come is an alarm
     * @param stale days after which a position counts as lost
     * @param keep days for which what was told is kept as it came, encrypted by us
     */
    public record Pace(Duration lag, int stale, int keep) {}
}
