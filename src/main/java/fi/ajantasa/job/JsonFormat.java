package fi.ajantasa.job;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * JSON: every object of one list is a record, or every line is one; columns are told by path.
 *
 * @param ignore paths in a record of members that are known and of no use, all beneath them included
 */
public record JsonFormat(Around around, Map<String, Member> members, Set<String> ignore) implements PlacedFormat {
    public JsonFormat {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        ignore = Set.copyOf(ignore);
    }

    @Override
    public Map<String, Place> columns() {
        var columns = new LinkedHashMap<String, Place>();
        members.forEach((name, member) -> columns.put(name, member.place()));
        return columns;
    }

    /**
     * What stands around the records.
     *
     * @param lines whether every line is a record, so that nothing stands around them
     * @param records path of their list from the root, empty when the whole file is that list
     * @param count path of the member that tells how many they are, empty for none
     * @param ignore paths from the root of members that are known and of no use
     */
    public record Around(boolean lines, String records, String count, Set<String> ignore) {
        public Around {
            ignore = Set.copyOf(ignore);
        }
    }

    /**
     * One column.
     *
     * @param picks by the path of each list on the way, which of its elements is meant: what its members must say
     * @param otherwise what stands in the column when the record has no such member
     */
    public record Member(Place place, Map<String, Map<String, Condition>> picks, Type type, String otherwise) {
        public Member {
            picks = Collections.unmodifiableMap(new LinkedHashMap<>(picks));
        }
    }

    /**
     * What a member of an element must say.
     *
     * @param texts of which it says one, an empty text standing for no member
     * @param not whether it must say none of them
     */
    public record Condition(Set<String> texts, boolean not) {
        public Condition {
            texts = Set.copyOf(texts);
        }

        /** Whether a text fulfils it, an empty one where there is none. */
        public boolean holds(String text) {
            return texts.contains(text) != not;
        }
    }

    /** What kind of JSON value is right; null is none. */
    public enum Type {
        TEXT,
        NUMBER,
        FLAG
    }
}
