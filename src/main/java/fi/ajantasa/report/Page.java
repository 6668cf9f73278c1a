package fi.ajantasa.report;

import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The frame and the recurring pieces of our HTML pages: language switch, headings, figures that open, verdicts. */
final class Page {
    static final char THIN_SPACE = '\u202F';

    final Html html = new Html();
    final Texts texts = Texts.load();
    private final SortedMap<String, Figure> opened = new TreeMap<>();

    /** Writes a whole page around the content; the title is that of the file and the browser tab. */
    String write(String titleKey, String subject, Consumer<Page> content) {
        html.open("html", "lang", "fi").open("head");
        html.empty("meta", "charset", "utf-8");
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.empty("meta", "name", "robots", "content", "noindex");
        html.leaf("title", subject + " · " + texts.finnish(titleKey) + " · " + texts.english(titleKey));
        html.style(Texts.resource("report.css")).close();
        html.open("body");
        switcher();
        html.open("main");
        content.accept(this);
        footer();
        return html.close().close().close().done();
    }

    private void switcher() {
        html.empty("input", "type", "radio", "name", "language", "id", "fi", "checked", "checked");
        html.empty("input", "type", "radio", "name", "language", "id", "en");
        html.open("nav", "aria-label", "Kieli / Language");
        html.leaf("label", "Suomi", "for", "fi", "lang", "fi-FI");
        html.leaf("label", "English", "for", "en", "lang", "en-GB");
        html.close();
    }

    private void footer() {
        html.open("footer").open("p");
        texts.both(html, "footer.private");
        html.close().open("p");
        texts.both(html, "footer.figures");
        html.close().close();
    }

    void masthead(String titleKey, String subject, String subline) {
        html.open("header").open("p", "class", "brand").text("Ajantasa · ");
        texts.both(html, titleKey);
        html.close().leaf("h1", subject);
        html.leaf("p", subline, "class", "subline").close();
    }

    /** Opens a section under a heading; the caller closes it. */
    Html section(String key, String... attributes) {
        html.open("section", attributes).open("h2");
        texts.both(html, key);
        return html.close();
    }

    void paragraph(String key, Object... arguments) {
        html.open("p", "class", "note");
        texts.both(html, key, arguments);
        html.close();
    }

    void caption(String key) {
        html.open("caption");
        texts.both(html, key);
        html.close();
    }

    void columnHead(String key, String... attributes) {
        String[] all = new String[attributes.length + 2];
        all[0] = "scope";
        all[1] = "col";
        System.arraycopy(attributes, 0, all, 2, attributes.length);
        html.open("th", all);
        texts.both(html, key);
        html.close();
    }

    /** Writes a number; anything but zero leads to its list in the index of lists. */
    void figure(Figure figure) {
        if (figure.value() == 0) {
            html.leaf("span", "0", "class", "fig zero", "data-command", figure.command());
            return;
        }
        opened.putIfAbsent(figure.path(), figure);
        html.open(
                        "a",
                        "class",
                        "fig",
                        "href",
                        "#" + anchor(figure.path()),
                        "data-command",
                        figure.command(),
                        "title",
                        figure.command())
                .text(number(figure.value()))
                .close();
    }

    /** The figures written so far, by the path of their list. */
    SortedMap<String, Figure> opened() {
        return opened;
    }

    void command(String command) {
        html.leaf("code", command, "class", "command");
    }

    /** Writes a verdict as sign and word, so that colour is not its only carrier. */
    void verdict(Verdict verdict) {
        String word = word(verdict);
        html.open("span", "class", "verdict " + word);
        html.leaf("span", sign(verdict), "class", "sign", "aria-hidden", "true");
        texts.both(html, "verdict." + word);
        html.close();
    }

    static String word(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String sign(Verdict verdict) {
        return switch (verdict) {
            case BALANCED -> "✓";
            case IMBALANCE -> "✕";
            case NOT_EVALUATED -> "–";
        };
    }

    static String anchor(String path) {
        return "list-" + path.replace('/', '.');
    }

    /** Digits in groups of three, with a real minus sign. */
    static String number(long value) {
        String digits = Long.toString(Math.abs(value));
        StringBuilder grouped = new StringBuilder(digits);
        for (int at = digits.length() - 3; at > 0; at -= 3) {
            grouped.insert(at, THIN_SPACE);
        }
        return (value < 0 ? "−" : "") + grouped;
    }

    static String or(@Nullable Object value, String otherwise) {
        return value == null ? otherwise : value.toString();
    }
}
