package fi.ajantasa.decide;

import fi.ajantasa.job.Decisions;
import fi.ajantasa.job.Survivorship;
import fi.ajantasa.person.Attribute;
import fi.ajantasa.person.Effect;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Survivorship: which of several registers' values of an attribute wins, as {@code decisions.yaml} says. */
final class Survivor {

    private static final Survivorship UNRANKED = new Survivorship(List.of(), false);

    private final Map<String, Survivorship> rules;

    Survivor(Decisions decisions) {
        this.rules = decisions.attributes();
    }

    /** The winner of candidates given in the order of their registers' names; null when there are none. */
    @Nullable
    Choice choose(Attribute attribute, List<Candidate> candidates) {
        if (candidates.isEmpty()) {
            return null;
        }
        Survivorship rule = rules.getOrDefault(attribute.name(), UNRANKED);
        List<Candidate> ranked = ranked(rule, candidates);
        if (ranked.isEmpty()) {
            return null;
        }
        List<Candidate> among = onOnly(attribute, ranked);
        Candidate best = among.get(0);
        for (Candidate candidate : among) {
            if (order(rule, candidate, best) < 0) {
                best = candidate;
            }
        }
        Candidate said = rule.customerSaidBeatsOlder() ? newestSaid(among, best) : null;
        if (said != null) {
            return new Choice(said, Rules.CUSTOMER_SAID_NEWER);
        }
        return new Choice(
                best, among.size() < ranked.size() ? Rules.ON_IN_ANY_SOURCE : word(attribute, rule, best, among));
    }

    /** A register names some attributes only to be linked by; those it has no rank for, and they enrich nobody. */
    private static List<Candidate> ranked(Survivorship rule, List<Candidate> candidates) {
        if (rule.sources().isEmpty()) {
            return candidates;
        }
        List<Candidate> ranked = new ArrayList<>(candidates.size());
        for (Candidate candidate : candidates) {
            if (rule.sources().contains(candidate.register())) {
                ranked.add(candidate);
            }
        }
        return ranked;
    }

    /** A flag that protects is on when any source says so, whatever its rank. */
    private static List<Candidate> onOnly(Attribute attribute, List<Candidate> candidates) {
        if (attribute.effect() != Effect.ON_RAISES || candidates.size() == 1) {
            return candidates;
        }
        List<Candidate> on = new ArrayList<>(candidates.size());
        for (Candidate candidate : candidates) {
            if (candidate.isOn()) {
                on.add(candidate);
            }
        }
        return on.isEmpty() ? candidates : on;
    }

    private static int order(Survivorship rule, Candidate a, Candidate b) {
        int byRank = Integer.compare(rank(rule, a), rank(rule, b));
        int byDay = b.known().start().compareTo(a.known().start());
        int first = rule.newestWins() ? byDay : byRank;
        int second = rule.newestWins() ? byRank : byDay;
        return first != 0 ? first : second;
    }

    private static int rank(Survivorship rule, Candidate candidate) {
        int rank = rule.sources().indexOf(candidate.register());
        return rank < 0 ? rule.sources().size() : rank;
    }

    /** The newest value the customer said after the day from which the best one counts. */
    private static @Nullable Candidate newestSaid(List<Candidate> among, Candidate best) {
        Candidate newest = null;
        LocalDate day = best.known().saidOn() == null
                ? best.known().start()
                : best.known().saidOn();
        for (Candidate candidate : among) {
            LocalDate said = candidate.known().saidOn();
            if (said != null && said.isAfter(day) && candidate.value() != null) {
                newest = candidate;
                day = said;
            }
        }
        return newest;
    }

    private static String word(Attribute attribute, Survivorship rule, Candidate best, List<Candidate> among) {
        if (best.ended()) {
            return attribute.effect() == Effect.ON_RAISES ? best.known().lifting() : Rules.ENDED;
        }
        if (best.value() == null) {
            return Rules.KNOWN_EMPTY;
        }
        if (among.size() == 1) {
            return Rules.ONLY_SOURCE;
        }
        return rank(rule, best) < rule.sources().size() ? Rules.SOURCE_RANK : Rules.NEWER_VALUE;
    }
}
