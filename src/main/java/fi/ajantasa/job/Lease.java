package fi.ajantasa.job;

import fi.ajantasa.person.Channel;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * How long the word of a list may be used: both the list's own date and the day our customers were last checked against
 * it must be younger.
 *
 * @param channels the channels on which nobody is contacted without the list
 * @param warn the age in days from which an operator is warned
 * @param stop the age in days from which nobody is contacted
 */
public record Lease(Set<Channel> channels, int warn, int stop) {
    public Lease {
        channels = Collections.unmodifiableSet(new TreeSet<>(channels));
    }
}
