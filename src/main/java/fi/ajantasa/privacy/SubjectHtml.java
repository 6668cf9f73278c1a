package fi.ajantasa.privacy;

import fi.ajantasa.privacy.SubjectReport.Source;
import java.io.StringWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** A subject report as one page of XHTML, which is also what the PDF is made of. */
final class SubjectHtml {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d.M.yyyy");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d.M.yyyy HH.mm").withZone(ZoneId.of("Europe/Helsinki"));

    private final SubjectReport report;
    private final SubjectTexts texts;
    private final SubjectValues values;
    private final XMLStreamWriter xml;

    private SubjectHtml(SubjectReport report, SubjectTexts texts, SubjectValues values, XMLStreamWriter xml) {
        this.report = report;
        this.texts = texts;
        this.values = values;
        this.xml = xml;
    }

    static String of(SubjectReport report, SubjectValues values, String css) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            new SubjectHtml(report, SubjectTexts.in(report.head().language()), values, xml).page(css);
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("the page cannot be written", e);
        }
        return "<!DOCTYPE html>\n" + text;
    }

    private void page(String css) throws XMLStreamException {
        xml.writeStartElement("html");
        xml.writeAttribute("xmlns", "http://www.w3.org/1999/xhtml");
        xml.writeAttribute("lang", report.head().language());
        xml.writeStartElement("head");
        xml.writeEmptyElement("meta");
        xml.writeAttribute("charset", "UTF-8");
        leaf("title", texts.of("title"), "");
        leaf("style", css, "");
        xml.writeEndElement();
        xml.writeStartElement("body");
        head();
        values();
        restrictions();
        objections();
        recipients();
        consultations();
        links();
        told();
        leaf("h2", texts.of("rights.title"), "");
        leaf("p", texts.of("rights"), "");
        leaf("p", texts.of("hidden"), "small");
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void head() throws XMLStreamException {
        if (report.head().confidential()) {
            leaf("div", texts.of("confidential"), "confidential");
        }
        leaf("h1", texts.of("title"), "");
        leaf("p", texts.of("lead"), "");
        xml.writeStartElement("div");
        xml.writeAttribute("class", "head");
        table(
                "customer",
                List.of(),
                List.of(
                        List.of(texts.of("customer"), report.head().customer()),
                        List.of(texts.of("made"), TIME.format(report.head().made()))));
        xml.writeEndElement();
    }

    private void values() throws XMLStreamException {
        List<List<String>> rows = new ArrayList<>();
        for (SubjectReport.Value value : report.values()) {
            rows.add(List.of(
                    texts.word("attribute", value.attribute()),
                    text(value.attribute(), value.text()) + since(value.from(), value.saidOn()),
                    title(value.source()),
                    delivery(value.source()),
                    basis(value.source()),
                    texts.of("years", value.keptYears())));
        }
        section("values", List.of("what", "value", "source", "delivery", "basis", "kept"), rows);
    }

    private String since(@Nullable String valid, @Nullable LocalDate saidOn) {
        String from = valid == null ? "" : "\n" + texts.of("from", day(valid));
        return saidOn == null ? from : from + "\n" + texts.of("said", DAY.format(saidOn));
    }

    private void told() throws XMLStreamException {
        List<List<String>> rows = new ArrayList<>();
        for (SubjectReport.Told told : report.told()) {
            String text = told.text() == null
                    ? texts.of(told.hidden() ? "told.hidden" : "told.empty")
                    : text(told.attribute(), told.text()) + since(told.from(), told.saidOn());
            rows.add(List.of(
                    texts.word("attribute", told.attribute()),
                    told.counts() ? text : text + "\n(" + texts.of("told.unused") + ")",
                    title(told.source()),
                    delivery(told.source())));
        }
        section("told", List.of("what", "value", "source", "delivery"), rows);
        leaf("p", texts.of("told.note"), "small");
        if (report.told().stream().anyMatch(SubjectReport.Told::hidden)) {
            leaf("p", texts.of("told.hidden.note"), "");
        }
        if (report.head().waiting() > 0) {
            leaf("p", texts.of("waiting", report.head().waiting()), "");
        }
    }

    private void restrictions() throws XMLStreamException {
        List<List<String>> rows = new ArrayList<>();
        for (SubjectReport.Ban ban : report.restrictions()) {
            rows.add(List.of(
                    texts.word("reason", ban.reason()),
                    channels(ban.channels()),
                    DAY.format(ban.since()),
                    ban.until() == null ? "" : DAY.format(ban.until()),
                    title(ban.source()),
                    delivery(ban.source())));
        }
        section("restrictions", List.of("reason", "channels", "since", "until", "source", "delivery"), rows);
    }

    private void objections() throws XMLStreamException {
        List<List<String>> rows = new ArrayList<>();
        for (SubjectReport.Word word : report.objections()) {
            rows.add(List.of(
                    TIME.format(word.at()),
                    texts.of(word.withdrawn() ? "objections.withdrawn" : "objections.said"),
                    channels(word.channels()),
                    word.evidence()));
        }
        section("objections", List.of("at", "what", "channels", "evidence"), rows);
    }

    private void recipients() throws XMLStreamException {
        List<List<String>> rows = new ArrayList<>();
        for (SubjectReport.Recipient recipient : report.recipients()) {
            rows.add(List.of(
                    TIME.format(recipient.at()),
                    texts.word("register", recipient.name()),
                    texts.word("way", recipient.way()),
                    purposes(List.of(recipient.purpose().split(" ")))));
        }
        section("recipients", List.of("at", "recipient", "way", "purpose"), rows);
    }

    private void consultations() throws XMLStreamException {
        List<List<String>> rows = new ArrayList<>();
        for (SubjectReport.Consultation looked : report.consultations()) {
            rows.add(List.of(time(looked.at()), texts.word("purpose", looked.purpose())));
        }
        section("consultations", List.of("at", "purpose"), rows);
        leaf("p", texts.of("consultations.note"), "small");
    }

    private void links() throws XMLStreamException {
        List<List<String>> rows = new ArrayList<>();
        for (SubjectReport.Tie tie : report.links()) {
            String how = tie.byPerson()
                    ? texts.of("links.person")
                    : texts.of("links.rule") + ": " + texts.word("rule", tie.rule());
            rows.add(List.of(
                    title(tie.source()),
                    delivery(tie.source()),
                    tie.probability() == null ? how : how + ", " + texts.of("probability", tie.probability())));
        }
        section("links", List.of("source", "delivery", "how"), rows);
    }

    private void section(String name, List<String> columns, List<List<String>> rows) throws XMLStreamException {
        leaf("h2", texts.of(name + ".title"), "");
        if (rows.isEmpty()) {
            leaf("p", texts.of(name + ".none"), "");
        } else {
            table(name, columns.stream().map(it -> texts.of("column." + it)).toList(), rows);
        }
    }

    private void table(String name, List<String> columns, List<List<String>> rows) throws XMLStreamException {
        xml.writeStartElement("table");
        xml.writeAttribute("class", name);
        if (!columns.isEmpty()) {
            xml.writeStartElement("thead");
            row("th", columns);
            xml.writeEndElement();
        }
        xml.writeStartElement("tbody");
        for (List<String> row : rows) {
            row("td", row);
        }
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void row(String cell, List<String> texts) throws XMLStreamException {
        xml.writeStartElement("tr");
        for (String text : texts) {
            xml.writeStartElement(cell);
            String[] lines = text.split("\n", -1);
            for (int i = 0; i < lines.length; i++) {
                if (i > 0) {
                    xml.writeEmptyElement("br");
                }
                xml.writeCharacters(lines[i]);
            }
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private void leaf(String element, String text, String style) throws XMLStreamException {
        xml.writeStartElement(element);
        if (!style.isEmpty()) {
            xml.writeAttribute("class", style);
        }
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private String text(String attribute, String value) {
        return values.text(attribute, value, texts, report.head().language());
    }

    private String delivery(Source source) {
        LocalDate day = source.delivery();
        return day == null ? "" : texts.of("delivery", DAY.format(day), source.sequence(), source.row());
    }

    /** The register's name in the language of the page, as its definition calls it where we have none. */
    private String title(Source source) {
        String word = texts.word("register", source.register());
        return word.equals(source.register()) ? source.title() : word;
    }

    private String basis(Source source) {
        return texts.word("basis", source.basis()) + ": " + purposes(source.purposes());
    }

    private String purposes(List<String> words) {
        return words.stream().map(it -> texts.word("purpose", it)).collect(Collectors.joining(", "));
    }

    private String channels(List<String> words) {
        return words.stream().map(it -> texts.word("channel", it)).collect(Collectors.joining(", "));
    }

    private static String time(Instant at) {
        return TIME.format(at);
    }

    private static String day(@Nullable String iso) {
        return iso != null && iso.length() == 10 ? DAY.format(LocalDate.parse(iso)) : String.valueOf(iso);
    }
}
