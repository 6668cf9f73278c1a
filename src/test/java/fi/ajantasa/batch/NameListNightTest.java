package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.ListName;
import fi.ajantasa.report.RunReport;
import fi.ajantasa.report.Verdict;
import fi.ajantasa.testing.Databases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A list of people without codes is linked by a trained model. */
@ParameterizedClass
@EnumSource
class NameListNightTest {
    private static final List<String> COLUMNS =
            List.of("sukunimi", "etunimet", "syntymaaika", "katuosoite", "postinumero", "postitoimipaikka", "kielto");
    private static final int LISTED = 300;

    @Parameter
    Databases databases;

    @TempDir
    Path folder;

    private TestHome home;
    private List<Person> people;
    private List<Map<String, String>> rows;

    @BeforeEach
    void define() throws IOException {
        PreparedHome prepared = PreparedHome.on(databases);
        home = prepared.copyTo(folder);
        people = prepared.plainPeople();
        Files.copy(
                Path.of("src/test/resources/registers/name-list.yaml"),
                home.jobs().resolve("name-list.yaml"));
        Files.createDirectories(home.jobs().resolve("models"));
        home.define("nightly.yaml", it -> it.replace("population]", "population, name-list]"));
        rows = new ArrayList<>();
        people.subList(0, LISTED).forEach(it -> rows.add(row(it)));
        Person.registerRows(home).stream()
                .skip(18_000)
                .filter(it -> people.stream().noneMatch(one -> one.hetu().equals(it.get("hetu"))))
                .limit(600)
                .forEach(it -> rows.add(stranger(it)));
    }

    @Test
    void findsTheCustomersAndNobodyElse() {
        send(1, rows);
        train();
        RunReport report = run();
        assertThat(report.verdict()).isEqualTo(Verdict.BALANCED);
        Map<String, String> restricted = home.values("no-post");
        long found = people.subList(0, LISTED).stream()
                .filter(it -> restricted.containsKey(it.number()))
                .count();
        assertThat(found).isGreaterThan(LISTED * 97 / 100);
        assertThat((long) restricted.size() - found).isLessThan(4);
    }

    private void train() {
        Terminal trained = Terminal.run(
                home,
                "link",
                "train",
                "name-list",
                "--out",
                home.jobs().resolve("models/name-list.yaml").toString());
        assertThat(trained.code()).as(trained.text()).isZero();
    }

    private RunReport run() {
        RegisterResult result = home.run("name-list");
        assertThat(result.code()).as(result.message()).isIn(ExitCode.OK, ExitCode.OK_WITH_REJECTS);
        return home.report(result.runs().get(0));
    }

    private void send(int sequence, List<Map<String, String>> some) {
        MadeDelivery list = MadeDelivery.list(home, "name-list", "name-list", COLUMNS)
                .control("sequence", sequence)
                .named("name-list_%06d".formatted(sequence));
        some.forEach(list::row);
        list.send();
    }

    private static Map<String, String> row(Person it) {
        return row(it.register());
    }

    private static Map<String, String> row(Map<String, String> said) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("sukunimi", said.getOrDefault("sukunimi", ""));
        row.put("etunimet", said.getOrDefault("etunimet", ""));
        row.put("syntymaaika", birthDate(said.getOrDefault("hetu", "")));
        row.put(
                "katuosoite",
                String.join(
                                " ",
                                said.getOrDefault("katunimi_fi", ""),
                                said.getOrDefault("katunumero", ""),
                                said.getOrDefault("porraskirjain", ""),
                                said.getOrDefault("huoneistonumero", ""),
                                said.getOrDefault("jakokirjain", ""))
                        .replaceAll(" +", " ")
                        .strip());
        row.put("postinumero", said.getOrDefault("postinumero", ""));
        row.put("postitoimipaikka", said.getOrDefault("postitoimipaikka_fi", ""));
        row.put("kielto", "1");
        return row;
    }

    private static Map<String, String> stranger(Map<String, String> said) {
        return row(said);
    }

    private static String birthDate(String hetu) {
        String century = "+-YXWVUABCDEF".indexOf(hetu.charAt(6)) == 0
                ? "18"
                : "-YXWVU".indexOf(hetu.charAt(6)) >= 0 ? "19" : "20";
        return century + hetu.substring(4, 6) + "-" + hetu.substring(2, 4) + "-" + hetu.substring(0, 2);
    }
}
