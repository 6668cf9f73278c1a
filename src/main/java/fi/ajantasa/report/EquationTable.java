package fi.ajantasa.report;

import java.util.List;

/** The equations with both sides written out, each term over its name. */
final class EquationTable {
    private final Page page;
    private final Html html;

    EquationTable(Page page) {
        this.page = page;
        this.html = page.html;
    }

    void write(String run, List<Equation> equations) {
        html.open("table", "class", "equations");
        page.caption("equations.caption");
        html.open("thead").open("tr");
        page.columnHead("column.equation");
        page.columnHead("column.sides");
        page.columnHead("column.verdict");
        html.close().close().open("tbody");
        equations.forEach(equation -> row(run, equation));
        html.close().close();
    }

    private void row(String run, Equation equation) {
        html.open("tr", "class", Page.word(equation.verdict())).open("th", "scope", "row");
        html.open("div", "class", "name").leaf("span", equation.code(), "class", "code");
        html.open("span");
        page.texts.word(html, "equation", equation.name());
        html.close().close().close().open("td", "class", "sides");
        if (equation.verdict() == Verdict.NOT_EVALUATED) {
            page.texts.both(html, "equations.not-reached");
        } else if (!equation.left().isEmpty()) {
            html.open("div", "class", "terms");
            side(run, "", equation.left());
            boolean equal = Equation.sum(equation.left()) == Equation.sum(equation.right());
            side(run, equal ? "=" : "≠", equation.right());
            html.close();
        }
        faults(equation.faults());
        html.close().open("td", "class", "cell-verdict");
        page.verdict(equation.verdict());
        html.close().close();
    }

    private void side(String run, String opening, List<Term> terms) {
        String operator = opening;
        for (Term term : terms) {
            html.open("span", "class", "operand");
            String shown = isTakenAway(term) ? "−" : operator;
            if (!shown.isEmpty()) {
                html.leaf("span", shown, "class", "+−".contains(shown) ? "op" : "op equals");
            }
            html.open("span", "class", "term");
            page.figure(new Figure(term.list(), "", Math.abs(term.value()), Figure.command(run, term.list())));
            html.open("small");
            page.texts.word(html, "list", term.name());
            html.close().close().close();
            operator = "+";
        }
    }

    private static boolean isTakenAway(Term term) {
        return term.name().equals(ListName.FLAG_LIFTED.word()) || term.name().equals(ListName.FLAG_EXPIRED.word());
    }

    private void faults(List<String> faults) {
        if (!faults.isEmpty()) {
            html.open("ul", "class", "faults");
            faults.forEach(fault -> html.leaf("li", fault));
            html.close();
        }
    }
}
