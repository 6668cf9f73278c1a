package fi.ajantasa.job;

import fi.ajantasa.person.Channel;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/** While this attribute is on, marketing over these channels is forbidden, for this reason. */
public record MarketingRule(String reason, String whenAttribute, Set<Channel> channels) {
    public MarketingRule {
        channels = Collections.unmodifiableSet(new TreeSet<>(channels));
    }
}
