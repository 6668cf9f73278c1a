package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.testing.Databases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a person is told who asks what we hold of them, against what the files say of them. */
class SubjectReportTest {
    /** Column of the customer system, and what it is of us. */
    private static final Map<String, String> SAID = said();

    @TempDir
    Path folder;

    private TestHome home;
    private Person person;

    @BeforeEach
    void open() {
        home = PreparedHome.on(Databases.H2).copyTo(folder.resolve("home"));
        person = PreparedHome.on(Databases.H2).plainPeople().stream()
                .filter(it -> !cell("sahkoposti", it).isEmpty()
                        && !cell("matkapuhelin", it).isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> said() {
        Map<String, String> said = new LinkedHashMap<>();
        said.put("sukunimi", "family-name");
        said.put("etunimet", "given-names");
        said.put("kutsumanimi", "call-name");
        said.put("sahkoposti", "e-mail");
        said.put("kayttopaikka", "metering-point");
        said.put("sopimus_alkupv", "contract-start");
        return said;
    }

    private static String cell(String column, Person of) {
        return of.crm().getOrDefault(column, "");
    }

    @Test
    void everyFieldIsAsTheFilesSay() throws IOException {
        JsonNode report = JsonMapper.shared().readTree(report("en", "json"));
        SAID.forEach((column, attribute) -> assertThat(texts(report.path("told"), attribute, "customers"))
                .as(attribute)
                .containsExactly(cell(column, person)));
        assertThat(texts(report.path("told"), "family-name", "population"))
                .containsExactly(person.register().get("sukunimi"));
        assertThat(texts(report.path("told"), "municipality", "population"))
                .containsExactly(person.register().get("kotikunta"));
        assertThat(texts(report.path("values"), "family-name", ""))
                .containsExactly(person.register().get("sukunimi"));
        assertThat(texts(report.path("values"), "e-mail", "customers")).containsExactly(cell("sahkoposti", person));
        assertThat(texts(report.path("values"), "hetu", ""))
                .containsExactly(person.hetu().substring(0, 7) + "••••");
        List<String> attributes = new ArrayList<>(home.customer(person.number()).keySet());
        List<String> reported = new ArrayList<>();
        report.path("values").forEach(it -> reported.add(it.path("attribute").asString()));
        assertThat(reported).containsExactlyInAnyOrderElementsOf(attributes);
        JsonNode source = report.path("values").path(0).path("source");
        assertThat(source.path("basis").asString()).isEqualTo("contract");
        assertThat(source.path("row").asInt()).isPositive();
        assertThat(report.path("links")).hasSize(2);
        assertThat(report.path("consultations")).hasSize(1);
        assertThat(report.path("consultations").path(0).path("purpose").asString())
                .isEqualTo("subject-access");
        assertThat(report.toString()).doesNotContain(person.hetu()).doesNotContain("clerk");
    }

    @ParameterizedTest
    @CsvSource({
        "fi,Tiedot joita teistä käsitellään,Sähköposti",
        "sv,Uppgifter som vi behandlar om er,E-post",
        "en,What we hold of you,E-mail"
    })
    void pagesAreInTheLanguageOfThePersonAndForNobodyElse(String language, String title, String email)
            throws IOException {
        String object = Terminal.run(
                        home, "contact", "object", person.number(), "--channel", "phone", "--evidence", "puhelu 12")
                .text();
        assertThat(object).startsWith("OK");
        Path file = folder.resolve("report.pdf");
        make(language, "pdf", file);
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        try (PDDocument pages = Loader.loadPDF(file.toFile())) {
            String text = new PDFTextStripper().getText(pages).replace(",", "");
            String solid = text.replaceAll("\\s+", "");
            assertThat(text.replaceAll("\\s+", " "))
                    .contains(title)
                    .contains(email)
                    .contains("puhelu 12")
                    .doesNotContain(person.hetu());
            assertThat(solid).contains(cell("sahkoposti", person));
        }
        String html = Files.readString(make(language, "html", folder.resolve("report.html")));
        assertThat(html).contains("lang=\"" + language + "\"").doesNotContain(person.hetu());
        keep(file, language);
    }

    /** GDPR art. 15(1) (a) to (h): each point names sections that are there, and none of them is empty of words. */
    @ParameterizedTest
    @ValueSource(strings = {"fi", "sv", "en"})
    void everyPointOfTheArticleIsAnswered(String language) throws IOException {
        String html = report(language, "html");
        Set<String> headings = found(html, "<h2>([^<]+)</h2>");
        String article = html.substring(html.indexOf("class=\"article\""));
        Matcher rows = Pattern.compile("<tr><td>(.)\\)</td><td>([^<]+)</td><td>(.*?)</td></tr>")
                .matcher(article);
        Map<String, List<String>> points = new LinkedHashMap<>();
        Set<String> what = new TreeSet<>();
        while (rows.find()) {
            points.put(rows.group(1), List.of(rows.group(3).split("<br/?>(</br>)?")));
            what.add(rows.group(2));
        }
        assertThat(points.keySet()).containsExactly("a", "b", "c", "d", "e", "f", "g", "h");
        assertThat(what).hasSize(8);
        assertThat(headings).hasSize(10);
        points.forEach((point, sections) -> assertThat(headings).as(point).containsAll(sections));
        assertThat(html).contains("Esimerkkienergia Oy").contains("tietosuoja@esimerkkienergia.example");
        assertThat(html).contains("tietosuoja.fi").doesNotContainPattern(">[a-z]+(-[a-z]+)+<");
    }

    private static Set<String> found(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(it -> it.group(1))
                .collect(Collectors.toSet());
    }

    /** For a person who wants to see the pages: -Dsubject.pages=FOLDER. */
    private void keep(Path file, String language) throws IOException {
        String pages = System.getProperty("subject.pages");
        if (pages != null) {
            Files.copy(file, Path.of(pages, "report-" + language + ".pdf"));
            Files.copy(folder.resolve("report.html"), Path.of(pages, "report-" + language + ".html"));
            try (PDDocument document = Loader.loadPDF(file.toFile())) {
                for (int page = 0; page < document.getNumberOfPages(); page++) {
                    ImageIO.write(
                            new PDFRenderer(document).renderImageWithDPI(page, 80),
                            "png",
                            Path.of(pages, "report-" + language + "-" + page + ".png")
                                    .toFile());
                }
            }
        }
    }

    @Test
    void nobodyIsReportedWhoIsNotOurs() {
        Terminal unknown = Terminal.run(
                home,
                "privacy",
                "report",
                "C-none",
                "--lang",
                "fi",
                "--format",
                "html",
                "--out",
                folder.resolve("none.html").toString(),
                "--identity",
                "passport at the desk");
        assertThat(unknown.code()).isEqualTo(ExitCode.USAGE.number());
        assertThat(folder.resolve("none.html")).doesNotExist();
    }

    private String report(String language, String format) throws IOException {
        return Files.readString(make(language, format, folder.resolve("report." + format)));
    }

    private Path make(String language, String format, Path file) {
        Terminal made = Terminal.run(
                home,
                "privacy",
                "report",
                person.number(),
                "--lang",
                language,
                "--format",
                format,
                "--out",
                file.toString(),
                "--identity",
                "passport at the desk");
        assertThat(made.code()).as(made.text()).isZero();
        return file;
    }

    private static List<String> texts(JsonNode list, String attribute, String register) {
        List<String> texts = new ArrayList<>();
        list.forEach(it -> {
            if (it.path("attribute").asString().equals(attribute)
                    && it.path("source").path("register").asString().startsWith(register)) {
                texts.add(it.path("text").asString());
            }
        });
        return texts;
    }
}
