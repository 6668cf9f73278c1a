package fi.ajantasa.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What is linked: two files of a folder, or one file with itself; with the map of its columns for the product. */
record LinkSet(String name, Path files, boolean dedupe) {
    static final String POPULATION = "population.csv";
    static final String CUSTOMERS = "customers.csv";
    static final String PERSON = "pid";
    static final String TRUTH = "truth";

    private static final String TWO_FILES =
            """
            left: {id: pid, surname: surname, former-surname: former_surname, given-names: given_names, birth-date: birth_date,
              sex: sex, street: street, postcode: postcode, town: city, phone: phone}
            right: {id: cust_id, surname: surname, given-names: given_names, birth-date: birth_date, street: street,
              postcode: postcode, town: city, phone: phone}
            """;
    private static final String ONE_FILE =
            """
            left: {id: rec_id, surname: surname, given-names: given_name, birth-date: date_of_birth, number: street_number,
              street: address_1, text: address_2, town: suburb, postcode: postcode, state: state, identifier: soc_sec_id}
            """;
    private static final String ONE_FILE_TRUTH = "cluster";

    static LinkSet of(Path folder, String name) {
        return new LinkSet(name, folder, false);
    }

    static LinkSet dedupe(Path file) {
        return new LinkSet(String.valueOf(file.getFileName()).replace(".csv", ""), file, true);
    }

    /** The product's arguments. */
    List<String> arguments(Path work) throws IOException {
        Path map = Files.writeString(
                work.resolve(dedupe ? "one-file.yaml" : "two-files.yaml"), dedupe ? ONE_FILE : TWO_FILES);
        List<String> inputs = dedupe
                ? List.of("--left", files.toString(), "--dedupe", "--truth", ONE_FILE_TRUTH)
                : List.of(
                        "--left",
                        files.resolve(POPULATION).toString(),
                        "--right",
                        files.resolve(CUSTOMERS).toString(),
                        "--truth",
                        TRUTH);
        return Stream.of(List.of("link", "evaluate", "--json", "--columns", map.toString()), inputs)
                .flatMap(List::stream)
                .toList();
    }

    /** A comparator's command: the template's words with the set's name and the folder it lies in put in. */
    List<String> command(String template) {
        Path place = files.toAbsolutePath();
        String set = dedupe ? name : String.valueOf(place.getFileName());
        return List.of(template.replace("<set>", set)
                .replace("<datadir>", String.valueOf(place.getParent()))
                .split(" ", -1));
    }
}
