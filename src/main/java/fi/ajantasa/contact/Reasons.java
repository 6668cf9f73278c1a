package fi.ajantasa.contact;

import java.util.ArrayList;
import java.util.List;

/** Reasons on their way to an answer: what speaks against, and what an allowance would rest on. */
final class Reasons {
    private final List<Reason> against = new ArrayList<>(4);
    private final List<Reason> grounds = new ArrayList<>(2);

    void deny(String word, String rule, String source) {
        against.add(new Reason(word, Verdict.DENIED, rule, source));
    }

    void doubt(String word, String rule, String source) {
        against.add(new Reason(word, Verdict.UNKNOWN, rule, source));
    }

    void doubt(Reason reason) {
        against.add(reason);
    }

    void ground(String word, String rule, String source) {
        grounds.add(new Reason(word, Verdict.ALLOWED, rule, source));
    }

    boolean has(String word) {
        return against.stream().anyMatch(it -> it.word().equals(word));
    }

    List<Reason> against() {
        return against;
    }

    List<Reason> grounds() {
        return grounds;
    }
}
