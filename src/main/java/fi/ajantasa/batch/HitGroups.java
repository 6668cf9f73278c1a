package fi.ajantasa.batch;

import fi.ajantasa.link.Hit;
import java.util.ArrayList;
import java.util.List;

/** Hits customer by customer. */
final class HitGroups {
    private HitGroups() {}

    /** The groups, in the order of the sorted hits. */
    static List<List<Hit>> of(List<Hit> sorted) {
        List<List<Hit>> groups = new ArrayList<>();
        int from = 0;
        for (int to = 1; to <= sorted.size(); to++) {
            if (to == sorted.size()
                    || sorted.get(to).customer() != sorted.get(from).customer()) {
                groups.add(sorted.subList(from, to));
                from = to;
            }
        }
        return groups;
    }

    /** One fingerprint for all rows of a customer, whatever their order; 1 for rows that are not to be recognised. */
    static long fingerprint(List<Hit> rows) {
        long sum = 0;
        for (Hit row : rows) {
            sum += row.fingerprint();
        }
        return sum == 0 ? 1 : sum;
    }
}
