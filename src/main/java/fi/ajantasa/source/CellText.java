package fi.ajantasa.source;

import javax.xml.stream.XMLStreamConstants;

/** The text between the tags of a cell, in one piece or in several of their own look; how it is pronounced left out. */
final class CellText {
    private final int longest;
    private final StringBuilder text = new StringBuilder();
    private boolean reading;
    private boolean pronounced;

    /** @param longest characters a cell may have */
    CellText(int longest) {
        this.longest = longest;
    }

    void clear() {
        text.setLength(0);
        reading = false;
        pronounced = false;
    }

    void take(int event, XmlWalk xml) throws BadFileException {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> {
                pronounced |= xml.is("rPh");
                reading = (xml.is("t") && !pronounced) || xml.is("v");
            }
            case XMLStreamConstants.END_ELEMENT -> {
                pronounced &= !xml.is("rPh");
                reading = false;
            }
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> add(xml);
            default -> {}
        }
    }

    private void add(XmlWalk xml) throws BadFileException {
        if (reading) {
            text.append(xml.reader().getText());
            if (text.length() > longest) {
                throw new BadFileException("record-too-long", "a cell", longest + " characters");
            }
        }
    }

    int length() {
        return text.length();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
