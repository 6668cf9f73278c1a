package fi.ajantasa.batch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** A delivery put into the inbox of a test: right in all its totals unless the test spoils it. */
final class MadeDelivery {
    static final List<String> POPULATION = columns("hetu hetu_voimassaolo edelliset_hetut sukunimi etunimet kutsumanimi"
            + " valinimi kuollut kuolinpv kuolinpv_tarkkuus turvakielto turvakielto_loppupv paivityskielto"
            + " luovutuskielto suoramarkkinointikielto kielikoodi kotikunta osoitelaji katunimi_fi katunimi_sv"
            + " katunumero porraskirjain huoneistonumero jakokirjain postinumero postitoimipaikka_fi"
            + " postitoimipaikka_sv rakennustunnus osoitenumero asuinpaikantunnus osoite_alkupv osoite_loppupv"
            + " yhteysosoite ulkomainen_lahiosoite ulkomainen_paikkakunta valtiokoodi muutosattribuutti muutospv");
    private static final LocalDate DAY = TestHome.TODAY.minusDays(1);
    private static final JsonMapper JSON = new JsonMapper();

    private final Path folder;
    private String name;
    private final List<String> columns;
    private final List<Map<String, String>> rows = new ArrayList<>();
    private final Map<String, Object> control = new LinkedHashMap<>();
    private final Map<String, Object> totals = new LinkedHashMap<>();

    private MadeDelivery(Path folder, String prefix, int sequence, LocalDate day, List<String> columns) {
        this.folder = folder;
        this.name = "%s_%s_%06d".formatted(prefix, day.format(DateTimeFormatter.BASIC_ISO_DATE), sequence);
        this.columns = columns;
        control.put("layout_version", "1");
        control.put("extract_date", day.toString());
        control.put("sequence", sequence);
        control.put("previous_sequence", sequence == 1 ? null : sequence - 1);
        control.put("not_delivered", List.of());
    }

    private static List<String> columns(String words) {
        return List.of(words.split(" ", -1));
    }

    /** Changes of the population register, of the day before today. */
    static MadeDelivery changes(TestHome home, int sequence) {
        return population(home, sequence).control("kind", "DELTA");
    }

    /** A full list of the population register, of the day before today. */
    static MadeDelivery fullList(TestHome home, int sequence) {
        return population(home, sequence).control("kind", "BASE");
    }

    private static MadeDelivery population(TestHome home, int sequence) {
        return new MadeDelivery(home.inbox("population"), "vtj_sahko", sequence, DAY, POPULATION)
                .control("layout", "ajantasa-vtj")
                .control("feed", "sahko");
    }

    /** A full list of the customer system, of the day before today. */
    static MadeDelivery customers(TestHome home, int sequence) {
        return new MadeDelivery(home.inbox("customers"), "crm_customers", sequence, DAY, Person.customerColumns(home))
                .control("layout", "ajantasa-crm")
                .control("feed", "customers")
                .control("kind", "BASE");
    }

    /** A full list of a register with these columns, of the day before today. */
    static MadeDelivery list(TestHome home, String register, String layout, List<String> columns) {
        return new MadeDelivery(home.inbox(register), register, 1, DAY, columns)
                .control("kind", "BASE")
                .control("layout", layout)
                .control("feed", register);
    }

    /** Replaces what the control file says. */
    MadeDelivery control(String key, Object value) {
        control.put(key, value);
        return this;
    }

    /** Replaces what the control file says of the file. */
    MadeDelivery total(String key, Object value) {
        totals.put(key, value);
        return this;
    }

    /** Gives the files another name. */
    MadeDelivery named(String other) {
        name = other;
        return this;
    }

    MadeDelivery row(Map<String, String> cells) {
        rows.add(cells);
        return this;
    }

    /** A changed row of a person: the code, what is told, and that it was added on the day before today. */
    MadeDelivery change(String hetu, String... cells) {
        Map<String, String> row = new LinkedHashMap<>(Map.of("hetu", hetu, "hetu_voimassaolo", "1"));
        row.put("muutosattribuutti", "LISATTY");
        row.put("muutospv", DAY.toString());
        for (int i = 0; i < cells.length; i += 2) {
            row.put(cells[i], cells[i + 1]);
        }
        return row(row);
    }

    /** Writes the file and, after it, its control file. */
    void send() {
        send(text().getBytes(StandardCharsets.UTF_8));
    }

    /** The file as it would be sent. */
    String text() {
        return line(columns)
                + rows.stream()
                        .map(row -> line(columns.stream()
                                .map(column -> row.getOrDefault(column, ""))
                                .toList()))
                        .collect(Collectors.joining());
    }

    /** Sends the rows under another header. */
    void sendWithHeader(String header) {
        String text = text();
        send((header + text.substring(text.indexOf('\n'))).getBytes(StandardCharsets.UTF_8));
    }

    /** Sends the first so many bytes only; the control file speaks of the whole. */
    void sendCutAt(int bytes) {
        byte[] content = text().getBytes(StandardCharsets.UTF_8);
        write(Arrays.copyOf(content, bytes), content);
    }

    /** Sends a file of no bytes at all, and says so. */
    void sendEmpty() {
        send(new byte[0]);
    }

    private void send(byte[] content) {
        write(content, content);
    }

    private void write(byte[] sent, byte[] declared) {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("name", name + ".csv");
        file.put("rows", rows.size());
        file.put("bytes", declared.length);
        file.put("sha256", sha256(declared));
        file.put("key_sum", keySum());
        file.putAll(totals);
        control.put("files", List.of(file));
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve(name + ".csv"), sent);
            Files.writeString(folder.resolve(name + "_control.json"), JSON.writeValueAsString(control));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long keySum() {
        return rows.stream()
                        .map(row -> row.getOrDefault("hetu", ""))
                        .filter(hetu -> hetu.matches("\\d{6}.\\d{3}."))
                        .mapToLong(hetu -> Long.parseLong(hetu.substring(0, 6) + hetu.substring(7, 10)))
                        .sum()
                % 1_000_000_000_000L;
    }

    private static String line(List<String> cells) {
        return String.join(";", cells) + "\n";
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
