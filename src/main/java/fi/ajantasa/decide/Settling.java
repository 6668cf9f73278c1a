package fi.ajantasa.decide;

import fi.ajantasa.audit.Origin;
import fi.ajantasa.customer.Held;
import fi.ajantasa.link.Codes;
import fi.ajantasa.person.Attribute;
import fi.ajantasa.person.AttributeCatalogue;
import fi.ajantasa.person.Category;
import fi.ajantasa.person.Direction;
import fi.ajantasa.person.Sensitivity;
import fi.ajantasa.person.ValueKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Settles every attribute of one customer: first what restricts the others, then the rest. */
final class Settling {

    /** Bans under which nobody but the register itself and the customer brings a new address (its reference, 2.6). */
    private static final List<String> BANS = List.of("update-ban", "disclosure-ban");

    private static final String DECEASED = "deceased";

    private final Subject subject;
    private final AttributeCatalogue catalogue;
    private final Survivor survivor;
    private final Map<String, Settled> settled = new TreeMap<>();
    private final Protection protection;
    private final Set<String> bannedBy;
    private final boolean knownAlive;
    private final Set<String> withheld;

    Settling(Subject subject, AttributeCatalogue catalogue, Survivor survivor) {
        this.subject = subject;
        this.catalogue = catalogue;
        this.survivor = survivor;
        this.protection = Protection.of(choice(Protection.ORDER), subject.isHeldOn(Protection.ORDER), subject.states());
        this.bannedBy = bannedBy();
        Choice deceased = choice(DECEASED);
        this.knownAlive =
                deceased != null && !deceased.winner().isOn() && !stays(catalogue.require(DECEASED), deceased);
        this.withheld = subject.withheldNumbers();
        for (String name : subject.attributes()) {
            if (!name.equals(Codes.FORMER)) {
                settled.put(name, settle(catalogue.require(name)));
            }
        }
        settleFormerCodes();
    }

    Map<String, Settled> settled() {
        return settled;
    }

    Protection protection() {
        return protection;
    }

    private @Nullable Choice choice(String attribute) {
        List<Candidate> candidates = subject.candidates(attribute);
        return candidates.isEmpty() ? null : survivor.choose(catalogue.require(attribute), candidates);
    }

    /** The registers whose bans are on; an empty word for one that is held and nobody speaks of. */
    private Set<String> bannedBy() {
        Set<String> registers = new LinkedHashSet<>();
        for (String name : BANS) {
            Choice ban = choice(name);
            if (ban == null ? subject.isHeldOn(name) : ban.winner().isOn()) {
                registers.add(ban == null ? "" : ban.winner().register());
            }
        }
        return registers;
    }

    private Settled settle(Attribute attribute) {
        Held before = subject.held(attribute.name());
        List<Candidate> all = subject.candidates(attribute.name());
        Choice choice = survivor.choose(attribute, usable(attribute, all));
        if (knownAlive && RegisterState.isDeathDay(attribute.name())) {
            return new Settled(attribute, choice, cleared(attribute, before, Rules.DEATH_WITHDRAWN));
        }
        if (choice != null) {
            return new Settled(attribute, choice, decision(attribute, before, choice));
        }
        if (before != null && !all.isEmpty() && isWithheld(attribute, before.value())) {
            return new Settled(attribute, null, cleared(attribute, before, Rules.NUMBER_WITHHELD));
        }
        if (subject.isWithdrawn(before)) {
            Direction direction = attribute.direction(before == null ? null : before.value(), null);
            return new Settled(
                    attribute, null, new Decision(attribute.name(), before, null, Rules.OF_SOMEBODY_ELSE, direction));
        }
        boolean hidden = protection.on() && (attribute.sensitivity() == Sensitivity.PROTECTED || !all.isEmpty());
        boolean whereabouts = Protection.tellsWhereabouts(attribute, "");
        Decision hiding = hidden && whereabouts ? cleared(attribute, before, Rules.HIDDEN_BY_PROTECTION_ORDER) : null;
        return new Settled(attribute, null, hiding);
    }

    private List<Candidate> usable(Attribute attribute, List<Candidate> all) {
        List<Candidate> usable = new ArrayList<>(all.size());
        for (Candidate candidate : all) {
            if (protection.mayShow(attribute, candidate)
                    && mayRefresh(attribute, candidate)
                    && mayPublish(attribute, candidate)) {
                usable.add(candidate);
            }
        }
        return usable;
    }

