package fi.ajantasa.report;

import java.util.List;

/** The mass changes that passed because they had been announced, each with its dates, limits and reason. */
final class AnnouncedTable {
    private final Page page;
    private final Html html;

    AnnouncedTable(Page page) {
        this.page = page;
        this.html = page.html;
    }

    void write(List<AnnouncedChange> changes) {
        html.open("table", "class", "figures");
        page.caption("announced.caption");
        html.open("thead").open("tr");
        page.columnHead("column.attribute");
        page.columnHead("column.number", "class", "n");
        page.columnHead("column.limit", "class", "n");
        page.columnHead("column.ceiling", "class", "n");
        page.columnHead("column.announced");
        html.close().close().open("tbody");
        changes.forEach(this::row);
        html.close().close();
    }

    private void row(AnnouncedChange change) {
        html.open("tr").open("th", "scope", "row");
        page.texts.word(html, "attribute", change.passed().attribute());
        html.close().open("td", "class", "n");
        page.figure(change.passed());
        html.close();
        html.leaf("td", Page.number(change.limit()), "class", "n");
        html.leaf("td", Page.number(change.ceiling()), "class", "n");
        html.leaf("td", change.from() + " – " + change.until() + ": " + change.reason());
        html.close();
    }
}
