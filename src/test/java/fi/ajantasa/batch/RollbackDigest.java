package fi.ajantasa.batch;

import fi.ajantasa.job.DefinitionException;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is held of every customer, their codes and numbers, but for items that a roll-back has kept. */
record RollbackDigest(SortedMap<String, List<String>> sections) {
    private static final List<String> CODES = List.of("current code", "former code", "code");
    private static final List<String> NUMBERS = List.of("number", "identifier");

    static RollbackDigest of(TestHome home, Set<String> kept) throws DefinitionException {
        return of(StateDigest.of(home.installation()), kept);
    }

    /** @param kept customer and attribute, with a blank between */
    static RollbackDigest of(StateDigest state, Set<String> kept) {
        SortedMap<String, List<String>> sections = new TreeMap<>();
        NUMBERS.forEach(it -> sections.put(it, state.sections().getOrDefault(it, List.of())));
        CODES.forEach(name -> sections.put(
                name,
                state.sections().getOrDefault(name, List.of()).stream()
                        .filter(it -> !hasOtherCode(it.substring(0, it.indexOf('|')), kept))
                        .toList()));
        sections.put(
                "customer",
                state.sections().getOrDefault("customer", List.of()).stream()
                        .filter(it -> !it.contains(" version "))
                        .filter(it -> !kept.contains(
                                String.join(" ", List.of(it.split(" ", 3)).subList(0, 2))))
                        .toList());
        return new RollbackDigest(sections);
    }

    private static boolean hasOtherCode(String customer, Set<String> kept) {
        return kept.contains(customer + " hetu") || kept.contains(customer + " former-hetus");
    }
}
