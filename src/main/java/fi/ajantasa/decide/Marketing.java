package fi.ajantasa.decide;

import fi.ajantasa.audit.Origin;
import fi.ajantasa.customer.Restriction;
import fi.ajantasa.customer.RestrictionChange;
import fi.ajantasa.job.MarketingRule;
import fi.ajantasa.person.Channel;
import fi.ajantasa.person.ValueKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * When marketing to a customer is forbidden, for which reason and on which channels, as {@code decisions.yaml} says. A
 * reason comes on with its attribute, also when it only may be the customer of whom it is said; it is lifted only when a
 * register says that the attribute is off, never by silence.
 */
final class Marketing {

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
        Ban ban = new Ban(standing);
        for (MarketingRule rule : rules) {
            String flag = rule.whenAttribute();
            Settled attribute = settled.get(flag);
            Known possible = subject.possibly(flag);
            boolean perhaps = possible != null && possible.isOn(subject.today());
            int channels = Channel.mask(rule.channels());
            if (isOn(attribute, subject, rule)) {
                ban.on(channels, origin(attribute, ban.origin()), until(flag, subject, perhaps ? possible : null));
            } else if (perhaps && possible != null) {
                ban.on(channels, possible.origin(), day(possible));
            } else if (attribute != null && attribute.choice() != null) {
                Choice choice = attribute.choice();
                ban.off(choice.winner().known().origin(), choice.rule());
            } else if (possible != null && standing != null && subject.isPossible(standing.origin())) {
                ban.off(possible.origin(), possible.lifting());
            } else if (isOfSomebodyElse(standing, subject)) {
                ban.off(ban.origin(), Rules.OF_SOMEBODY_ELSE);
            } else {
                ban.unknown();
            }
        }
        return ban.change(rules.get(0).reason());
    }

    /** The last of the days on which the words that switch the flag on end; null when one of them has no end. */
    private static @Nullable LocalDate until(String flag, Subject subject, @Nullable Known possible) {
        LocalDate last = possible == null ? null : day(possible);
        boolean endless = possible != null && last == null;
        boolean said = possible != null;
        for (Candidate candidate : subject.candidates(flag)) {
            if (candidate.isOn()) {
                LocalDate end = day(candidate.known());
                said = true;
                endless |= end == null;
                last = last == null || (end != null && end.isAfter(last)) ? end : last;
            }
        }
        return said && !endless ? last : null;
    }

    private static @Nullable LocalDate day(Known known) {
        return known.until() == null ? null : known.until().latest();
    }

    private static boolean isOfSomebodyElse(@Nullable Restriction standing, Subject subject) {
        return standing != null && subject.told().isWithdrawn(standing.origin());
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
}
