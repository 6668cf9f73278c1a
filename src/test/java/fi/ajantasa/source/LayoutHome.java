package fi.ajantasa.source;

import fi.ajantasa.job.CsvFormat;
import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.JobDefinition;
import fi.ajantasa.job.JobFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** A jobs folder with one register of some layout, and the folder its files arrive in. */
final class LayoutHome {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    private static final Instant NOW = Instant.parse("2026-11-24T01:00:00Z");
    private static final String REGISTER = "listed";

    private static final Map<String, String> MEANINGS = Map.of(
            "phone", "{is: phone}",
            "changed", "{is: changed-on}",
            "op", "{is: change, codes: {A: added, D: removed}}");
    private static final List<String> TOLD =
            List.of("given-names", "listed-as-deceased", "on-phone-preference-list", "on-post-preference-list");

    final Path home;
    final JobDefinition job;
    ReadSizes sizes = ReadSizes.NORMAL;

    private LayoutHome(Path home, JobDefinition job) {
        this.home = home;
        this.job = job;
    }

    /** A register with this {@code receive:} section; columns without a meaning of their own are ignored. */
    static LayoutHome of(Path temp, String receive, List<String> columns) throws IOException, DefinitionException {
        List<String> others =
                columns.stream().filter(it -> !MEANINGS.containsKey(it)).toList();
        String mapped = columns.stream()
                .filter(MEANINGS::containsKey)
                .map(it -> it + ": " + MEANINGS.get(it))
                .collect(Collectors.joining(", "));
        String job =
                """
                register: listed
                title: A list
                passport:
                  purposes: [marketing]
                  lawful-basis: legitimate-interests
                  permit: {id: L-1, ends: 2035-12-31}
                  absence: unknown
                receive:
                """
                        + "  from: {folder: inbox}\n"
                        + receive.strip().indent(2)
                        + """
                columns: {%s}
                ignore: [%s]
                link: [{rule: same-number, same: [phone], then: SAME}]
                expect: {rows: {min: 0}, rejected: {max: 1 %%}, changes: {"*": {max: 5 %%}}}
                """
                                .formatted(mapped, String.join(", ", others));
        return read(temp, REGISTER, job, "attributes: {hetu: {sources: []}}\nmarketing: []\n");
    }

    /** A register of {@code jobs/foreign}, in the sizes of the fixtures. */
    static LayoutHome foreign(Path temp, String register) throws IOException, DefinitionException {
        String job = Files.readString(Path.of("jobs/foreign", register + ".yaml"));
        String ranks = TOLD.stream()
                .filter(it -> job.contains("is: " + it) || job.contains(it + ": on") || job.contains(": " + it))
                .map(it -> "  " + it + ": {sources: [" + register + "]}\n")
                .collect(Collectors.joining());
        String numbers = job.contains("same-number") || !job.contains("is: phone")
                ? ""
                : "  mobile-phone: {sources: [%1$s]}\n  landline-phone: {sources: [%1$s]}\n  secret-number: {sources: [%1$s]}\n"
                        .formatted(register);
        return read(
                temp,
                register,
                job.replace("inbox/" + register, "inbox"),
                "attributes:\n" + ranks + numbers + "marketing: []\n");
    }

    /** A register of {@code jobs} that alone tells these attributes. */
    static LayoutHome shipped(Path temp, String register, String... told) throws IOException, DefinitionException {
        String job = Files.readString(Path.of("jobs", register + ".yaml"));
        String ranks = Stream.of(told)
                .map(it -> "  " + it + ": {sources: [" + register + "]}\n")
                .collect(Collectors.joining());
        return read(
                temp,
                register,
                job.replace("sample-data/inbox/" + register, "inbox"),
                "attributes:\n" + ranks + "marketing: []\n");
    }

