package fi.ajantasa.report;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The index at the end of a report: every figure's list with its length, its hash and the command that opens it. */
final class ListIndex {
    private static final int SHOWN_HASH = 16;

    private final Page page;
    private final Html html;

    ListIndex(Page page) {
        this.page = page;
        this.html = page.html;
    }

    void write(String run, List<ListInfo> stored) {
        Map<String, ListInfo> infos = new TreeMap<>();
        stored.forEach(info -> infos.put(info.key().path(), info));
        TreeMap<String, Figure> lines = new TreeMap<>(page.opened());
        infos.forEach((path, info) -> lines.putIfAbsent(path, Figure.of(run, info.key(), info.size())));
        page.section("lists.title", "id", "lists");
        page.paragraph("lists.note");
        html.open("table", "class", "lists");
        page.caption("lists.caption");
        html.open("thead").open("tr");
        page.columnHead("column.command");
        page.columnHead("column.number", "class", "n");
        page.columnHead("column.sha256", "class", "hash");
        html.close().close().open("tbody");
        lines.forEach((path, figure) -> line(path, figure, infos.get(path)));
        html.close().close().close();
    }

    /** Control totals and audit entries open figures of several kinds, so they show no length of their own. */
    private static String length(String path, Figure figure) {
        boolean several = path.equals(ListRowsQuery.CONTROL_TOTALS) || path.equals(ListRowsQuery.AUDIT);
        return several ? "" : Page.number(figure.value());
    }

    private void line(String path, Figure figure, @Nullable ListInfo info) {
        html.open("tr", "id", Page.anchor(path)).open("th", "scope", "row");
        page.command(figure.command());
        html.close().leaf("td", length(path, figure), "class", "n");
        html.leaf("td", info == null ? "" : info.sha256().substring(0, SHOWN_HASH), "class", "hash");
        html.close();
    }
}
