package fi.ajantasa.source;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What came of collecting.
 *
 * @param present names here of the files that are at the other end
 * @param landed how many files landed
 * @param refused files that were there and could not be taken
 * @param warnings what an operator should know although it went well
 * @param failure why it ended early, or null
 */
public record Collected(
        Set<String> present, int landed, List<Refusal> refused, List<String> warnings, @Nullable Failure failure) {
    public Collected {
        present = Set.copyOf(present);
        refused = List.copyOf(refused);
        warnings = List.copyOf(warnings);
    }
}
