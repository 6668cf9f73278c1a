package fi.ajantasa.linkage;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the links within one file consistent: each record belongs to one person. Likely pairs are joined, the likeliest
 * first, as long as all pairs between the two groups together speak for one person; then every pair of a group is as
 * likely as the link that joined it.
 */
final class Clusters {
    private static final double LIKELY = 0.5;
    private static final double UNLIKELY = 0.49;
    private static final double STRONGEST = 9;

    private final Links links;
    private final Matcher matcher;
    private final int[] group;
    private final @Nullable IntList[] members;
    private final Links joined = new Links();

    Clusters(Links links, int records, Matcher matcher) {
        this.links = links;
        this.matcher = matcher;
        group = new int[records];
        Arrays.setAll(group, row -> row);
        members = new IntList[records];
    }

    /** The pairs of all groups, and the unlikely links that joined nothing. */
    Links join() {
        int[] order = IntStream.range(0, links.size())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer link) -> -links.probability(link))
                        .thenComparingInt(links::right)
                        .thenComparingInt(links::left))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int link : order) {
            int a = group[links.left(link)];
            int b = group[links.right(link)];
            if (a != b && links.probability(link) >= LIKELY && together(a, b) > 0) {
                join(a, b, links.probability(link));
            }
        }
        for (int link : order) {
            if (group[links.left(link)] != group[links.right(link)]) {
                joined.add(links.left(link), links.right(link), Math.min(UNLIKELY, links.probability(link)));
            }
        }
        joined.compared = links.compared;
        return joined;
    }

    /** The logarithms of the odds of all pairs between two groups; no pair alone outweighs all others. */
    private double together(int a, int b) {
        double sum = 0;
        IntList left = members(a);
        IntList right = members(b);
        for (int i = 0; i < left.size(); i++) {
            for (int j = 0; j < right.size(); j++) {
                int x = Math.min(left.get(i), right.get(j));
                int y = Math.max(left.get(i), right.get(j));
                sum += Math.max(-STRONGEST, Math.min(STRONGEST, matcher.logOdds(x, y)));
            }
        }
        return sum;
    }

    private void join(int a, int b, double probability) {
        IntList left = members(a);
        IntList right = members(b);
        for (int j = 0; j < right.size(); j++) {
            for (int i = 0; i < left.size(); i++) {
                joined.add(Math.min(left.get(i), right.get(j)), Math.max(left.get(i), right.get(j)), probability);
            }
        }
        for (int j = 0; j < right.size(); j++) {
            group[right.get(j)] = a;
            left.add(right.get(j));
        }
    }

    private IntList members(int id) {
        IntList list = members[id];
        if (list == null) {
            list = new IntList();
            list.add(id);
            members[id] = list;
        }
        return list;
    }
}
