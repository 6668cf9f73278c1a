package fi.ajantasa.link;

import fi.ajantasa.audit.Origin;
import fi.ajantasa.job.Verdict;
import java.util.List;

/**
 * That a record speaks of a customer: for certain or perhaps, and by which rule.
 *
 * @param others the customers that the record speaks of as well
 */
public record Link(int customer, long row, Verdict verdict, String rule, List<Integer> others) {

    public Link {
        others = List.copyOf(others);
    }

    public boolean isSame() {
        return verdict == Verdict.SAME;
    }

    /** What a person is asked when the link is only possible: of each other customer, or of this one alone. */
    public List<ClericalTask> tasks(int extract) {
        Origin origin = new Origin(extract, Math.toIntExact(row));
        return others.isEmpty()
                ? List.of(new ClericalTask(rule, customer, origin))
                : others.stream()
                        .map(other -> new ClericalTask(rule, customer, origin, other))
                        .toList();
    }
}
