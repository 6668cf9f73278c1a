package fi.ajantasa.batch;

import fi.ajantasa.job.DefinitionException;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is held of every customer, their codes and numbers, but for items that a roll-back has kept. */
record RollbackDigest(SortedMap<String, List<String>> sections) {
    private static final List<String> WHOLE = List.of("current code", "former code", "code", "number", "identifier");

    static RollbackDigest of(TestHome home, Set<String> kept) throws DefinitionException {
        return of(StateDigest.of(home.installation()), kept);
    }

    /** @param kept customer and attribute, with a blank between */
    static RollbackDigest of(StateDigest state, Set<String> kept) {
        SortedMap<String, List<String>> sections = new TreeMap<>();
        WHOLE.forEach(it -> sections.put(it, state.sections().getOrDefault(it, List.of())));
        sections.put(
                "customer",
                state.sections().getOrDefault("customer", List.of()).stream()
                        .filter(it -> !it.contains(" version "))
                        .filter(it -> !kept.contains(String.join(" ", List.of(it.split(" ", 3)).subList(0, 2))))
                        .toList());
        return new RollbackDigest(sections);
    }
}
