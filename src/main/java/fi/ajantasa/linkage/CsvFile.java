package fi.ajantasa.linkage;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads a CSV file (RFC 4180) row by row into reused cells: UTF-8, or Latin-1 where a byte sequence is no UTF-8; the
 * separator is the commonest of comma, semicolon, tab and bar in the head.
 */
final class CsvFile implements Closeable {
    private static final int END = -1;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int position;
    private int limit;
    private final Map<String, Integer> columns = new TreeMap<>();
    private final List<Cell> cells = new ArrayList<>();
    private final char separator;
    private int pending = NONE;

    private static final int NONE = -2;

    CsvFile(Path path) throws IOException {
        in = Files.newInputStream(path);
        separator = readHead();
    }

    /** The names of the head. */
    Set<String> columns() {
        return columns.keySet();
    }

    int column(String name) {
        Integer place = columns.get(name);
        if (place == null) {
            throw new LinkageException("no column " + name);
        }
        return place;
    }

    Cell cell(int column) {
        return cells.get(column);
    }

    /** Moves to the next row; false at the end of the file. Cells a short row lacks are empty. */
    boolean next() throws IOException {
        int c = read();
        while (c == '\n' || c == '\r') {
            c = read();
        }
        if (c == END) {
            return false;
        }
        for (int i = 0; i < cells.size(); i++) {
            cells.get(i).clear();
        }
        pending = c;
        for (int column = 0; ; column++) {
            int end = readCell(column < cells.size() ? cells.get(column) : new Cell());
            if (end != separator) {
                return true;
            }
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private char readHead() throws IOException {
        Cell head = new Cell();
        int c = read();
        if (c == '\ufeff') {
            c = read();
        }
        while (c != '\n' && c != END) {
            head.append((char) c);
            c = read();
        }
        String line = head.toString().strip();
        char found = commonest(line);
        String[] names = line.split(java.util.regex.Pattern.quote(String.valueOf(found)), -1);
        for (int i = 0; i < names.length; i++) {
            columns.put(names[i].strip().replaceAll("^\"|\"$", ""), i);
            cells.add(new Cell());
        }
        return found;
    }

    private static char commonest(String line) {
        char best = ',';
        for (char candidate : new char[] {';', '\t', '|'}) {
            if (count(line, candidate) > count(line, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String line, char c) {
        return line.chars().filter(it -> it == c).count();
    }

    /** Reads one cell and returns what ended it. */
    private int readCell(Cell cell) throws IOException {
        int c = read();
        if (c == '"') {
            c = readQuoted(cell);
        }
        while (c != separator && c != '\n' && c != END) {
            if (c != '\r') {
                cell.append((char) c);
            }
            readPlain(cell);
            c = read();
        }
        return c;
    }

    /** The quick way through the bytes in the buffer that are nothing but letters. */
    private void readPlain(Cell cell) {
        int at = position;
        while (at < limit && buffer[at] >= ' ' && buffer[at] != separator) {
            at++;
        }
        cell.append(buffer, position, at);
        position = at;
    }

    private int readQuoted(Cell cell) throws IOException {
        int c = read();
        while (c != END) {
            if (c == '"') {
                c = read();
                if (c != '"') {
                    return c;
                }
            }
            cell.append((char) c);
            c = read();
        }
        return END;
    }

    private int read() throws IOException {
        if (pending != NONE) {
            int c = pending;
            pending = NONE;
            return c;
        }
        int first = readByte();
        return first < 0x80 ? first : decode(first);
    }

    /** A letter of two or three bytes; a byte that begins none is taken as Latin-1, letters beyond 16 bits as one sign. */
    private int decode(int first) throws IOException {
        int more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : first >= 0xc2 ? 1 : 0;
        if (more == 0 || !continues()) {
            return first;
        }
        int letter = first & (0x3f >> more);
        for (int i = 0; i < more && continues(); i++) {
            letter = letter << 6 | (readByte() & 0x3f);
        }
        return letter > 0xffff ? 0xfffd : letter;
    }

    private boolean continues() throws IOException {
        return fill() && (buffer[position] & 0xc0) == 0x80;
    }

    private int readByte() throws IOException {
        return fill() ? buffer[position++] & 0xff : END;
    }

    private boolean fill() throws IOException {
        if (position == limit) {
            limit = Math.max(0, in.read(buffer));
            position = 0;
        }
        return position < limit;
    }
}
