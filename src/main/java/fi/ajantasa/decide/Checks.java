package fi.ajantasa.decide;

import fi.ajantasa.link.ClericalTask;
import fi.ajantasa.normalise.Claim;
import java.util.List;
import java.util.Map;

/**
 * What a person must look into because a credit register says it: it is no fact about the person for us, and nobody is merged,
 * taken for dead or moved by it.
 */
final class Checks {
    private static final String STATUS = "credit-status";
    private static final Map<String, String> KINDS = Map.of(
            "protected", ClericalTask.POPULATION_CHECK,
            "deceased", ClericalTask.POPULATION_CHECK,
            "deregistered", ClericalTask.POPULATION_CHECK,
            "emigrated", ClericalTask.POPULATION_CHECK,
            "id-changed", ClericalTask.POPULATION_CHECK,
            "blocked-fraud", ClericalTask.IDENTITY_MISUSE);

    private Checks() {}

    /** The kinds of task that the fact calls for. */
    static List<String> of(Fact fact) {
        Claim status = fact.speaks() ? fact.find(STATUS) : null;
        String kind = status == null || status.value() == null ? null : KINDS.get(status.value());
        return kind == null ? List.of() : List.of(kind);
    }
}
