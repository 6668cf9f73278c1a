package fi.ajantasa.source;

import fi.ajantasa.job.Absence;
import fi.ajantasa.job.Collect;
import fi.ajantasa.job.Column;
import fi.ajantasa.job.Contract;
import fi.ajantasa.job.ControlName;
import fi.ajantasa.job.Covers;
import fi.ajantasa.job.CsvFormat;
import fi.ajantasa.job.DefinitionFile;
import fi.ajantasa.job.Expect;
import fi.ajantasa.job.FileLayout;
import fi.ajantasa.job.FileShape;
import fi.ajantasa.job.Frame;
import fi.ajantasa.job.JobDefinition;
import fi.ajantasa.job.Limit;
import fi.ajantasa.job.NamePattern;
import fi.ajantasa.job.Packing;
import fi.ajantasa.job.Passport;
import fi.ajantasa.job.Permit;
import fi.ajantasa.job.Receive;
import fi.ajantasa.job.Share;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a delivery on disk: right in all its totals unless a test says otherwise. */
final class SentDelivery {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    static final String HEADER = "hetu;sukunimi;katunimi;turvakielto\n";
    static final String DETAIL_HEADER = "hetu;tietolaji;nimi\n";
    static final String AINO = "010190-900P";
    static final String VEIKKO = "020285-9073";
    static final String EEVA = "020285Y9073";

    private final Path folder;
    private @Nullable Collect collect;
    final Map<String, String> control = new LinkedHashMap<>();
    byte[] main = HEADER.getBytes(StandardCharsets.UTF_8);
    byte[] detail = {};
    String name = "vtj_sahko_20261121_000001";
    long rowsOff;
    long bytesOff;
    long sumOff;
    String sha256 = "";
    Covers covers = Covers.BASE_OR_CHANGES;
    boolean emptyAllowed;
    boolean artificialCodes = true;
    long rowsMin;
    long rowsMax = Long.MAX_VALUE;
    Set<String> ignore = Set.of();
    ReadSizes sizes = ReadSizes.NORMAL;

    /** Makes a delivery in a folder. */
    interface Made {
        SentDelivery in(Path folder);
    }

    private SentDelivery(Path folder) {
        this.folder = folder;
        control.put("layout", "\"ajantasa-vtj\"");
        control.put("layout_version", "\"1\"");
        control.put("feed", "\"sahko\"");
        control.put("kind", "\"BASE\"");
        control.put("extract_date", "\"2026-11-21\"");
        control.put("sequence", "1");
        control.put("previous_sequence", "null");
        control.put("not_delivered", "[]");
    }

    static SentDelivery in(Path folder) {
        return new SentDelivery(folder);
    }

    /** A delivery of these lines behind the usual header. */
    static SentDelivery of(Path folder, String... lines) {
        return in(folder).main(HEADER + String.join("", lines));
    }

    static String row(String hetu) {
        return hetu + ";Mäkinen;Kivirinne;0\n";
    }

    SentDelivery main(String text) {
        main = text.getBytes(StandardCharsets.UTF_8);
        return this;
    }

    SentDelivery detail(String... lines) {
        detail = (DETAIL_HEADER + String.join("", lines)).getBytes(StandardCharsets.UTF_8);
        return this;
    }

    SentDelivery control(String key, String json) {
        control.put(key, json);
        return this;
    }

    SentDelivery changes() {
        return control("kind", "\"DELTA\"");
    }

    /** The same, collected from there. */
    SentDelivery collected(Collect from) {
        collect = from;
        return this;
    }

    JobDefinition job() {
        FileShape mainShape = new FileShape("vtj_*.csv", columns(HEADER));
        FileShape detailShape = new FileShape("vtj_*_lisa.csv", columns(DETAIL_HEADER));
        return new JobDefinition(
                new DefinitionFile(Path.of("population.yaml"), "0"),
                "population",
                "Population",
                new Passport(
                        List.of("billing"),
                        "contract",
                        new Permit("P-1", LocalDate.of(2030, 1, 1)),
                        Absence.UNKNOWN,
                        artificialCodes),
                null,
                receive(),
                new Contract(mainShape, detailShape, ignore, List.of(), List.of()),
                new Expect(rowsMin, rowsMax, new Limit(new Share(1), 0), Map.of(), 3, List.of()));
    }

