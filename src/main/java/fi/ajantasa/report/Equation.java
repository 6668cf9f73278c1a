package fi.ajantasa.report;

import java.util.List;

/** A control equation: both sides term by term, its verdict, and in words what does not hold. */
public record Equation(
        String code, String name, List<Term> left, List<Term> right, Verdict verdict, List<String> faults) {
    public Equation {
        left = List.copyOf(left);
        right = List.copyOf(right);
        faults = List.copyOf(faults);
    }

    static Equation of(String code, String name, List<Term> left, List<Term> right, List<String> faults) {
        boolean equal = faults.isEmpty() && sum(left) == sum(right);
        return new Equation(code, name, left, right, equal ? Verdict.BALANCED : Verdict.IMBALANCE, faults);
    }

    static Equation notEvaluated(String code, String name) {
        return new Equation(code, name, List.of(), List.of(), Verdict.NOT_EVALUATED, List.of());
    }

    /** What the two sides add up to is equal, and nothing else is wrong. */
    public boolean holds() {
        return verdict != Verdict.IMBALANCE;
    }

    /** The code and the name, as in {@code E1.rows}. */
    public String key() {
        return code + "." + name;
    }

    static long sum(List<Term> terms) {
        return terms.stream().mapToLong(Term::value).sum();
    }
}
