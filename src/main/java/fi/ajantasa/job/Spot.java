package fi.ajantasa.job;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One place in a record. */
public sealed interface Spot {
    /** A cell of delimited text, from 1. */
    record Cell(int number) implements Spot {
        private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,2}");

        static Spot read(String text) {
            if (!NUMBER.matcher(text).matches()) {
                throw new IllegalArgumentException(text);
            }
            return new Cell(Integer.parseInt(text));
        }
    }

    /** Positions of a fixed-width record, from 1, both ends included. */
    record Positions(int from, int to) implements Spot {
        private static final Pattern RANGE = Pattern.compile("([1-9]\\d{0,5})(?:-([1-9]\\d{0,5}))?");

        static Positions read(String text) {
            Matcher range = RANGE.matcher(text);
            if (!range.matches()) {
                throw new IllegalArgumentException(text);
            }
            int from = Integer.parseInt(range.group(1));
            int to = range.group(2) == null ? from : Integer.parseInt(range.group(2));
            if (to < from) {
                throw new IllegalArgumentException(text);
            }
            return new Positions(from, to);
        }
    }

    /**
     * In XML the text of an element inside the record, or an attribute of it, of the record or of what encloses it. Names
     * between slashes lead from the record, or from what encloses it, to one element and no other.
     *
     * @param attribute name of the attribute, empty for the element's text
     */
    record Path(String element, String attribute) implements Spot {
        private static final Pattern PATH =
                Pattern.compile("([A-Za-z_][\\w.-]*(?:/[A-Za-z_][\\w.-]*)*)(?:@([A-Za-z_][\\w.-]*))?");

        static Spot read(String text) {
            Matcher path = PATH.matcher(text);
            if (!path.matches()) {
                throw new IllegalArgumentException(text);
            }
            return new Path(path.group(1), path.group(2) == null ? "" : path.group(2));
        }

        /** The names on the way. */
        public List<String> names() {
            return List.of(element.split("/", -1));
        }
    }

    /** In a worksheet the cell below a heading; headings are compared as {@link #plain} makes them. */
    record Heading(String text) implements Spot {
        private static final Pattern BREAK = Pattern.compile("-\\s*[\\r\\n]+\\s*");
        private static final Pattern BLANKS = Pattern.compile("[\\s\\u00A0]+");

        static Heading read(String text) {
            String plain = plain(text);
            if (plain.isEmpty()) {
                throw new IllegalArgumentException(text);
            }
            return new Heading(plain);
        }

        /** A heading in small letters on one line, a word that was broken at a line's end in one piece (D26). */
        public static String plain(String heading) {
            String whole = BREAK.matcher(heading).replaceAll("");
            return BLANKS.matcher(whole).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
        }
    }

    /** In JSON the value of a member, told by the names on the way to it. */
    record Member(String path) implements Spot {
        private static final Pattern PATH = Pattern.compile("[A-Za-z_$][\\w$-]*(?:\\.[A-Za-z_$][\\w$-]*)*");

        /** Reads a path like {@code names.name}; throws an IllegalArgumentException when it is none. */
        static Member read(String text) {
            if (!PATH.matcher(text).matches()) {
                throw new IllegalArgumentException(text);
            }
            return new Member(text);
        }
    }
}
