package fi.ajantasa.job;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a channel needs before somebody may be contacted on it.
 *
 * @param reachedBy the attributes that hold the number or address, best first
 * @param consent the flag that must be on beforehand, null where none is needed
 * @param needsList whether some list must be kept for it, so that a register taken away forbids instead of allowing
 */
public record ChannelRule(List<String> reachedBy, @Nullable String consent, boolean needsList) {
    public ChannelRule {
        reachedBy = List.copyOf(reachedBy);
    }
}
