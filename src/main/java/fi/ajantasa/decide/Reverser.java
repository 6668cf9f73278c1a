package fi.ajantasa.decide;

import fi.ajantasa.customer.Held;
import fi.ajantasa.customer.Restriction;
import fi.ajantasa.customer.RestrictionChange;
import fi.ajantasa.job.MarketingRule;
import fi.ajantasa.normalise.Claim;
import fi.ajantasa.person.Attribute;
import fi.ajantasa.person.AttributeCatalogue;
import fi.ajantasa.person.ValueKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Works out what undoing a run does to a customer (F84). In doubt a value stays: what was changed or said again since is
 * somebody's later word, and what protects a person goes only where that was asked for by itself.
 */
public final class Reverser {
    /** By which rule something is taken away when a run is rolled back. */
    public static final String ROLLED_BACK = "rolled-back";

    private static final String SECRET_NUMBER = "secret-number";

    private final AttributeCatalogue catalogue;
    private final List<MarketingRule> marketing;
    private final int extract;
    private final boolean protecting;
    private final Lasting lasting;

    /**
     * @param extract the delivery that is undone
     * @param protecting true to undo what protects people and nothing else, false to undo all else
     */
    public Reverser(AttributeCatalogue catalogue, List<MarketingRule> marketing, int extract, boolean protecting) {
        this.catalogue = catalogue;
        this.marketing = List.copyOf(marketing);
        this.extract = extract;
        this.protecting = protecting;
        this.lasting = new Lasting(catalogue);
    }

    /** What goes back to what stood before, and what stays and why; together every item asked for. */
    public Reversal reverse(Touched touched) {
        return new Turn(touched).reverse();
    }

    /** One customer. */
    private final class Turn {
        private final Touched touched;
        private final Map<String, Decision> made = new HashMap<>();
        private final Map<String, RestrictionChange> set = new HashMap<>();
        private final List<Decision> decisions = new ArrayList<>();
        private final List<RestrictionChange> restrictions = new ArrayList<>();
        private final SortedMap<String, String> kept = new TreeMap<>();
        private final boolean ordered;

        Turn(Touched touched) {
            this.touched = touched;
            for (PlanRow row : touched.rows()) {
                row.decisions().forEach(it -> made.put(it.attribute(), it));
                row.restrictions().forEach(it -> set.put(ItemLists.FLAG + it.reason(), it));
            }
            this.ordered = isOrdered();
        }

        Reversal reverse() {
            for (String item : new TreeSet<>(touched.items())) {
                Decision decision = made.get(item);
                RestrictionChange change = set.get(item);
                if (decision != null) {
                    if (!protecting || lasting.is(decision)) {
                        undo(decision);
                    }
                } else if (change != null) {
                    if (!protecting || change.on()) {
                        undo(item, change);
                    }
                } else if (!protecting) {
                    kept.put(item, Reversal.FOLLOWS);
                }
            }
            return new Reversal(decisions, restrictions, kept);
        }

        private void undo(Decision decision) {
            String reason = reasonToKeep(decision);
            if (reason != null) {
                kept.put(decision.attribute(), reason);
                return;
            }
            Held now = decision.after();
            Held then = decision.before();
            decisions.add(new Decision(
                    decision.attribute(),
                    now,
                    then,
                    then == null ? ROLLED_BACK : then.rule(),
                    catalogue.require(decision.attribute()).direction(value(now), value(then))));
        }

        private @Nullable String reasonToKeep(Decision decision) {
            String standing = reasonOfStanding(decision);
            if (standing != null) {
                return standing;
            }
            boolean reveals = decision.before() != null && isHidden(catalogue.require(decision.attribute()));
            return reveals ? Reversal.HIDDEN : null;
        }

