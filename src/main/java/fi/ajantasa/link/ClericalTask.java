package fi.ajantasa.link;

import fi.ajantasa.audit.Origin;
import java.util.Set;

/**
 * Something a person has to look at: which customer, since which record, and what kind of question; no values.
 *
 * @param other the customer who may be the same person, 0 when the question is about one customer
 * @param mark the record that asks whether its person is the customer, {@link RecordMark#NONE} for other questions
 */
public record ClericalTask(String kind, int customer, Origin origin, int other, RecordMark mark) {

    /** A record names a customer by a code that is no longer in force, and nothing else says that it is the same person. */
    public static final String HISTORIC_CODE = "historic-code";

    /** One record's codes are the current codes of two of our customers. */
    public static final String CODE_ON_TWO_CUSTOMERS = "code-on-two-customers";

    /** A record without a code of ours is likely, not certainly, of the customer. */
    public static final String POSSIBLE_MATCH = "possible-match";

    /** The register ended the customer's code and named no other. */
    public static final String CODE_WITHOUT_SUCCESSOR = "code-without-successor";

    /** The day a protection order was to end is over, and the register has not ended it. */
    public static final String PROTECTION_END_PASSED = "protection-end-passed";

    /**
     * A credit register says that the person died, left the country or the population register, has another code, or that name
     * and address are withheld: no fact for us, the population register must say so.
     */
    public static final String POPULATION_CHECK = "population-check";

    /** A credit register says that somebody misused the person's identity. */
    public static final String IDENTITY_MISUSE = "identity-misuse";

    /** The register removed what it had said and did not say what holds now. */
    public static final String NOT_CONFIRMED = "not-confirmed";

    /** The customer could not be decided with a record as often as the job allows; nobody tries it again. */
    public static final String POISON_GIVEN_UP = "poison-record-given-up";

    /** What is stored of the customer, or follows from it, cannot be read or decided, whatever is delivered. */
    public static final String UNDECIDABLE = "undecidable";

    private static final Set<String> OF_PERSONS = Set.of(HISTORIC_CODE, CODE_ON_TWO_CUSTOMERS, POSSIBLE_MATCH);

    /** A question about one customer. */
    public ClericalTask(String kind, int customer, Origin origin) {
        this(kind, customer, origin, 0);
    }

    /** A question about two customers, or about one when the other is 0, that is not about a record's person. */
    public ClericalTask(String kind, int customer, Origin origin, int other) {
        this(kind, customer, origin, other, RecordMark.NONE);
    }

    /** Whether it asks who somebody is, so that the answer is SAME, DIFFERENT or CANNOT-TELL. */
    public boolean isOfPersons() {
        return OF_PERSONS.contains(kind);
    }

    /** Tasks that ask the same thing, whichever delivery asked it. */
    String question() {
        return kind + " " + customer + " " + other + " " + mark.key();
    }
}
