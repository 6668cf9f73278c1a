package fi.ajantasa.decide;

import fi.ajantasa.audit.Origin;
import fi.ajantasa.customer.Restriction;
import fi.ajantasa.customer.RestrictionChange;
import fi.ajantasa.job.MarketingRule;
import fi.ajantasa.person.Channel;
import fi.ajantasa.person.ValueKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * When marketing to a customer is forbidden, for which reason and on which channels, as {@code decisions.yaml} says. A
 * reason comes on with its attribute; it is lifted only when a register says that the attribute is off, never by silence.
 */
final class Marketing {

    private static final Channel[] CHANNELS = Channel.values();

    private final Map<String, List<MarketingRule>> byReason = new TreeMap<>();

    Marketing(List<MarketingRule> rules) {
        for (MarketingRule rule : rules) {
            byReason.computeIfAbsent(rule.reason(), reason -> new ArrayList<>()).add(rule);
        }
    }

    List<RestrictionChange> changes(Subject subject, Map<String, Settled> settled, Set<Restriction> now) {
        List<RestrictionChange> changes = new ArrayList<>(2);
        byReason.forEach((reason, rules) -> {
            Restriction standing = find(now, reason);
            RestrictionChange change = change(rules, standing, subject, settled);
            if (change != null) {
                changes.add(change);
            }
        });
        return changes;
    }

    private static @Nullable RestrictionChange change(
            List<MarketingRule> rules, @Nullable Restriction standing, Subject subject, Map<String, Settled> settled) {
        int channels = standing == null ? 0 : standing.channels();
        int before = channels;
        boolean anyOn = false;
        boolean anyUnknown = false;
        Origin origin = standing == null ? new Origin(0, 0) : standing.origin();
        for (MarketingRule rule : rules) {
            Settled attribute = settled.get(rule.whenAttribute());
            if (isOn(attribute, subject, rule)) {
                anyOn = true;
                int with = channels | mask(rule.channels());
                origin = with == channels ? origin : origin(attribute, origin);
                channels = with;
            } else if (attribute == null || attribute.choice() == null) {
                anyUnknown = true;
            } else if (!anyOn && standing != null) {
                origin = origin(attribute, origin);
            }
        }
        String reason = rules.get(0).reason();
        if (anyOn) {
            return channels == before ? null : new RestrictionChange(reason, channels, true, origin);
        }
        return standing == null || anyUnknown ? null : new RestrictionChange(reason, before, false, origin);
    }

    private static boolean isOn(@Nullable Settled attribute, Subject subject, MarketingRule rule) {
        String held = subject.heldValue(rule.whenAttribute());
        if (attribute == null) {
            return false;
        }
        String value = attribute.after(held);
        return attribute.attribute().kind() == ValueKind.FLAG ? Values.ON.equals(value) : value != null;
    }

    private static Origin origin(@Nullable Settled attribute, Origin otherwise) {
        Choice choice = attribute == null ? null : attribute.choice();
        return choice == null ? otherwise : choice.winner().known().origin();
    }

    private static @Nullable Restriction find(Set<Restriction> now, String reason) {
        for (Restriction restriction : now) {
            if (restriction.reason().equals(reason)) {
                return restriction;
            }
        }
        return null;
    }

    private static int mask(Set<Channel> channels) {
        int mask = 0;
        for (int bit = 0; bit < CHANNELS.length; bit++) {
            if (channels.contains(CHANNELS[bit])) {
                mask |= 1 << bit;
            }
        }
        return mask;
    }
}
