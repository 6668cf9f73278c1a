package fi.ajantasa.report;

import fi.ajantasa.linkage.Explanation;
import fi.ajantasa.linkage.WaterfallPicture;
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
        for (LinkExample example : linking.examples()) {
            if (example instanceof LinkExample.Told told) {
                picture(told);
            }
        }
        long withheld = LinkExample.withheld(linking.examples());
        if (withheld > 0) {
            page.paragraph("linking.withheld", withheld);
        }
        html.close();
    }

    private void picture(LinkExample.Told example) {
        html.open("figure");
        html.picture(WaterfallPicture.svg(explanation(example)));
        html.leaf("figcaption", words(example)).close();
    }

    static String words(LinkExample.Told example) {
        String second = example.runnerUp() == null ? "" : " · " + example.runnerUp();
        String probability = second.isEmpty() || example.hidesRunnerUp()
                ? ""
                : String.format(Locale.ROOT, " %.3f", example.runnerUpProbability());
        return String.format(
                Locale.ROOT,
                "%s, %d → %s · %s · %.3f%s",
                example.source().register(),
                example.source().row(),
                example.customer(),
                example.verdict(),
                example.probability(),
                second + probability);
    }

    private static Explanation explanation(LinkExample.Told example) {
        double steps =
                example.steps().stream().mapToDouble(LinkExample.Step::weight).sum();
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
