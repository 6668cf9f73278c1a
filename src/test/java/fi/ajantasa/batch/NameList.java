package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A register of people without codes, whose rows are linked by a model trained here. */
final class NameList {
    private static final List<String> COLUMNS =
            List.of("sukunimi", "etunimet", "syntymaaika", "katuosoite", "postinumero", "postitoimipaikka", "kielto");
    private static final Map<String, String> TRAINED = new ConcurrentHashMap<>();

    private NameList() {}

    /** Adds the register to the definitions of an installation. */
    static void define(TestHome home) {
        try {
            Files.copy(
                    Path.of("src/test/resources/registers/name-list.yaml"),
                    home.jobs().resolve("name-list.yaml"));
            Files.createDirectories(home.jobs().resolve("models"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        home.define("nightly.yaml", it -> it.replace("population]", "population, name-list]"));
        home.define("decisions.yaml", it -> it.replaceAll(
                        "(?m)^(  (?:family-name|given-names|birth-date|postal-address): \\{sources: \\[[^]]*)",
                        "$1, name-list")
                .replace("marketing:\n", "marketing:\n  - {reason: no-post, when: no-post, channels: [post]}\n"));
    }

    /** Gives another installation the same definitions and the same model. */
    static void copyDefinitions(TestHome from, TestHome to) {
        try {
            Files.createDirectories(to.jobs().resolve("models"));
            for (String file : List.of("name-list.yaml", "nightly.yaml", "decisions.yaml", "models/name-list.yaml")) {
                Files.copy(from.jobs().resolve(file), to.jobs().resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows of the first people and of twice as many strangers. */
    static List<Map<String, String>> rows(TestHome home, List<Person> people, int listed) {
        List<Map<String, String>> rows = new ArrayList<>();
        people.subList(0, listed).forEach(it -> rows.add(row(it)));
        Person.registerRows(home).stream()
                .skip(18_000)
                .filter(it -> people.stream().noneMatch(one -> one.hetu().equals(it.get("hetu"))))
                .limit(2L * listed)
                .forEach(it -> rows.add(row(it)));
        return rows;
    }

    /** Trains the model, once for the same rows, customers and definition. */
    static void train(TestHome home) {
        Path model = home.jobs().resolve("models/name-list.yaml");
        String input = Stream.of(home.inbox("name-list"), home.inbox("customers"), home.jobs())
                .flatMap(NameList::files)
                .map(NameList::text)
                .collect(Collectors.joining());
        String trained = TRAINED.computeIfAbsent(input, it -> trained(home, model));
        try {
            Files.writeString(model, trained, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String trained(TestHome home, Path model) {
        Terminal trained = Terminal.run(home, "link", "train", "name-list", "--out", model.toString());
        assertThat(trained.code()).as(trained.text()).isZero();
        return text(model);
    }

    static void send(TestHome home, int sequence, List<Map<String, String>> some) {
        MadeDelivery list = MadeDelivery.list(home, "name-list", "name-list", COLUMNS)
                .control("sequence", sequence)
                .named("name-list_%06d".formatted(sequence));
        some.forEach(list::row);
        list.send();
    }

    static Map<String, String> row(Person it) {
        return row(it.register());
    }

    static Map<String, String> row(Map<String, String> said) {
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

    private static String birthDate(String hetu) {
        String century = "+-YXWVUABCDEF".indexOf(hetu.charAt(6)) == 0
                ? "18"
                : "-YXWVU".indexOf(hetu.charAt(6)) >= 0 ? "19" : "20";
        return century + hetu.substring(4, 6) + "-" + hetu.substring(2, 4) + "-" + hetu.substring(0, 2);
    }
}
