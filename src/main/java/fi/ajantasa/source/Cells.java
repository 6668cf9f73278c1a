package fi.ajantasa.source;

import java.util.List;

/** Takes a line of delimited text apart: RFC 4180 quoting, no line break within a cell. */
final class Cells {
    private Cells() {}

    /** Fills the list with the cells of the line. */
    static void split(String record, char separator, long line, List<String> cells) throws BadFileException {
        cells.clear();
        int at = 0;
        while (true) {
            boolean quoted = at < record.length() && record.charAt(at) == '"';
            int end = quoted ? closing(record, at, line) + 1 : end(record, at, separator);
            String cell = quoted ? record.substring(at + 1, end - 1) : record.substring(at, end);
            boolean closed = end == record.length() || record.charAt(end) == separator;
            if (!closed || (!quoted && cell.indexOf('"') >= 0)) {
                throw new BadFileException("quote-misplaced", "line " + line, "RFC 4180");
            }
            cells.add(quoted ? cell.replace("\"\"", "\"") : cell);
            if (end == record.length()) {
                return;
            }
            at = end + 1;
        }
    }

    private static int end(String record, int from, char separator) {
        int end = record.indexOf(separator, from);
        return end < 0 ? record.length() : end;
    }

    private static int closing(String record, int from, long line) throws BadFileException {
        int at = record.indexOf('"', from + 1);
        while (at >= 0 && at + 1 < record.length() && record.charAt(at + 1) == '"') {
            at = record.indexOf('"', at + 2);
        }
        if (at < 0) {
            throw new BadFileException("quote-not-closed", "line " + line, "RFC 4180, each record on one line");
        }
        return at;
    }
}
