package fi.ajantasa.contact;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The order of reasons: as the definitions name them, then the others by name; what denies before what is unknown. */
final class Precedence implements Comparator<Reason> {
    private final Map<String, Integer> places = new HashMap<>();

    Precedence(List<String> order) {
        order.forEach(word -> places.putIfAbsent(word, places.size()));
    }

    @Override
    public int compare(Reason one, Reason other) {
        int byVerdict = Boolean.compare(one.verdict() != Verdict.DENIED, other.verdict() != Verdict.DENIED);
        if (byVerdict != 0) {
            return byVerdict;
        }
        int byPlace = Integer.compare(place(one), place(other));
        int byWord = byPlace != 0 ? byPlace : one.word().compareTo(other.word());
        return byWord != 0 ? byWord : one.source().compareTo(other.source());
    }

    private int place(Reason reason) {
        return places.getOrDefault(reason.word(), Integer.MAX_VALUE);
    }
}
