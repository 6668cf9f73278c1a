package fi.ajantasa.sample;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes lists of places in the widths of Posti's PCF and BAF, and one of municipality codes: real municipalities and
 * postcodes, the invented streets where our customers live or lived, and as many more as asked for.
 */
final class PlaceLists {
    private static final int PCF = 220;
    private static final int BAF = 256;
    private static final String HALIKKO = "073;Halikko;Halikko;;2008-12-31\n";

    private final LocalDate date;
    private final Addresses addresses;
    private final int streets;
    private final SortedMap<Integer, Place> postcodes = new TreeMap<>();
    private final List<Integer> codes;

    /** @param streets rows of the list of streets; more when our customers' streets need more */
    PlaceLists(LocalDate date, int streets) {
        this.date = date;
        this.addresses = new Addresses();
        this.streets = streets;
        addresses.places().forEach(place -> {
            for (int code = place.firstPostcode(); code <= place.lastPostcode(); code += 10) {
                postcodes.put(code, place);
            }
        });
        this.codes = List.copyOf(postcodes.keySet());
    }

    /** Writes the three lists below the inbox, each packed. */
    List<Path> write(Path inbox, Stream<Address> lived) throws IOException {
        return List.of(
                write(inbox, "municipalities", "kunnat_", ".csv", this::writeMunicipalities),
                write(inbox, "postcodes", "PCF_", ".dat", this::writePostcodes),
                write(inbox, "streets", "BAF_", ".dat", out -> writeStreets(out, lived)));
    }

    /** What a list consists of. */
    private interface Content {
        void write(Writer out) throws IOException;
    }

    private Path write(Path inbox, String folder, String name, String ending, Content content) throws IOException {
        Path file = Files.createDirectories(inbox.resolve(folder)).resolve(name + day() + ".zip");
        try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            ZipEntry entry = new ZipEntry(name + day() + ending);
            entry.setTimeLocal(date.atStartOfDay());
            zip.putNextEntry(entry);
            Writer out = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.ISO_8859_1));
            content.write(out);
            out.flush();
        }
        return file;
    }

    private String day() {
        return date.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    private void writeMunicipalities(Writer out) throws IOException {
        SortedMap<String, Place> byCode = new TreeMap<>();
        addresses.places().forEach(place -> byCode.put(place.code(), place));
        out.write("koodi;nimi_fi;nimi_sv;voimaan;lakkautettu\n");
        for (Place place : byCode.values()) {
            out.write(place.code() + ";" + place.finnish() + ";" + place.swedish() + ";;\n");
        }
        out.write(HALIKKO);
    }

    private void writePostcodes(Writer out) throws IOException {
        for (Map.Entry<Integer, Place> entry : postcodes.entrySet()) {
            Place place = entry.getValue();
            write(out, postcode(entry.getKey(), place, 1));
            if (entry.getKey() == place.firstPostcode()) {
                write(out, postcode(entry.getKey() + 1, place, 2));
            }
        }
    }

    private FixedLine postcode(int code, Place place, int type) {
        return head(PCF, "PONOT", code, place)
                .put(103, 110, "20000101")
                .put(111, 111, type)
                .put(177, 179, place.code())
                .put(180, 199, place.finnish())
                .put(200, 219, place.swedish())
                .put(220, 220, place.isBilingual() ? 2 : 1);
    }

    private FixedLine head(int length, String kind, int code, Place place) {
        return new FixedLine(length)
                .put(1, 5, kind)
                .put(6, 13, day())
                .put(14, 18, String.format(Locale.ROOT, "%05d", code))
                .put(19, 48, place.finnish().toUpperCase(Locale.ROOT))
                .put(49, 78, place.swedish().toUpperCase(Locale.ROOT))
                .put(79, 90, place.finnish().toUpperCase(Locale.ROOT))
                .put(91, 102, place.swedish().toUpperCase(Locale.ROOT));
    }

    private static void write(Writer out, FixedLine line) throws IOException {
        out.write(line.toString());
        out.write('\n');
    }

    private void writeStreets(Writer out, Stream<Address> lived) throws IOException {
        SortedMap<String, StreetSide> known = new TreeMap<>();
        lived.forEach(it -> StreetSide.of(it).ifPresent(side -> known.merge(side.key(), side, StreetSide::with)));
        int rows = 0;
        for (StreetSide side : known.values()) {
            write(out, range(side, rows));
            rows++;
        }
        for (int nth = 0; rows < streets; nth++) {
            write(out, filler(nth));
            rows++;
        }
    }

    /** Where our customers live; slashes and hyphens both occur before second numbers. */
    private FixedLine range(StreetSide side, int row) {
        FixedLine line = street(side.postcode(), side.address(), side.last());
        return row % 50 > 0
                ? line
                : line.put(207, 207, row % 100 > 0 ? "-" : "/").put(208, 212, side.last() + 2);
    }

    private FixedLine street(int code, Address address, int last) {
        int side = last % 2 == 1 ? 1 : 2;
        return town("KATUN", code, address.place())
                .put(103, 132, address.streetFinnish())
                .put(133, 162, address.streetSwedish())
                .put(187, 187, side)
                .put(188, 192, side)
                .put(201, 205, last);
    }

    private FixedLine town(String kind, int code, Place place) {
        return head(BAF, kind, code, postcodes.getOrDefault(code, place))
                .put(214, 216, place.code())
                .put(217, 236, place.finnish())
                .put(237, 256, place.swedish());
    }

    /** A row about nobody of ours; of the first of each postcode one in ten is about no street. */
    private FixedLine filler(int nth) {
        int code = codes.get(nth % codes.size());
        int turn = nth / codes.size();
        Place place = postcodes.getOrDefault(code, addresses.places().get(0));
        return turn == 0 && nth % 10 == 0
                ? town("KATUN", code, place).put(187, 187, 0)
                : street(code, addresses.nth(place, turn / 2), 98 + turn % 2);
    }
}
