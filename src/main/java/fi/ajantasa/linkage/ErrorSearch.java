package fi.ajantasa.linkage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds the wrong links and the missed ones, by how certain the model was. */
final class ErrorSearch {
    private final Links links;
    private final Truth truth;
    private final boolean oneFile;

    ErrorSearch(Links links, Truth truth, boolean oneFile) {
        this.links = links;
        this.truth = truth;
        this.oneFile = oneFile;
    }

    /** A pair that was decided wrongly; how far the model was on the wrong side. */
    record Found(boolean missed, int left, int right, double certainty) {}

    List<Found> list(double threshold, int most) {
        List<Found> all = new ArrayList<>();
        boolean[] found = new boolean[oneFile ? 0 : truth.rights()];
        for (int link = 0; link < links.size(); link++) {
            double p = links.probability(link);
            boolean same = truth.isSame(links.left(link), links.right(link));
            if (p >= threshold && !same) {
                all.add(new Found(false, links.left(link), links.right(link), p));
            } else if (p < threshold && same) {
                all.add(new Found(true, links.left(link), links.right(link), 1 - p));
            }
            if (same && !oneFile) {
                found[links.right(link)] = true;
            }
        }
        for (int right = 0; right < found.length; right++) {
            if (!found[right] && truth.left(right) >= 0) {
                all.add(new Found(true, truth.left(right), right, 1));
            }
        }
        all.sort(Comparator.comparingDouble((Found it) -> -it.certainty()).thenComparingInt(Found::right));
        return all.subList(0, Math.min(most, all.size()));
    }
}
