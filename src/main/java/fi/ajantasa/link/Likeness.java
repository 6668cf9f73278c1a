package fi.ajantasa.link;

import fi.ajantasa.job.Verdict;
import fi.ajantasa.linkage.Grounds;
import java.util.List;

/**
 * Why a row without an identity code is a customer's, or perhaps is.
 *
 * @param rule the link rule of the job file, or {@link #PERSON}
 * @param recordKey keyed hash of what identifies the row's person
 * @param weight of the pair by itself, in bits; 0 where no model was asked
 * @param probability with all other customers considered
 * @param runnerUp the likeliest other customer, 0 when there is none
 */
public record Likeness(
        Verdict verdict,
        String rule,
        long recordKey,
        float weight,
        float probability,
        int runnerUp,
        float runnerUpProbability,
        Grounds grounds) {

    /** A person said so, whatever rule or model says. */
    public static final String PERSON = "person";

    /** That a rule leaves no doubt. */
    public static Likeness certain(String rule, long recordKey) {
        return new Likeness(Verdict.SAME, rule, recordKey, 0, 1, 0, 0, Grounds.NONE);
    }

    /** The same with what a person said in place of what the model says. */
    public Likeness asPersonSaid() {
        return new Likeness(
                Verdict.SAME, PERSON, recordKey, weight, probability, runnerUp, runnerUpProbability, grounds);
    }

    /** The link of a row to a customer that follows; of a possible one the rule is what a person is asked. */
    public Link link(int customer, long row) {
        return new Link(
                customer,
                row,
                verdict,
                verdict == Verdict.SAME ? rule : ClericalTask.POSSIBLE_MATCH,
                List.of(),
                recordKey,
                "");
    }
}
