package fi.ajantasa.job;

import fi.ajantasa.person.Channel;
import java.util.Set;

/** While this attribute is on, marketing over these channels is forbidden, for this reason. */
public record MarketingRule(String reason, String whenAttribute, Set<Channel> channels) {
    public MarketingRule {
        channels = Set.copyOf(channels);
    }
}
