package fi.ajantasa.job;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which source wins, when marketing is forbidden, what contact and clerical review need, for all registers together. */
public record Decisions(
        DefinitionFile file,
        Map<String, Survivorship> attributes,
        List<MarketingRule> marketing,
        ContactRules contact,
        Review review) {
    public Decisions {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        marketing = List.copyOf(marketing);
    }

    /** Decisions that allow no contact, with what is usual for clerical review. */
    public Decisions(DefinitionFile file, Map<String, Survivorship> attributes, List<MarketingRule> marketing) {
        this(file, attributes, marketing, ContactRules.none(), Review.USUAL);
    }
}
