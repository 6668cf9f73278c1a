package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.person.AttributeCatalogue;
import fi.ajantasa.privacy.SubjectReport.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/**
 * What lies in the inbox, read with nothing but the words of the definitions: which column is of which attribute. Of
 * registers that are no tables only the day of the delivery is known here.
 */
final class DeliveredRows {
    private static final Set<String> TABLES =
            Set.of("customers", "population", "phone-east", "preference", "preference-post", "payment-references");
    private static final List<String> OF_ADDRESSES =
            List.of("permanent-address", "postal-address", "temporary-address", "contact-address");

    /** A file of a register, by its sequence. */
    private record File(LocalDate day, List<Map<String, String>> rows, List<Map<String, String>> details) {}

    private final TestHome home;
    private final Map<String, Map<Long, File>> files = new HashMap<>();
    private final Map<String, Map<String, Map<String, Object>>> columns = new HashMap<>();

    private DeliveredRows(TestHome home) {
        this.home = home;
    }

    static DeliveredRows of(TestHome home) {
        DeliveredRows rows = new DeliveredRows(home);
        TABLES.forEach(rows::read);
        return rows;
    }

    private void read(String register) {
        columns.put(register, columns(register));
        Map<Long, File> all = new LinkedHashMap<>();
        Charset charset = register.equals("phone-east") ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
        try (Stream<Path> found = Files.list(home.inbox(register))) {
            for (Path file :
                    found.filter(it -> it.toString().matches(".*_\\d{6}\\.csv")).toList()) {
                String[] words = file.getFileName().toString().split("[_.]");
                Path detail = file.resolveSibling(file.getFileName().toString().replace(".csv", "_lisa.csv"));
                all.put(
                        Long.parseLong(words[words.length - 2]),
                        new File(
                                LocalDate.parse(words[words.length - 3], DateTimeFormatter.BASIC_ISO_DATE),
                                table(file, charset),
                                Files.exists(detail) ? table(detail, charset) : List.of()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(all).as(register).isNotEmpty();
        files.put(register, all);
    }

    /** Records as they follow each other; a quoted cell may go on on the next line. */
    private static List<Map<String, String>> table(Path file, Charset charset) throws IOException {
        List<String> lines = new ArrayList<>();
        String open = "";
        for (String line : Files.readString(file, charset).split("\r?\n")) {
            String whole = open + line;
            boolean inside = whole.chars().filter(it -> it == '"').count() % 2 == 1;
            open = inside ? whole + " " : "";
            if (!inside) {
                lines.add(whole);
            }
        }
        char separator = lines.get(0).contains(";") ? ';' : lines.get(0).contains("\t") ? '\t' : ',';
        String[] names = lines.get(0).replace("\uFEFF", "").split(String.valueOf(separator), -1);
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(separator + "(?=([^\"]*\"[^\"]*\")*[^\"]*$)", -1);
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < Math.min(cells.length, names.length); i++) {
                row.put(names[i], cells[i].replaceAll("^\"|\"$", "").replace("\"\"", "\""));
            }
            rows.add(row);
        }
        return rows;
    }

    @SuppressWarnings("unchecked") // the shape of our own definitions
    private Map<String, Map<String, Object>> columns(String register) {
        return (Map<String, Map<String, Object>>) definition(register).get("columns");
    }

    private Map<String, Object> definition(String register) {
        try {
            return new Yaml().load(Files.readString(home.jobs().resolve(register + ".yaml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The words of the rules by which rows of the register are linked. */
    @SuppressWarnings("unchecked") // the shape of our own definitions
    List<String> rules(String register) {
        return ((List<Map<String, Object>>) definition(register).get("link"))
                .stream().map(it -> String.valueOf(it.get("rule"))).toList();
    }

    /** The first customer whose row says so. */
    String crm(String column, String value) {
        return crmRows().stream()
                .filter(it -> value.equals(it.get(column)))
                .map(it -> it.getOrDefault("asiakasnumero", ""))
                .findFirst()
                .orElseThrow();
    }

    private List<Map<String, String>> crmRows() {
        return file("customers", 1).rows();
    }

    String crmCell(String number, String column) {
        return crmRow(number).getOrDefault(column, "");
    }

    private Map<String, String> crmRow(String number) {
        return crmRows().stream()
                .filter(it -> number.equals(it.get("asiakasnumero")))
                .findFirst()
                .orElseThrow();
    }

    private File file(String register, long sequence) {
        File file = files.getOrDefault(register, Map.of()).get(sequence);
        assertThat(file).as(register + " " + sequence).isNotNull();
        return file;
    }

    /** The day the named delivery is of, as its name says. */
    LocalDate day(Source source) {
        return TABLES.contains(source.register())
                ? file(source.register(), source.sequence()).day()
                : LocalDate.of(2026, 11, source.register().equals("business") ? day(source.sequence()) : 21);
    }

    private static int day(long sequence) {
        return (int) (sequence % 100);
    }

    /** Fails unless the named row of the named file says so of the attribute. */
    void assertSays(Source source, String attribute, @Nullable String text) {
        if (!TABLES.contains(source.register())) {
            return;
        }
        File file = file(source.register(), source.sequence());
        Map<String, String> row = file.rows().get(source.row() - 1);
        String as = source.register() + " " + source.sequence() + " row " + source.row() + ": " + attribute;
        List<String> cells = cells(source.register(), attribute, row);
        List<String> details = file.details().stream()
                .filter(it -> it.getOrDefault("hetu", "").equals(row.get("hetu")))
                .map(it -> plain(String.join("", it.values())))
                .toList();
        if (text == null) {
            assertThat(cells.stream().filter(it -> !it.isEmpty() && !it.equals("~")))
                    .as(as)
                    .isEmpty();
        } else if (cells.stream().allMatch(String::isEmpty)) {
            boolean said = columns.getOrDefault(source.register(), Map.of()).isEmpty()
                    || definition(source.register()).containsKey("says")
                    || derived(attribute)
                    || details.stream().anyMatch(it -> it.contains(plain(text.split("\t")[0])));
            assertThat(said).as(as + " is said nowhere").isTrue();
        } else if (details.stream().noneMatch(it -> it.contains(plain(text.split("\t")[0])))) {
            cells.stream().filter(it -> !it.isEmpty() && !it.equals("~")).forEach(cell -> assertThat(
                            isSame(plain(text), plain(cell), attribute))
                    .as(as + ": " + text + " for " + cell)
                    .isTrue());
        }
    }

    /** Of a day of which only year and month are known the file pads the rest. */
    private static boolean isSame(String text, String cell, String attribute) {
        return text.contains(cell) || attribute.equals("death-date") && cell.startsWith(text);
    }

    /** Of what the registers' rules make a value of their own. */
    private static boolean derived(String attribute) {
        return Set.of("secret-number", "mobile-phone", "landline-phone", "former-hetus", "entry-ended", "left-the-list")
                .contains(attribute);
    }

    /** What the row says of the attribute, codes as our words. */
    private List<String> cells(String register, String attribute, Map<String, String> row) {
        List<String> cells = new ArrayList<>();
        String kind = word(register, "osoitelaji", row);
        columns.getOrDefault(register, Map.of()).forEach((column, meaning) -> {
            String is = String.valueOf(meaning.get("is"));
            boolean whole = is.equals(attribute) || is.equals("phone") && attribute.endsWith("-phone");
            boolean part = is.startsWith(attribute + ".") && !is.endsWith(".precision");
            boolean address =
                    is.matches("address\\.(street-fi|number|apartment|postcode|office-fi)") && attribute.equals(kind);
            if ((whole || part || address) && row.containsKey(column)) {
                cells.add(word(register, column, row));
            }
        });
        return cells;
    }

    @SuppressWarnings("unchecked") // the shape of our own definitions
    private String word(String register, String column, Map<String, String> row) {
        Map<String, Object> meaning = columns.getOrDefault(register, Map.of()).getOrDefault(column, Map.of());
        String cell = row.getOrDefault(column, "");
        Object codes = meaning.get("codes");
        if (!(codes instanceof Map)) {
            return cell;
        }
        Object word = ((Map<String, Object>) codes).getOrDefault(cell, cell);
        return word.equals("on") || word.equals(true)
                ? "1"
                : word.equals("off") || word.equals(false) ? "0" : word.toString();
    }

    /** Letters and digits alone, in one case; telephone numbers without their country and first zero. */
    private static String plain(String text) {
        String letters = Normalizer.normalize(text, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]", "");
        return letters.replaceFirst("^(00)?358", "").replaceFirst("^0+(?=\\d)", "");
    }

    /** Register, sequence, row and attribute of everything that the tables say of the customer under its number or code. */
    Set<String> attributesOf(String number, AttributeCatalogue catalogue) {
        Set<String> all = new TreeSet<>();
        Map<String, String> own = crmRow(number);
        collect("customers", "asiakasnumero", number, catalogue, all);
        collect("payment-references", "asiakasnumero", number, catalogue, all);
        String hetu = own.getOrDefault("hetu", "");
        if (!hetu.isEmpty()) {
            collect("population", "hetu", hetu, catalogue, all);
        }
        return all;
    }

    private void collect(String register, String key, String value, AttributeCatalogue catalogue, Set<String> all) {
        files.getOrDefault(register, Map.of()).forEach((sequence, file) -> {
            for (int i = 0; i < file.rows().size(); i++) {
                Map<String, String> row = file.rows().get(i);
                if (value.equals(row.get(key))) {
                    String place = register + " " + sequence + " " + (i + 1) + " ";
                    catalogue.list().stream()
                            .map(it -> it.name())
                            .filter(it -> isSaid(register, it, row))
                            .forEach(it -> all.add(place + it));
                }
            }
        });
    }

    private boolean isSaid(String register, String attribute, Map<String, String> row) {
        boolean corrected = row.getOrDefault("muutosattribuutti", "").matches("KORJATTAVA|LISATIETO|POISTETTU");
        return !corrected
                && (!OF_ADDRESSES.contains(attribute) || register.equals("customers"))
                && cells(register, attribute, row).stream().anyMatch(it -> !it.isEmpty());
    }

    /** When the customer said it, as the customer system has it. */
    @Nullable
    LocalDate saidOn(String number, String register, String attribute) {
        if (!register.equals("customers")) {
            return null;
        }
        for (Map.Entry<String, Map<String, Object>> column :
                columns.getOrDefault(register, Map.of()).entrySet()) {
            if (column.getValue().get("of") instanceof List<?> of && of.contains(attribute)) {
                String day = crmCell(number, column.getKey());
                return day.isEmpty() ? null : LocalDate.parse(day);
            }
        }
        return null;
    }
}
