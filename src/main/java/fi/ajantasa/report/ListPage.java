package fi.ajantasa.report;

import java.util.List;

/** A page of an opened list: ids, row numbers and words only. */
public record ListPage(
        String run, String list, long total, long offset, List<String> columns, List<List<String>> rows) {
    public ListPage {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    public boolean hasMore() {
        return offset + rows.size() < total;
    }
}
