package fi.ajantasa.report;

import fi.ajantasa.linkage.Explanation;
import fi.ajantasa.linkage.WaterfallPicture;
import fi.ajantasa.report.RunReport.LinkExample;
import fi.ajantasa.report.RunReport.Linking;
import java.util.Locale;

/** What the page says of linking by likeness: candidates by blocking key, and a picture of a few links without values. */
final class LinkSection {
    private final Page page;
    private final Html html;

    LinkSection(Page page) {
        this.page = page;
        this.html = page.html;
    }

    /** @param asBefore the rows that were not compared again */
    void write(Linking linking, Figure asBefore) {
        if (linking.candidates().isEmpty() && linking.examples().isEmpty() && asBefore.value() == 0) {
            return;
        }
        page.section("linking.title", "id", "linking");
        page.paragraph("linking.note");
        if (asBefore.value() > 0) {
            html.open("p");
            page.texts.both(html, "linking.as-before");
            html.text(" ");
            page.figure(asBefore);
            html.close();
        }
        html.open("table");
        page.caption("linking.caption");
        html.open("thead").open("tr");
        page.columnHead("linking.key");
        page.columnHead("linking.candidates");
        html.close().close().open("tbody");
        linking.candidates().forEach((key, count) -> {
            html.open("tr").leaf("th", key, "scope", "row");
            html.leaf("td", Page.number(count)).close();
        });
        html.close().close();
        linking.examples().forEach(this::example);
        html.close();
    }

    private void example(LinkExample example) {
        html.open("figure");
        html.picture(WaterfallPicture.svg(explanation(example)));
        html.leaf("figcaption", words(example)).close();
    }

    static String words(LinkExample example) {
        String second = example.runnerUp() == null
                ? ""
                : String.format(Locale.ROOT, " · %s %.3f", example.runnerUp(), example.runnerUpProbability());
        return String.format(
                Locale.ROOT,
                "%s, %d → %s · %s · %.3f%s",
                example.source().register(),
                example.source().row(),
                example.customer(),
                example.verdict(),
                example.probability(),
                second);
    }

    private static Explanation explanation(LinkExample example) {
        double steps =
                example.steps().stream().mapToDouble(RunReport.LinkStep::weight).sum();
        return new Explanation(
                "",
                "",
                example.weight() - steps,
                example.steps().stream()
                        .map(it -> new Explanation.Step(it.comparison(), it.level(), it.weight(), "", ""))
                        .toList(),
                example.probability(),
                0,
                0,
                example.runnerUpProbability());
    }
}
