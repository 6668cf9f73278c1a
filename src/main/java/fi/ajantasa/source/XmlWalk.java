package fi.ajantasa.source;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Walks through XML as it comes from others: no DTD, no entity, limits on depth and on what lies between two tags (F78, F105).
 */
final class XmlWalk implements AutoCloseable {
    private static final int DEEPEST = 32;
    static final String FLAT = "at most " + DEEPEST + " levels, flat records";

    private final Gap gap;
    private final String part;
    private final XMLStreamReader reader;
    private int depth;

    /**
     * Opens it.
     *
     * @param longest bytes between two tags
     * @param part what messages put before a line, empty where there is one text only
     */
    XmlWalk(InputStream in, int longest, String part) throws IOException {
        this.gap = new Gap(in, longest, "a tag or text");
        this.part = part;
        try {
            XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            this.reader = factory.createXMLStreamReader(gap);
        } catch (XMLStreamException e) {
            throw bad(e);
        }
    }

    boolean hasNext() throws IOException {
        try {
            return reader.hasNext();
        } catch (XMLStreamException e) {
            throw bad(e);
        }
    }

    /** The next event, as {@link XMLStreamConstants} numbers them. */
    int next() throws IOException {
        int event;
        try {
            event = reader.next();
        } catch (XMLStreamException e) {
            throw bad(e);
        }
        gap.restart();
        switch (event) {
            case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                throw new BadFileException("xml-with-dtd", place(line()), "XML without DTD and entities");
            case XMLStreamConstants.START_ELEMENT -> {
                if (++depth > DEEPEST) {
                    throw new BadFileException("xml-too-deep", place(line()), FLAT);
                }
            }
            case XMLStreamConstants.END_ELEMENT -> depth--;
            default -> {}
        }
        return event;
    }

    /** What stands at the present event. */
    XMLStreamReader reader() {
        return reader;
    }

    /** Whether the present tag has this name. */
    boolean is(String name) {
        return reader.getLocalName().equals(name);
    }

    int line() {
        return reader.getLocation().getLineNumber();
    }

    /** The value of an attribute, whatever its namespace; empty where there is none. */
    String attribute(String name) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(name)) {
                return reader.getAttributeValue(i);
            }
        }
        return "";
    }

    private String place(int line) {
        return part + "line " + line;
    }

    private IOException bad(XMLStreamException e) {
        if (e.getNestedException() instanceof BadFileException bad) {
            return bad;
        }
        int line = e.getLocation() == null ? 1 : e.getLocation().getLineNumber();
        return new BadFileException("xml-malformed", place(line), "well-formed XML");
    }

    @Override
    public void close() throws IOException {
        try {
            reader.close();
        } catch (XMLStreamException e) {
            throw bad(e);
        }
    }
}
