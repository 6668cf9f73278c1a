package fi.ajantasa.audit;

import java.util.Arrays;

/** Sorted ids to be read together: by their range where they lie close, which reads pages in order, else one by one. */
public final class Ids {
    private static final int CLOSE = 2;
    private final long[] sorted;

    private Ids(long[] sorted) {
        this.sorted = sorted;
    }

    /** These ids, in any order. */
    public static Ids of(int[] ids) {
        return of(Arrays.stream(ids).asLongStream().toArray());
    }

    /** These ids, in any order. */
    public static Ids of(long[] ids) {
        long[] sorted = ids.clone();
        Arrays.sort(sorted);
        return new Ids(sorted);
    }

    public boolean areClose() {
        return sorted.length > 0 && last() - first() < (long) CLOSE * sorted.length;
    }

    public long first() {
        return sorted[0];
    }

    public long last() {
        return sorted[sorted.length - 1];
    }

    public boolean contain(long id) {
        return Arrays.binarySearch(sorted, id) >= 0;
    }

    /** All of them, as an array parameter takes them. */
    public Long[] array() {
        return Arrays.stream(sorted).boxed().toArray(Long[]::new);
    }

    /**
     * A query for rows with these ids, with {@link #parameters} as its parameters.
     *
     * @param select the columns, such as {@code select c.number}
     * @param table with its alias, such as {@code customer c}
     * @param id the column with the id, such as {@code c.id}
     * @param order what follows, empty for no order
     */
    public String sql(String select, String table, String id, String order) {
        return areClose()
                ? select + " from " + table + " where " + id + " between ? and ?" + order
                : select + " from unnest(cast(? as bigint array)) n(id) join " + table + " on " + id + " = n.id"
                        + order;
    }

    /** The parameters of {@link #sql}; by range it may show rows of other ids between these. */
    public Object[] parameters() {
        return areClose() ? new Object[] {first(), last()} : new Object[] {array()};
    }
}
