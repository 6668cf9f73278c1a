package fi.ajantasa.audit;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with a log, in the order it was found; of very many the first. */
final class Faults {
    private static final int MOST = 1000;

    private final List<String> found = new ArrayList<>();
    private long more;

    void add(String fault) {
        if (found.size() < MOST) {
            found.add(fault);
        } else {
            more++;
        }
    }

    void addAll(List<String> faults) {
        faults.forEach(this::add);
    }

    List<String> list() {
        List<String> list = new ArrayList<>(found);
        if (more > 0) {
            list.add("and " + more + " more");
        }
        return list;
    }
}
