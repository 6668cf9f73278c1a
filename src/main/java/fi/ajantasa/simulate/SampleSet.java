package fi.ajantasa.simulate;

import fi.ajantasa.sample.MoneyFiles;
import fi.ajantasa.sample.NextDelivery;
import fi.ajantasa.sample.SampleData;
import fi.ajantasa.sample.SampleOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The invented people the registers know, on two days. In the first night every register sends what it has on the first day,
 * from the second on what it has on the second; each night under that night's date and number.
 */
final class SampleSet {
    private static final Pattern NAME = Pattern.compile("(.+)_\\d{8}_(\\d{6})(_control\\.json|.*\\.csv)");
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final double CHANGED = 0.01;
    private static final int FEWEST_STREETS = 1_000;
    private static final int NEW_STREETS = 10;
    private static final int PAYERS = 60;

    private final Path inbox;
    private final SampleData data;
    private final int streets;
    private final int payers;
    private final Set<LocalDate> lists = new HashSet<>();

    private SampleSet(Path inbox, SampleData data, int streets, int payers) {
        this.inbox = inbox;
        this.data = data;
        this.streets = streets;
        this.payers = payers;
    }

    /** A packed file, and how many rows it holds. */
    record Packed(Pack pack, long rows) {}

    /** A file without a control file, and how many rows it holds. */
    record Counted(Bare file, long rows) {}

    /** Invents everybody, and writes the files of both days below a folder. */
    static SampleSet write(Plan.Size size, LocalDate first, Path folder) throws IOException {
        boolean awkward = SampleOptions.awkwardByDefault(size.customers(), size.population());
        SampleOptions options = new SampleOptions(
                size.customers(),
                size.population(),
                CHANGED,
                size.seed(),
                folder,
                NextDelivery.CHANGES,
                first,
                awkward);
        SampleData data = new SampleData(options, size.directory(), size.companies());
        data.write();
        int payers = Math.min(PAYERS, size.customers());
        new MoneyFiles(folder, first, payers).write();
        return new SampleSet(folder.resolve("inbox"), data, FEWEST_STREETS + 2 * size.customers(), payers);
    }

    /** What a register that writes control files sends in a night. */
    Parcel parcel(String register, int night, LocalDate day) {
        List<Path> files = files(register);
        int set = night > 1 && files.stream().anyMatch(it -> number(it) > 1) ? 2 : 1;
        Map<String, byte[]> data = new LinkedHashMap<>();
        Map<String, Object> control = new LinkedHashMap<>();
        String prefix = "";
        for (Path file : files) {
            Matcher name = name(file);
            if (number(file) == set && name.group(3).endsWith(".csv")) {
                data.put(name.group(3), read(file));
            } else if (number(file) == set) {
                prefix = name.group(1);
                control.putAll(said(read(file)));
            }
        }
        Parcel parcel = new Parcel(prefix, control);
        data.forEach(parcel::with);
        return parcel.dated(day, night);
    }

    private static Map<String, Object> said(byte[] control) {
        Map<String, Object> said = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : JSON.readTree(control).properties()) {
            if (entry.getValue().isString()) {
                said.put(entry.getKey(), entry.getValue().asString());
            }
        }
        said.put("not_delivered", List.of());
        return said;
    }

    /** What a register that packs everything into one file sends in a night; a list of places is of that day. */
    Packed pack(String register, int night, LocalDate day) throws IOException {
        if (Registers.PLACES.contains(register)) {
            return list(register, night, day);
        }
        List<Path> files = files(register);
        Pack pack = new Pack(read(files.get(Math.min(night, files.size()) - 1)));
        return new Packed(pack, JSON.readTree(pack.text()).size());
    }

    /** From the second night on the list of streets has some that are new. */
    private Packed list(String register, int night, LocalDate day) throws IOException {
        if (lists.add(day)) {
            data.writePlaces(day, night == 1 ? streets : streets + NEW_STREETS);
        }
        Path file = inbox.resolve(register).resolve(ListSite.name(register, day));
        Pack pack = new Pack(read(file));
        long header = register.equals(Registers.MUNICIPALITIES) ? 1 : 0;
        return new Packed(pack, pack.text().lines().count() - header);
    }

    /** What a bank or Datahub sends in a night: payments of that night, and readings of one month. */
    Counted bare(String register, int night, LocalDate day) throws IOException {
        Path out = inbox.resolveSibling("money").resolve(Integer.toString(night));
        if (!Files.exists(out)) {
            new MoneyFiles(out, day.minusDays(1), payers, night - 1).write();
        }
        Path file = files(out.resolve("inbox").resolve(register)).get(0);
        Bare whole = new Bare(file.getFileName().toString(), read(file));
        return new Counted(whole, rows(register, whole.text()));
    }

    /** Payments; of readings the metering points, for all are of one month. */
    private static long rows(String register, String text) {
        return switch (register) {
            case Registers.SVM -> text.lines().filter(it -> it.startsWith("3")).count();
            case Registers.CAMT -> text.split("<TxDtls>", -1).length - 1L;
            default ->
                text.lines().skip(1).map(it -> it.split(";", 2)[0]).distinct().count();
        };
    }

    private List<Path> files(String register) {
        return files(inbox.resolve(register));
    }

    private static List<Path> files(Path in) {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> folder = Files.newDirectoryStream(in)) {
            folder.forEach(files::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        files.sort(null);
        return files;
    }

    private static int number(Path file) {
        return Integer.parseInt(name(file).group(2));
    }

    private static Matcher name(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (!name.matches()) {
            throw new IllegalStateException("a sample file has another name than all others");
        }
        return name;
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