    /** A number that a directory withholds comes from no directory, only from the customer. */
    private boolean mayPublish(Attribute attribute, Candidate candidate) {
        return candidate.register().equals(Protection.CUSTOMERS) || !isWithheld(attribute, candidate.value());
    }

    private boolean isWithheld(Attribute attribute, @Nullable String value) {
        return value != null && attribute.kind() == ValueKind.PHONE && withheld.contains(value);
    }

    /** Under a ban only the banning register and the customer bring a new address. */
    private boolean mayRefresh(Attribute attribute, Candidate candidate) {
        return bannedBy.isEmpty()
                || attribute.category() != Category.ADDRESS
                || candidate.register().equals(Protection.CUSTOMERS)
                || bannedBy.equals(Set.of(candidate.register()))
                || Values.same(attribute, subject.heldValue(attribute.name()), candidate.value());
    }

    private @Nullable Decision decision(Attribute attribute, @Nullable Held before, Choice choice) {
        Candidate winner = choice.winner();
        String value = winner.value();
        String old = before == null ? null : before.value();
        if (Values.same(attribute, old, value) || stays(attribute, choice)) {
            return null;
        }
        boolean reveals = protection.ending()
                && (attribute.name().equals(Protection.ORDER)
                        || (value != null && Protection.tellsWhereabouts(attribute, winner.register())));
        String rule = reveals && protection.baseLacks() ? Rules.BASE_LACKS_PROTECTION : choice.rule();
        Known known = winner.known();
        Held after = value == null ? null : new Held(value, known.origin(), rule, known.from(), known.saidOn());
        return new Decision(attribute.name(), before, after, rule, direction(attribute, old, value, reveals));
    }

    /** What a delivery raised that was refused afterwards stays, unless somebody has spoken of it since. */
    private boolean stays(Attribute attribute, Choice choice) {
        Held before = subject.held(attribute.name());
        return before != null
                && !attribute.name().equals(Protection.ORDER)
                && attribute.direction(before.value(), choice.winner().value()) == Direction.LOWERS
                && subject.told().isLastWord(before.origin(), attribute.name());
    }

    private Direction direction(Attribute attribute, @Nullable String old, @Nullable String value, boolean reveals) {
        if (reveals) {
            return Direction.LOWERS;
        }
        boolean replacesHidden = protection.on() && old != null && Protection.tellsWhereabouts(attribute, "");
        return replacesHidden || isWithheld(attribute, old) ? Direction.RAISES : attribute.direction(old, value);
    }

    private static @Nullable Decision cleared(Attribute attribute, @Nullable Held before, String rule) {
        boolean hides = !rule.equals(Rules.DEATH_WITHDRAWN);
        return before == null
                ? null
                : new Decision(attribute.name(), before, null, rule, hides ? Direction.RAISES : Direction.NEUTRAL);
    }

    /** Codes once known stay known: those held, those told, and the one a decision replaces (F1). */
    private void settleFormerCodes() {
        Settled code = settled.get(Codes.CURRENT);
        Set<String> former = new LinkedHashSet<>(subject.formerCodes());
        String before = subject.heldValue(Codes.CURRENT);
        if (before != null && !subject.isWithdrawn(subject.held(Codes.CURRENT))) {
            former.add(before);
        }
        former.remove(code == null ? before : code.after(before));
        Held held = subject.held(Codes.FORMER);
        String joined = Subject.joined(former);
        if (former.isEmpty() && subject.isWithdrawn(held)) {
            settled.put(
                    Codes.FORMER,
                    new Settled(
                            catalogue.require(Codes.FORMER),
                            null,
                            new Decision(Codes.FORMER, held, null, Rules.OF_SOMEBODY_ELSE, Direction.NEUTRAL)));
            return;
        }
        if (former.isEmpty() || (held != null && held.value().equals(joined))) {
            return;
        }
        Choice source = code == null ? null : code.choice();
        Origin origin =
                source == null ? new Origin(0, 0) : source.winner().known().origin();
        Held after = new Held(joined, origin, Rules.CODE_HISTORY, null, null);
        settled.put(
                Codes.FORMER,
                new Settled(
                        catalogue.require(Codes.FORMER),
                        source,
                        new Decision(Codes.FORMER, held, after, Rules.CODE_HISTORY, Direction.NEUTRAL)));
    }
}
