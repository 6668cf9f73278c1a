package fi.ajantasa.link;

import fi.ajantasa.audit.Origin;
import fi.ajantasa.job.Verdict;

/** That a record speaks of a customer: for certain or perhaps, and by which rule. */
public record Link(int customer, long row, Verdict verdict, String rule) {

    public boolean isSame() {
        return verdict == Verdict.SAME;
    }

    /** What a person is asked when the link is only possible. */
    public ClericalTask task(int extract) {
        return new ClericalTask(rule, customer, new Origin(extract, Math.toIntExact(row)));
    }
}