        /** Why it stays, whatever stood before. */
        private @Nullable String reasonOfStanding(Decision decision) {
            Attribute attribute = catalogue.require(decision.attribute());
            Held now = touched.customer().held().get(attribute.name());
            if (!Objects.equals(now, decision.after())) {
                return Objects.equals(now, decision.before()) ? Reversal.AS_BEFORE : Reversal.CHANGED_SINCE;
            } else if (lasting.is(decision) && !protecting) {
                return Reversal.PROTECTS;
            } else if (touched.confirmed() || isSaidAgain(attribute, now)) {
                return Reversal.SAID_AGAIN;
            } else if (protecting && isSwitchedOn(Set.of(attribute.name()))) {
                return Reversal.SAID_BY_OTHERS;
            }
            return attribute.isCredit() && Forgetting.FORGOTTEN.equals(value(decision.before()))
                    ? Reversal.FORGOTTEN
                    : null;
        }

        /** Whether an order is on when the run is undone. */
        private boolean isOrdered() {
            Decision order = made.get(Protection.ORDER);
            if (order == null || !touched.items().contains(Protection.ORDER) || reasonOfStanding(order) != null) {
                return touched.customer().isProtected();
            }
            boolean undone = !protecting || lasting.is(order);
            return undone
                    ? Values.ON.equals(value(order.before()))
                    : touched.customer().isProtected();
        }

        private boolean isHidden(Attribute attribute) {
            Held secret = touched.customer().held().get(SECRET_NUMBER);
            return (ordered && Protection.tellsWhereabouts(attribute, ""))
                    || (attribute.kind() == ValueKind.PHONE && secret != null && Values.ON.equals(secret.value()));
        }

        /** Whether a later delivery of any register says what is held; of a code it is enough that it says one. */
        private boolean isSaidAgain(Attribute attribute, @Nullable Held now) {
            for (Fact fact : touched.facts()) {
                Claim claim = fact.origin().extract() > extract && fact.speaks() ? fact.find(attribute.name()) : null;
                boolean code = attribute.kind() == ValueKind.HETU;
                if (claim != null && (code || Values.same(attribute, value(now), claim.value()))) {
                    return true;
                }
            }
            return false;
        }

        private boolean isSwitchedOn(Set<String> flags) {
            return touched.facts().stream()
                    .filter(fact -> fact.origin().extract() != extract)
                    .flatMap(fact -> fact.claims().stream())
                    .anyMatch(claim -> flags.contains(claim.attribute()) && Values.ON.equals(claim.value()));
        }

        private void undo(String item, RestrictionChange change) {
            Restriction standing = touched.standing().get(change.reason());
            String lifted = standing == null ? null : Reversal.AS_BEFORE;
            String reason = change.on() ? reasonToKeep(change, standing) : lifted;
            if (reason != null) {
                kept.put(item, reason);
            } else if (change.on()) {
                restrictions.add(new RestrictionChange(
                        change.reason(), change.channels(), false, change.origin(), null, ROLLED_BACK));
            } else {
                RestrictionChange then = touched.earlier().getOrDefault(change.reason(), change);
                restrictions.add(
                        new RestrictionChange(change.reason(), then.channels(), true, then.origin(), then.until(), ""));
            }
        }

        private @Nullable String reasonToKeep(RestrictionChange change, @Nullable Restriction standing) {
            if (!protecting) {
                return Reversal.PROTECTS;
            } else if (standing == null || !isOf(change, standing)) {
                return standing == null ? Reversal.AS_BEFORE : Reversal.CHANGED_SINCE;
            } else if (touched.stoodBefore().contains(change.reason())) {
                return Reversal.STOOD_BEFORE;
            } else if (touched.confirmed()) {
                return Reversal.SAID_AGAIN;
            }
            Set<String> flags = new TreeSet<>();
            marketing.stream()
                    .filter(it -> it.reason().equals(change.reason()))
                    .forEach(it -> flags.add(it.whenAttribute()));
            if (flags.isEmpty()) {
                return Reversal.FOLLOWS;
            }
            return isSwitchedOn(flags) ? Reversal.SAID_BY_OTHERS : null;
        }

        private static boolean isOf(RestrictionChange change, Restriction standing) {
            return standing.channels() == change.channels()
                    && standing.origin().equals(change.origin())
                    && Objects.equals(standing.until(), change.until());
        }

        private static @Nullable String value(@Nullable Held held) {
            return held == null ? null : held.value();
        }
    }
}
