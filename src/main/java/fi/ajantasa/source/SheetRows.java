package fi.ajantasa.source;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamConstants;

/**
 * The rows of a worksheet, one after the other. A formula, an error and merged cells refuse the file: a register writes what
 * it knows, and somebody has worked on this one.
 */
final class SheetRows {
    private static final int LAST_ROW = 1_048_576;
    private static final int LAST_COLUMN = 16_384;
    private static final int LETTERS = 26;

    private final XmlWalk xml;
    private final List<String> texts;
    private final CellText text;
    private final Map<Integer, Cell> cells = new TreeMap<>();
    private int row;
    private int column;

    /**
     * What stands in a cell.
     *
     * @param sound whether it is text, or a whole number as it is written
     */
    record Cell(String text, boolean sound) {}

    /**
     * Reads a sheet.
     *
     * @param texts that cells name by their number
     * @param longest characters a cell may have
     */
    SheetRows(XmlWalk xml, List<String> texts, int longest) {
        this.xml = xml;
        this.texts = texts;
        this.text = new CellText(longest);
    }

    /** Goes to the next row in which something stands; false when there is none. */
    boolean next() throws IOException {
        cells.clear();
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                start();
            } else if (event == XMLStreamConstants.END_ELEMENT && xml.is("row") && !cells.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Its number, from 1. */
    int row() {
        return row;
    }

    /** What stands in its cells, by column from 1; empty cells left out. */
    Map<Integer, Cell> cells() {
        return cells;
    }

    private void start() throws IOException {
        if (xml.is("row")) {
            startRow();
        } else if (xml.is("c")) {
            cell();
        } else if (xml.is("mergeCell")) {
            throw new BadFileException("cells-merged", "cells of the sheet", "each value in a cell of its own");
        }
    }

    private void startRow() throws BadFileException {
        String number = xml.attribute("r");
        int next = number.isEmpty() ? row + 1 : number(number);
        if (next <= row || next > LAST_ROW) {
            throw new BadFileException("rows-out-of-order", "after row " + row, "rows that ascend to " + LAST_ROW);
        }
        row = next;
        column = 0;
    }

    private void cell() throws IOException {
        String place = xml.attribute("r");
        String type = xml.attribute("t");
        int next = place.isEmpty() ? column + 1 : column(place);
        if (next <= column || next > LAST_COLUMN) {
            throw new BadFileException("cells-out-of-order", "row " + row, "columns that ascend to " + LAST_COLUMN);
        }
        column = next;
        if (type.equals("e")) {
            throw new BadFileException("cell-with-error", place(), "values");
        }
        Cell cell = cell(type, read());
        if (!cell.text().isBlank()) {
            cells.put(column, cell);
        }
    }

    private String read() throws IOException {
        text.clear();
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT && xml.is("f")) {
                throw new BadFileException("cell-with-formula", place(), "values");
            }
            if (event == XMLStreamConstants.END_ELEMENT && xml.is("c")) {
                break;
            }
            text.take(event, xml);
        }
        return text.toString();
    }

    private Cell cell(String type, String content) throws BadFileException {
        return switch (type) {
            case "s" -> new Cell(content.isEmpty() ? "" : shared(content), true);
            case "inlineStr", "str" -> new Cell(content, true);
            default -> new Cell(content, (type.isEmpty() || type.equals("n")) && content.matches("\\d*"));
        };
    }

    private String shared(String number) throws BadFileException {
        int place = number(number);
        if (place < 0 || place >= texts.size()) {
            throw new BadFileException("workbook-incomplete", place() + " names a text that is not there", "all texts");
        }
        return texts.get(place);
    }

    private static int number(String text) {
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
    }

    /** The number of a column that is named by letters; -1 when it is none. */
    private static int column(String place) {
        int column = 0;
        int at = 0;
        while (at < place.length() && place.charAt(at) >= 'A' && place.charAt(at) <= 'Z' && column <= LAST_COLUMN) {
            column = LETTERS * column + place.charAt(at++) - 'A' + 1;
        }
        return at == 0 ? -1 : column;
    }

    private String place() {
        return "row " + row + ", column " + column;
    }
}
