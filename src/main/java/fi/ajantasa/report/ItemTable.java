package fi.ajantasa.report;

import fi.ajantasa.report.RunReport.AttributeCounts;
import java.util.ArrayList;
import java.util.List;

/** What became of the items of each attribute: one line per attribute, one column per outcome that occurs. */
final class ItemTable {
    private final Page page;
    private final Html html;

    ItemTable(Page page) {
        this.page = page;
        this.html = page.html;
    }

    void write(List<AttributeCounts> attributes) {
        List<String> columns = columns(attributes);
        html.open("table", "class", "items stack");
        page.caption("items.caption");
        html.open("thead").open("tr");
        page.columnHead("column.attribute");
        columns.forEach(name -> page.columnHead("list." + name, "class", "n"));
        html.close().close().open("tbody");
        attributes.forEach(line -> {
            html.open("tr").open("th", "scope", "row");
            page.texts.word(html, "attribute", line.attribute());
            html.close();
            cells(line.outcomes(), columns);
        });
        html.open("tr", "class", "total").open("th", "scope", "row");
        page.texts.both(html, "items.total");
        html.close();
        cells(totals(attributes), columns);
        html.close().close();
    }

    private static List<String> columns(List<AttributeCounts> attributes) {
        return attributes.get(0).outcomes().stream()
                .map(Figure::name)
                .filter(name -> attributes.stream()
                        .flatMap(line -> line.outcomes().stream())
                        .anyMatch(figure -> figure.name().equals(name) && figure.value() > 0))
                .toList();
    }

    private static List<Figure> totals(List<AttributeCounts> attributes) {
        List<Figure> totals = new ArrayList<>(attributes.get(0).outcomes());
        totals.replaceAll(first -> new Figure(
                first.name(),
                "",
                attributes.stream()
                        .flatMap(line -> line.outcomes().stream())
                        .filter(figure -> figure.name().equals(first.name()))
                        .mapToLong(Figure::value)
                        .sum(),
                first.command().substring(0, first.command().lastIndexOf('/'))));
        return totals;
    }

    private void cells(List<Figure> outcomes, List<String> columns) {
        for (Figure figure : outcomes) {
            if (columns.contains(figure.name())) {
                html.open("td", "class", figure.value() == 0 ? "n nothing" : "n");
                html.open("span", "class", "label");
                page.texts.word(html, "list", figure.name());
                html.close();
                page.figure(figure);
                html.close();
            }
        }
        html.close();
    }
}
