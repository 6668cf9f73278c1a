package fi.ajantasa.link;

import fi.ajantasa.audit.Origin;
import fi.ajantasa.job.Verdict;
import java.util.List;

/**
 * That a record speaks of a customer: for certain or perhaps, and by which rule.
 *
 * @param rule the rule, or {@link Linker#PERSON}
 * @param others the customers that the record speaks of as well
 * @param recordKey keyed hash of what identifies the record's person, 0 when a rule is certain
 * @param against the rule that says the contrary of the person, empty when none does
 */
public record Link(
        int customer, long row, Verdict verdict, String rule, List<Integer> others, long recordKey, String against) {

    public Link {
        others = List.copyOf(others);
    }

    public boolean isSame() {
        return verdict == Verdict.SAME;
    }

    /** Whether a person decided it. */
    public boolean isOfPerson() {
        return rule.equals(Linker.PERSON);
    }

    /** What a person is asked when the link is only possible: of each other customer, or of this one alone. */
    public List<ClericalTask> tasks(int extract) {
        Origin origin = new Origin(extract, Math.toIntExact(row));
        RecordMark mark = new RecordMark(recordKey, 0);
        return others.isEmpty()
                ? List.of(new ClericalTask(rule, customer, origin, 0, mark))
                : others.stream()
                        .map(other -> new ClericalTask(rule, customer, origin, other, mark))
                        .toList();
    }
}