    /** The population register in the files of its old change service. */
    static LayoutHome legacy(Path temp) throws IOException, DefinitionException {
        String job = Files.readString(Path.of("jobs/legacy/population.yaml"));
        String ranks = Stream.of(
                        "hetu",
                        "former-hetus",
                        "language",
                        "family-name",
                        "given-names",
                        "middle-name",
                        "call-name",
                        "former-family-name",
                        "former-given-names",
                        "deceased",
                        "death-date",
                        "protection-order",
                        "protection-order-end",
                        "municipality",
                        "permanent-address",
                        "temporary-address",
                        "postal-address",
                        "contact-address",
                        "update-ban",
                        "disclosure-ban",
                        "direct-marketing-ban")
                .map("  %s: {sources: [population]}\n"::formatted)
                .collect(Collectors.joining());
        return read(
                temp,
                "population",
                job.replace("sample-data/inbox/population-legacy", "inbox"),
                "attributes:\n" + ranks + "marketing: []\n");
    }

    private static LayoutHome read(Path temp, String register, String job, String decisions)
            throws IOException, DefinitionException {
        Path home = Files.createTempDirectory(temp, "home");
        Path jobs = Files.createDirectories(home.resolve("jobs"));
        Files.createDirectories(home.resolve("inbox"));
        Files.createDirectories(jobs.resolve("models"));
        Files.copy(Path.of("jobs/models/phone-east.yaml"), jobs.resolve("models/phone-east.yaml"));
        Files.writeString(jobs.resolve(register + ".yaml"), job);
        Files.writeString(jobs.resolve("decisions.yaml"), decisions);
        Files.writeString(jobs.resolve("nightly.yaml"), "registers: [" + register + "]\n");
        return new LayoutHome(home, JobFolder.read(jobs).require(register));
    }

    /** The columns that a {@code receive:} section gives places. */
    static List<String> columns(String receive) {
        List<String> names = new ArrayList<>();
        gather(new Yaml().load(receive), names);
        return names.stream().distinct().toList();
    }

    private static void gather(Object node, List<String> names) {
        if (node instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                if (key.equals("columns") && value instanceof Map<?, ?> columns) {
                    columns.keySet().forEach(it -> names.add(it.toString()));
                } else {
                    gather(value, names);
                }
            });
        } else if (node instanceof List<?> list) {
            list.forEach(it -> gather(it, names));
        }
    }

    /** Puts a file that nobody has touched for an hour and a half into the inbox. */
    LayoutHome file(String name, byte[] content) throws IOException {
        Path file = home.resolve("inbox").resolve(name);
        Files.write(file, content);
        Files.setLastModifiedTime(file, FileTime.from(NOW.minusSeconds(5400)));
        return this;
    }

    List<Found> found() throws IOException {
        return new Inbox(job.receive(), Clock.fixed(NOW, ZoneOffset.UTC)).deliveries();
    }

    /** The one delivery in the inbox, or why there is none, as a refusal. */
    Proof prove() throws IOException {
        Found found = found().get(0);
        if (found instanceof Unreadable unreadable) {
            return unreadable.refusal();
        }
        return new DeliveryProver(new Transcripts(home.resolve("transcripts")), sizes)
                .prove((Delivery) found, job, TODAY);
    }

    Proven proven() throws IOException {
        if (prove() instanceof Proven proven) {
            return proven;
        }
        throw new AssertionError(prove());
    }

    Refusal refusal() throws IOException {
        if (prove() instanceof Refusal refusal) {
            return refusal;
        }
        throw new AssertionError("proven");
    }

    /** All rows as a run reads them: range by range, then parsed; rejected and repeated ones too. */
    List<List<String>> rows(Proven proven) throws IOException {
        FileProof file = proven.files().get(0);
        CsvFormat format = job.receive().format();
        RecordParser parser = new RecordParser(format);
        List<List<String>> rows = new ArrayList<>();
        RangeScanner scanner =
                new RangeScanner(file, format, KeyColumn.of(job.contract().main(), file.header()));
        for (Range range : file.ranges()) {
            scanner.scan(
                    range,
                    record -> rows.add(parser.parse(
                                    Arrays.copyOfRange(record.buffer(), record.from(), record.to()), 0, record.row())
                            .values()));
        }
        return rows;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
