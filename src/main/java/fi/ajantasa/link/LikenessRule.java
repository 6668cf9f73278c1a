package fi.ajantasa.link;

import fi.ajantasa.job.Likelihood;
import fi.ajantasa.job.Verdict;
import fi.ajantasa.linkage.LikelyPerson;
import fi.ajantasa.linkage.PersonMatcher;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads probabilities as verdicts. A person's word comes first (F137). The likeliest is the same person when it is likely
 * enough and no second is close; else all who are about as likely are possible, so that of two who cannot be told apart
 * neither is enriched and both are restricted.
 */
public final class LikenessRule {
    /** The model says that a record is not even possibly the customer's. */
    public static final String UNLIKE = "unlike";

    /** Who is less likely than this is out of the question. */
    public static final double LEAST = 0.01;

    /** A second that is at least so likely beside the first is close. */
    private static final double CLOSE = 0.5;

    /** All others may become likelier by this much, beside nobody, when somebody leaves who is unlikely by itself. */
    private static final double NEARLY = 1.1;

    private final String rule;
    private final Likelihood limits;
    private final Verdicts verdicts;

    public LikenessRule(String rule, Likelihood limits, Verdicts verdicts) {
        this.rule = rule;
        this.limits = limits;
        this.verdicts = verdicts;
    }

    /**
     * The customers a row is linked to.
     *
     * @param likely all that are not out of the question, the likeliest first
     * @param recordKey of the row, by which people's answers are found
     */
    public List<Found> judge(List<LikelyPerson> likely, long recordKey) {
        int answered = verdicts.findCustomer(recordKey);
        if (answered != Verdicts.NOBODY) {
            return List.of(asAnswered(likely, recordKey, answered));
        }
        return byLikeness(withoutDifferent(likely, recordKey), recordKey);
    }

    /**
     * What the model by itself says against people's answers, by customer: this rule where they said DIFFERENT and it is
     * sure, {@link #UNLIKE} where they said SAME and it is not even possible. The answers hold all the same (F137).
     *
     * @param likely all that are not out of the question, the likeliest first
     */
    public SortedMap<Integer, String> against(List<LikelyPerson> likely, long recordKey) {
        SortedMap<Integer, String> against = new TreeMap<>();
        SortedMap<Integer, Verdict> answers = verdicts.answers(recordKey);
        if (!answers.isEmpty()) {
            Map<Integer, Verdict> says = new HashMap<>();
            byLikeness(likely, recordKey)
                    .forEach(it -> says.put(it.customer(), it.likeness().verdict()));
            answers.forEach((customer, answer) -> {
                if (answer == Verdict.SAME && !says.containsKey(customer)) {
                    against.put(customer, UNLIKE);
                } else if (answer == Verdict.DIFFERENT && says.get(customer) == Verdict.SAME) {
                    against.put(customer, rule);
                }
            });
        }
        return against;
    }

    private List<Found> byLikeness(List<LikelyPerson> left, long recordKey) {
        if (left.isEmpty()) {
            return List.of();
        }
        double first = left.get(0).probability();
        double second = left.size() > 1 ? left.get(1).probability() : 0;
        if (first >= limits.enrich() && second < CLOSE * first) {
            return List.of(found(left, 0, Verdict.SAME, recordKey));
        }
        List<Found> possible = new ArrayList<>(2);
        double together = left.stream()
                .mapToDouble(LikelyPerson::probability)
                .filter(it -> it >= CLOSE * first)
                .sum();
        for (int i = 0; i < left.size(); i++) {
            double probability = left.get(i).probability();
            boolean oneOfAlike = together >= limits.restrict() && probability >= CLOSE * first;
            if (probability >= limits.restrict() || oneOfAlike) {
                possible.add(found(left, i, Verdict.POSSIBLE, recordKey));
            }
        }
        return possible;
    }

    /** Whether people have said that the row is of none of those it looks like. */
    public boolean isAnsweredAway(List<LikelyPerson> likely, long recordKey) {
        return likely.stream()
                .anyMatch(it -> it.probability() >= limits.restrict()
                        && verdicts.find(recordKey, it.person()) == Verdict.DIFFERENT);
    }

    /**
     * Whether the answer to a row stands while nobody near it changes: it would be the same were all a little likelier or
     * less likely, and no person has had a say in it.
     *
     * @param asked what told who is likely
     */
    public boolean isSettled(List<LikelyPerson> likely, PersonMatcher asked, List<Found> found, long recordKey) {
        boolean answered = !verdicts.isEmpty()
                && (verdicts.findCustomer(recordKey) != Verdicts.NOBODY
                        || likely.stream().anyMatch(it -> verdicts.find(recordKey, it.person()) != null));
        if (answered) {
            return false;
        }
        double together = asked.together();
        if (asked.likeliest() * CLOSE < LEAST * NEARLY) {
            return together * NEARLY < limits.restrict();
        }
        double more = 1 + (NEARLY - 1) * (1 - together);
        List<String> answer = answer(found);
        return answer.equals(answer(byLikeness(likelier(likely, more), recordKey)))
                && answer.equals(answer(byLikeness(likelier(likely, 1 / more), recordKey)));
    }

    private static List<String> answer(List<Found> found) {
        return found.stream()
                .map(it -> it.customer() + " " + it.likeness().verdict())
                .toList();
    }

    private static List<LikelyPerson> likelier(List<LikelyPerson> likely, double by) {
        return likely.stream()
                .map(it -> new LikelyPerson(it.person(), it.weight(), by * it.probability(), it.grounds()))
                .toList();
    }

    private Found asAnswered(List<LikelyPerson> likely, long recordKey, int customer) {
        for (int i = 0; i < likely.size(); i++) {
            if (likely.get(i).person() == customer) {
                Found found = found(likely, i, Verdict.SAME, recordKey);
                return new Found(customer, found.likeness().asPersonSaid());
            }
        }
        return new Found(customer, Likeness.certain(Likeness.PERSON, recordKey));
    }

    /** Who a person said it is not leaves the others as likely as they are among themselves and everybody else. */
    private List<LikelyPerson> withoutDifferent(List<LikelyPerson> likely, long recordKey) {
        if (verdicts.isEmpty()) {
            return likely;
        }
        List<LikelyPerson> left = new ArrayList<>(likely);
        left.removeIf(it -> verdicts.find(recordKey, it.person()) == Verdict.DIFFERENT);
        double gone = sum(likely) - sum(left);
        left.replaceAll(it -> new LikelyPerson(
                it.person(), it.weight(), Math.min(1, it.probability() / Math.max(1e-9, 1 - gone)), it.grounds()));
        return left;
    }

    private static double sum(List<LikelyPerson> likely) {
        return likely.stream().mapToDouble(LikelyPerson::probability).sum();
    }

    private Found found(List<LikelyPerson> likely, int place, Verdict verdict, long recordKey) {
        LikelyPerson it = likely.get(place);
        LikelyPerson other = likely.size() < 2 ? null : likely.get(place == 0 ? 1 : 0);
        return new Found(
                it.person(),
                new Likeness(
                        verdict,
                        rule,
                        recordKey,
                        (float) it.weight(),
                        (float) it.probability(),
                        other == null ? 0 : other.person(),
                        other == null ? 0 : (float) other.probability(),
                        it.grounds()));
    }
}
