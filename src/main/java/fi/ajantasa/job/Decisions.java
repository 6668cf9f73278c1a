package fi.ajantasa.job;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which source wins per attribute, when marketing is forbidden and what contact needs, for all registers together. */
public record Decisions(
        DefinitionFile file,
        Map<String, Survivorship> attributes,
        List<MarketingRule> marketing,
        ContactRules contact) {
    public Decisions {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        marketing = List.copyOf(marketing);
    }
    /** Decisions that allow no contact. */
    public Decisions(DefinitionFile file, Map<String, Survivorship> attributes, List<MarketingRule> marketing) {
        this(file, attributes, marketing, ContactRules.none());
    }
}
