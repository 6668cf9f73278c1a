package fi.ajantasa.changes;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What becomes of one group of data.
 *
 * @param members that may stand in it
 * @param needs members without which nothing can be said
 * @param once whether it may be told only once at a time
 * @param keeps whether a removal alone ends nothing
 */
record GroupRule(Use use, List<RowRule> rows, Set<String> members, Set<String> needs, boolean once, boolean keeps) {
    /** Members that every group may have. */
    private static final Set<String> COMMON =
            Set.of("tietoryhma", "muutosattribuutti", "voimassaolevatTiedot", "turvakiellonAlaisetKentat");

    GroupRule {
        rows = List.copyOf(rows);
        needs = Set.copyOf(needs);
        Set<String> all = new HashSet<>(members);
        all.addAll(COMMON);
        rows.forEach(row -> row.cells().forEach(cell -> all.addAll(cell.members())));
        members = Set.copyOf(all);
    }

    /** What is done with a group. */
    enum Use {
        APPLY,
        GRANTED,
        CODES,
        JOIN,
        CHECK,
        HISTORY,
        DROP
    }

    /**
     * One row of our own layout.
     *
     * @param detail whether it stands in the file of further names and addresses
     * @param same cells that are always the same
     * @param ends cells that say that there is none any more
     */
    record RowRule(boolean detail, Map<String, String> same, List<CellRule> cells, Map<String, String> ends) {
        RowRule {
            same = Map.copyOf(same);
            cells = List.copyOf(cells);
            ends = Map.copyOf(ends);
        }

        /** Every column it may fill. */
        Stream<String> columns() {
            return Stream.concat(
                    Stream.concat(same.keySet().stream(), ends.keySet().stream()),
                    cells.stream().flatMap(it -> it.columns().stream()));
        }
    }

    /**
     * One cell.
     *
     * @param told the members it is made of, as the group calls them
     */
    record CellRule(String column, How how, List<String> told) {
        private static final String ALL_LETTERS = "UTF8";

        CellRule {
            told = List.copyOf(told);
        }

        List<String> columns() {
            return how == How.BOTH ? List.of(column + "_fi", column + "_sv") : List.of(column);
        }

        /** The members with their twins that have all letters. */
        List<String> members() {
            return how == How.NAME ? List.of(told.get(0) + ALL_LETTERS, told.get(0)) : told;
        }
    }
}
