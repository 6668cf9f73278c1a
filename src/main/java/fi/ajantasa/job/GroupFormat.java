package fi.ajantasa.job;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Groups of fixed width behind the head of a line, each of a kind of its own; every group becomes a row.
 *
 * @param ends the character behind each group, the last one too
 * @param count where the head says how many groups the line has
 * @param continued how a line says that it goes on with the one before, or null when none does
 * @param head columns of the head, which every row has
 * @param each columns of every group
 * @param drop what groups start with that are outside our purpose: counted, and not kept
 * @param kinds the groups that are read; of several that start alike the first whose look fits
 */
public record GroupFormat(
        char ends,
        Spot.Positions count,
        @Nullable Continued continued,
        Map<String, Place> head,
        Map<String, Place> each,
        Set<String> drop,
        List<Kind> kinds) {
    public GroupFormat {
        head = Collections.unmodifiableMap(new LinkedHashMap<>(head));
        each = Collections.unmodifiableMap(new LinkedHashMap<>(each));
        drop = Collections.unmodifiableSet(new TreeSet<>(drop));
        kinds = List.copyOf(kinds);
    }

    /** The text that stands in the head of a line that continues the one before, and where. */
    public record Continued(Spot.Positions at, String as) {}

    /**
     * One kind of group.
     *
     * @param starts what its text may start with
     * @param length characters of its text
     * @param when what its text looks like, or null for any look
     * @param same what some columns always say
     * @param others columns that list what another column says in the person's other groups that start alike, and in the head
     */
    public record Kind(
            Set<String> starts,
            int length,
            @Nullable Pattern when,
            Map<String, Place> columns,
            Map<String, String> same,
            Map<String, String> others) {
        public Kind {
            starts = Collections.unmodifiableSet(new TreeSet<>(starts));
            columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
            same = Collections.unmodifiableMap(new LinkedHashMap<>(same));
            others = Collections.unmodifiableMap(new LinkedHashMap<>(others));
        }

        /** Whether a group is of this kind, or would be if it looked otherwise. */
        public boolean isOf(String text) {
            return starts.stream().anyMatch(text::startsWith);
        }
    }

    /** Every column that some row may have; what always says the same has no place. */
    Map<String, Place> columns() {
        Map<String, Place> columns = new LinkedHashMap<>(head);
        columns.putAll(each);
        Place nowhere = new Place(List.of(), null, null, null, null, null);
        for (Kind kind : kinds) {
            kind.columns().forEach(columns::putIfAbsent);
            kind.same().keySet().forEach(it -> columns.putIfAbsent(it, nowhere));
            kind.others().keySet().forEach(it -> columns.putIfAbsent(it, nowhere));
        }
        return columns;
    }
}
