package fi.ajantasa.job;

import fi.ajantasa.person.CreditPurpose;
import java.net.URI;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * A register that is asked about one person at a time, and only with a live purpose.
 *
 * @param post whether the parameters stand in the body of the request; else behind the address
 * @param purposes the purposes we may state, and the service's own code for each
 */
public record Query(
        URI url,
        boolean post,
        Account account,
        Map<CreditPurpose, String> purposes,
        Pace pace,
        TransportLimits limits,
        TlsFiles tls)
        implements Dialogue {
    public Query {
        purposes = purposes.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(purposes));
    }

    /**
     * As whom we ask.
     *
     * @param user the user id the service gave us
     * @param endUser who of us asks: it stands in the trail that the person may see
     * @param target the service's word for production or test, empty for none
     * @param key what checksums are made with
     */
    public record Account(String user, String endUser, String target, Secret password, Secret key) {}

    /**
     * How often is asked, and how long an answer is kept.
     *
     * @param again days before the same person is asked for the same purpose again
     * @param keep days after which an answer goes, should nothing else take it away sooner
     * @param growth how many more queries than the last time are sent before a person must look
     */
    public record Pace(int again, int keep, Limit growth) {}
}
