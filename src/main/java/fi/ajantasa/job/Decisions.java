package fi.ajantasa.job;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which source wins, when marketing is forbidden, what contact and clerical review need, for all registers together.
 *
 * @param writeBack what the customer system is told, or null when it is told nothing
 * @param controller who answers for the data, or null where nobody is named
 */
public record Decisions(
        DefinitionFile file,
        Map<String, Survivorship> attributes,
        List<MarketingRule> marketing,
        ContactRules contact,
        Review review,
        @Nullable WriteBack writeBack,
        @Nullable Controller controller) {
    public Decisions {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        marketing = List.copyOf(marketing);
    }

    /** What the customer system is told, if anything. */
    public Optional<WriteBack> findWriteBack() {
        return Optional.ofNullable(writeBack);
    }

    /** Who answers for the data, if anybody is named. */
    public Optional<Controller> findController() {
        return Optional.ofNullable(controller);
    }

    /** Decisions that allow no contact, with what is usual for clerical review. */
    public Decisions(DefinitionFile file, Map<String, Survivorship> attributes, List<MarketingRule> marketing) {
        this(file, attributes, marketing, ContactRules.none(), Review.USUAL, null, null);
    }
}