    Receive receive() {
        return new Receive(
                folder,
                collect,
                new ControlName("*_control.json", "ajantasa-vtj", "1", "sahko"),
                new FileLayout(
                        new NamePattern("vtj_*.csv"),
                        Packing.NONE,
                        Frame.NONE,
                        new CsvFormat(StandardCharsets.UTF_8, ';')),
                null,
                covers,
                emptyAllowed,
                null);
    }

    private static Map<String, Column> columns(String header) {
        Map<String, Column> columns = new LinkedHashMap<>();
        for (String name : header.strip().split(";")) {
            columns.put(name, new Column(name, name, null, null, Map.of(), List.of(), null, ""));
        }
        return columns;
    }

    Path mainFile() {
        return folder.resolve(name + ".csv");
    }

    Path controlFile() {
        return folder.resolve(name + "_control.json");
    }

    /** Writes the files and their control file. */
    Delivery send() {
        try {
            Files.write(mainFile(), main);
            if (detail.length > 0) {
                Files.write(folder.resolve(name + "_lisa.csv"), detail);
            }
            Files.writeString(controlFile(), json());
            byte[] json = Files.readAllBytes(controlFile());
            ControlFile totals = ControlReader.read(json).control();
            if (totals == null) {
                throw new AssertionError(ControlReader.read(json).problems());
            }
            return new Delivery(controlFile(), totals, sha256(json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String json() {
        List<String> files = new ArrayList<>(List.of(entry(name + ".csv", main)));
        if (detail.length > 0) {
            files.add(entry(name + "_lisa.csv", detail));
        }
        StringBuilder json = new StringBuilder("{");
        control.forEach((key, value) ->
                json.append('"').append(key).append("\":").append(value).append(','));
        return json.append(
                        control.containsKey("files") ? "\"made\":1}" : "\"files\":[" + String.join(",", files) + "]}")
                .toString();
    }

    private String entry(String file, byte[] content) {
        long[] totals = totals(content);
        boolean isMain = !file.endsWith("_lisa.csv");
        return "{\"name\":\"%s\",\"rows\":%d,\"bytes\":%d,\"sha256\":\"%s\",\"key_sum\":%d}"
                .formatted(
                        file,
                        totals[0] + (isMain ? rowsOff : 0),
                        content.length + (isMain ? bytesOff : 0),
                        isMain && !sha256.isEmpty() ? sha256 : sha256(content),
                        totals[1] + (isMain ? sumOff : 0));
    }

    /** Rows and key sum by a plain reading: records end at a line break outside quotes, the key stands first. */
    private static long[] totals(byte[] content) {
        String text = new String(content, StandardCharsets.UTF_8);
        long[] totals = new long[2];
        boolean quoted = false;
        int start = 0;
        int records = 0;
        for (int i = 0; i < text.length(); i++) {
            quoted ^= text.charAt(i) == '"';
            if (text.charAt(i) == '\n' && !quoted) {
                String record = text.substring(start, i).replaceAll("[\r\"]", "");
                if (!record.isEmpty() && records++ > 0) {
                    totals[0]++;
                    totals[1] += digits(record);
                }
                start = i + 1;
            }
        }
        return totals;
    }

    private static long digits(String record) {
        return record.matches("(?s)\\d{6}.\\d{3}.(;.*)?")
                ? Long.parseLong(record.substring(0, 6) + record.substring(7, 10))
                : 0;
    }

    Proof prove() {
        return prove(send());
    }

    Proof prove(Delivery delivery) {
        try {
            return new DeliveryProver(new Transcripts(folder.resolve("transcripts")), sizes)
                    .prove(delivery, job(), TODAY);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Proven proven() {
        Proof proof = prove();
        if (proof instanceof Proven proven) {
            return proven;
        }
        throw new AssertionError(proof);
    }

    Refusal refusal() {
        Proof proof = prove();
        if (proof instanceof Refusal refusal) {
            return refusal;
        }
        throw new AssertionError(proof);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
