package fi.ajantasa.report;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import fi.ajantasa.decide.Rules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row linked to a customer, or possibly linked, as far as it may be told; no values. */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
public sealed interface LinkExample permits LinkExample.Told, LinkExample.Withheld {

    /**
     * A link and its grounds.
     *
     * @param weight of the pair by itself, in bits
     * @param probability with all other customers considered
     * @param runnerUp the likeliest other customer, {@link #NOT_NAMED} under a protection order, null when there is none
     */
    record Told(
            Source source,
            String customer,
            String verdict,
            double weight,
            double probability,
            @Nullable String runnerUp,
            double runnerUpProbability,
            List<Step> steps)
            implements LinkExample {

        /** Stands for the number of a customer who may not be named. */
        static final String NOT_NAMED = Rules.HIDDEN_BY_PROTECTION_ORDER;

        public Told {
            steps = List.copyOf(steps);
        }

        /** Whether another customer comes near who may not be named. */
        public boolean hidesRunnerUp() {
            return NOT_NAMED.equals(runnerUp);
        }
    }

    /**
     * That there is a link, and nothing more.
     *
     * @param withheld why, as a word
     */
    record Withheld(String withheld) implements LinkExample {

        /** The customer is under a protection order. */
        public static final Withheld BY_PROTECTION_ORDER = new Withheld(Rules.HIDDEN_BY_PROTECTION_ORDER);

        static final String SENTENCE = "nothing is told of this link because of a protection order";
    }

    /** How many of these are not told. */
    static long withheld(List<LinkExample> links) {
        return links.stream().filter(Withheld.class::isInstance).count();
    }

    /** Which row it was, and by which rule and model (SHA-256) it is linked. */
    record Source(String register, int extract, int row, String rule, String model) {}

    /** What one comparison found, and its weight in bits. */
    record Step(String comparison, String level, double weight) {}
}
