package fi.ajantasa.changes;

import fi.ajantasa.report.ListName;
import fi.ajantasa.report.RunListStore;
import java.util.Map;
import javax.sql.DataSource;
import org.roaringbitmap.RoaringBitmap;

/** Lists, with the run that takes a delivery, whose events could not be written into it. */
public final class FollowedFigures {
    private static final String WAITING = "events-waiting";
    private static final String GIVEN_UP = "events-given-up";

    private FollowedFigures() {}

    /**
     * Keeps the lists.
     *
     * @param limit after so many attempts a person's events are tried no more
     */
    public static void keep(String run, String register, int limit, DataSource dataSource) {
        RoaringBitmap waiting = new RoaringBitmap();
        RoaringBitmap givenUp = new RoaringBitmap();
        for (Map.Entry<Integer, Integer> one :
                new FollowedStore(dataSource, register).attempts().entrySet()) {
            (one.getValue() < limit ? waiting : givenUp).add(one.getKey());
        }
        put(run, WAITING, waiting, dataSource);
        put(run, GIVEN_UP, givenUp, dataSource);
    }

    private static void put(String run, String word, RoaringBitmap customers, DataSource dataSource) {
        if (!customers.isEmpty()) {
            new RunListStore(dataSource).put(run, ListName.QUARANTINE, word, customers);
        }
    }
}
