package fi.ajantasa.job;

import java.util.List;

/** Records that agree on all these attributes are this much one person. */
public record LinkRule(String rule, List<String> same, Verdict then) {
    public LinkRule {
        same = List.copyOf(same);
    }
}
