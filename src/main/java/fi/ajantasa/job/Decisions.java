package fi.ajantasa.job;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which source wins per attribute and when marketing is forbidden, for all registers together. */
public record Decisions(DefinitionFile file, Map<String, Survivorship> attributes, List<MarketingRule> marketing) {
    public Decisions {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        marketing = List.copyOf(marketing);
    }
}
