package fi.ajantasa.batch;

import fi.ajantasa.decide.Fact;
import fi.ajantasa.decide.Outcome;
import fi.ajantasa.job.Verdict;
import fi.ajantasa.link.Link;
import java.util.List;

/**
 * One delivery's rows of a customer, taken in.
 *
 * @param links of the rows, in their order; only those that are SAME say anything
 * @param outcome what follows from everything said up to this delivery
 */
record Taken(Interpreted read, List<Fact> said, List<Link> links, Outcome outcome) {

    /** Links that wait for a person. */
    List<Link> possible() {
        return links.stream().filter(it -> it.verdict() == Verdict.POSSIBLE).toList();
    }

    /** Links that a person has said no to. */
    List<Link> different() {
        return links.stream().filter(it -> it.verdict() == Verdict.DIFFERENT).toList();
    }

    /** Whether a person has said yes to one of the links. */
    boolean isOfPerson() {
        return links.stream().anyMatch(it -> it.isSame() && it.isOfPerson());
    }
}
