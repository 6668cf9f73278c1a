package fi.ajantasa.privacy;

import fi.ajantasa.job.Controller;
import fi.ajantasa.privacy.SubjectReport.Source;
import java.io.StringWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** A subject report as one page of XHTML, which is also what the PDF is made of. */
final class SubjectHtml {
    private static final int CERTAIN = 100;
    private static final int FEW = 3;
    /** The points of GDPR art. 15(1), and in which sections they are answered. */
    private static final Map<String, List<String>> ARTICLE = new TreeMap<>(Map.of(
            "a", List.of("values"),
            "b", List.of("values", "told"),
            "c", List.of("recipients"),
            "d", List.of("values"),
            "e", List.of("rights"),
            "f", List.of("rights"),
            "g", List.of("values", "told"),
            "h", List.of("automated")));

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
        section("automated", "automated.linking", "automated.choosing", "automated.silence", "automated.credit");
        section("rights", "rights.changes", "rights.marketing", "rights.complaint");
        article();
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
        if (report.head().whereabouts()) {
            leaf("p", texts.of("whereabouts"), "");
        }
        xml.writeStartElement("div");
        xml.writeAttribute("class", "head");
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(texts.of("customer"), report.head().customer()));
        rows.add(List.of(texts.of("made"), texts.time(report.head().made())));
        Controller controller = report.head().controller();
        if (controller != null) {
            rows.add(List.of(texts.of("controller"), controller.name() + "\n" + controller.contact()));
            rows.add(List.of(texts.of("officer"), controller.officer()));
        }
        table("customer", List.of(), rows);
        xml.writeEndElement();
    }

    /** A section of a sentence and what it is in particular. */
    private void section(String name, String... points) throws XMLStreamException {
        leaf("h2", texts.of(name + ".title"), "");
        leaf("p", texts.of(name), "");
        xml.writeStartElement("ul");
        for (String point : points) {
            leaf("li", texts.of(point), "");
        }
        xml.writeEndElement();
    }

    private void article() throws XMLStreamException {
        List<List<String>> rows = new ArrayList<>();
        ARTICLE.forEach((point, sections) -> rows.add(List.of(
                point + ")",
                texts.of("article." + point),
                sections.stream().map(it -> texts.of(it + ".title")).collect(Collectors.joining("\n")))));
        section("article", List.of("point", "what", "where"), rows);
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
                    kept(value)));
        }
        section("values", List.of("what", "value", "source", "delivery", "basis", "kept"), rows);
        leaf("p", texts.of("values.note"), "small");
    }

    private String kept(SubjectReport.Value value) {
        String years = value.keptYears() == 1 ? texts.of("year") : texts.of("years", value.keptYears());
        return texts.of("kept." + value.kept(), years);
    }

    private String since(@Nullable String valid, @Nullable LocalDate saidOn) {
        String from = valid == null ? "" : "\n" + texts.of("from", SubjectValues.day(valid, texts));
        return saidOn == null ? from : from + "\n" + texts.of("said", texts.day(saidOn));
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
                    texts.day(ban.since()),
                    ban.until() == null ? texts.of("until.open") : texts.day(ban.until()),
                    title(ban.source()),
                    delivery(ban.source())));
        }
        section("restrictions", List.of("reason", "channels", "since", "until", "source", "delivery"), rows);
    }

    private void objections() throws XMLStreamException {
        List<List<String>> rows = new ArrayList<>();
        for (SubjectReport.Word word : report.objections()) {
            rows.add(List.of(
                    texts.time(word.at()),
                    texts.of(word.withdrawn() ? "objections.withdrawn" : "objections.said"),
                    channels(word.channels()),
                    word.evidence()));
        }
        section("objections", List.of("at", "what", "channels", "evidence"), rows);
    }

    private void recipients() throws XMLStreamException {
        List<List<String>> rows = new ArrayList<>();
        Map<List<String>, List<Instant>> times = new LinkedHashMap<>();
        for (SubjectReport.Recipient it : report.recipients()) {
            List<String> who = List.of(
                    recipient(it),
                    texts.word("way", it.way()),
                    purposes(List.of(it.purpose().split(" "))));
            times.computeIfAbsent(who, any -> new ArrayList<>()).add(it.at());
        }
        times.forEach(
                (who, all) -> times(all).forEach(it -> rows.add(List.of(it, who.get(0), who.get(1), who.get(2)))));
        section("recipients", List.of("at", "recipient", "way", "purpose"), rows);
    }

    /** Each time; of many the first, the last and how many there were. */
    private List<String> times(List<Instant> all) {
        return all.size() <= FEW
                ? all.stream().map(texts::time).toList()
                : List.of(texts.of("times", texts.time(all.get(0)), texts.time(all.get(all.size() - 1)), all.size()));
    }

    private String recipient(SubjectReport.Recipient to) {
        if (to.way().equals("write-back")) {
            return texts.of("system", to.name());
        }
        return to.way().equals("export") ? to.name() : title(to.name(), to.title());
    }

    private void consultations() throws XMLStreamException {
        List<List<String>> rows = new ArrayList<>();
        for (SubjectReport.Consultation looked : report.consultations()) {
            rows.add(List.of(texts.time(looked.at()), texts.word("purpose", looked.purpose())));
        }
        section("consultations", List.of("at", "purpose"), rows);
        leaf("p", texts.of("consultations.note"), "small");
    }

    private void links() throws XMLStreamException {
        List<List<String>> rows = new ArrayList<>();
        for (SubjectReport.Tie tie : report.links()) {
            String how = tie.byPerson() ? texts.of("links.person") : texts.word("rule", tie.rule());
            Integer probability = tie.probability();
            String sure =
                    probability == null || probability >= CERTAIN ? "" : ", " + texts.of("probability", probability);
            rows.add(List.of(title(tie.source()), delivery(tie.source()), how + sure));
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
        return day == null ? "" : texts.of("delivery", texts.day(day), source.sequence(), source.row());
    }

    /** The register's name in the language of the page, as its definition calls it where we have none. */
    private String title(Source source) {
        return title(source.register(), source.title());
    }

    private String title(String register, String title) {
        String word = texts.word("register", register);
        return word.equals(register) ? title : word;
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
}
