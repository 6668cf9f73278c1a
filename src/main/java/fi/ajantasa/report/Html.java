package fi.ajantasa.report;

import java.util.ArrayDeque;
import java.util.Deque;

/** Writes HTML: every text and attribute value is escaped, every element closed in order. */
final class Html {
    private final StringBuilder out = new StringBuilder("<!doctype html>\n");
    private final Deque<String> open = new ArrayDeque<>();

    /** Opens an element; attributes are names and values in turn. */
    Html open(String tag, String... attributes) {
        start(tag, attributes);
        open.push(tag);
        return this;
    }

    /** Writes an element without content. */
    Html empty(String tag, String... attributes) {
        start(tag, attributes);
        return this;
    }

    Html text(String text) {
        out.append(escape(text));
        return this;
    }

    Html leaf(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close();
    }

    /** Closes the element opened last. */
    Html close() {
        String tag = open.pop();
        out.append("</").append(tag).append('>');
        if (BLOCKS.contains(" " + tag + " ")) {
            out.append('\n');
        }
        return this;
    }

    /** Writes the style sheet, which is ours and holds no text from outside. */
    Html style(String css) {
        out.append("<style>\n").append(css).append("</style>\n");
        return this;
    }

    /** Writes a picture of our own making, in which texts are escaped already. */
    Html picture(String svg) {
        out.append(svg).append('\n');
        return this;
    }

    String done() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("not closed: " + open);
        }
        return out.toString();
    }

    private static final String BLOCKS =
            " html head body title nav main header footer section table caption thead tbody tr"
                    + " h1 h2 h3 p dl div ul li svg figure ";

    private void start(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(escape(attributes[i + 1]))
                    .append('"');
        }
        out.append('>');
    }

    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(Character.isISOControl(c) && c != '\n' ? '\uFFFD' : c);
            }
        }
        return escaped.toString();
    }
}
