package fi.ajantasa.sample;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.node.ObjectNode;

/** Writes the business register on two days, each a packed list of all companies; nothing is kept while writing. */
final class CompanyRegister {
    /** Companies that are nobody's customers are counted from here. */
    private static final int STRANGERS = 200_000;

    private final SampleOptions options;
    private final PersonMaker maker;
    private final CustomerRows rows;
    private final List<Integer> ours;
    private final int size;

    /** A company that shows a case, and which. */
    record Shown(String customer, CompanyCase shows) {}

    /**
     * @param ours the numbers of our customers that are companies
     * @param size how many companies the register has
     */
    CompanyRegister(SampleOptions options, PersonMaker maker, CustomerRows rows, List<Integer> ours, int size) {
        this.options = options;
        this.maker = maker;
        this.rows = rows;
        this.ours = List.copyOf(ours);
        this.size = size;
    }

    List<Path> write() throws IOException {
        return List.of(write(1), write(2));
    }

    private Path write(int day) throws IOException {
        LocalDate date = options.date().plusDays(day - 1L);
        Path folder = Files.createDirectories(options.out().resolve("inbox").resolve("business"));
        Path file = folder.resolve("ytj_" + date.format(DateTimeFormatter.BASIC_ISO_DATE) + ".zip");
        CompanyJson json = new CompanyJson(rows, date, day);
        try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            ZipEntry entry = new ZipEntry("all_companies.json");
            entry.setTimeLocal(date.atStartOfDay());
            zip.putNextEntry(entry);
            zip.write('[');
            for (int nth = 0; nth < size; nth++) {
                if (what(nth) != CompanyCase.ABSENT) {
                    write(json.company(number(nth), what(nth), dice(nth)), nth == 0 ? "\n" : ",\n", zip);
                }
            }
            zip.write("\n]\n".getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private static void write(ObjectNode company, String before, OutputStream out) throws IOException {
        out.write((before + company).getBytes(StandardCharsets.UTF_8));
    }

    private int number(int nth) {
        return nth < ours.size() ? ours.get(nth) : STRANGERS + nth;
    }

    private CompanyCase what(int nth) {
        CompanyCase shows = nth < ours.size() ? CompanyCase.of(nth, options.awkward()) : CompanyCase.ORDINARY;
        return shows == CompanyCase.ORDINARY ? CompanyCase.drawn(maker.dice(Dice.Aspect.REGISTERED, -1L - nth)) : shows;
    }

    private Dice dice(int nth) {
        return maker.dice(Dice.Aspect.REGISTERED, nth);
    }

    /** Our customers that show a case. */
    List<Shown> shown() {
        List<Shown> shown = new ArrayList<>();
        for (int nth = 0; nth < Math.min(size, ours.size()); nth++) {
            CompanyCase shows = CompanyCase.of(nth, options.awkward());
            if (shows != CompanyCase.ORDINARY) {
                shown.add(new Shown(CustomerRows.number(ours.get(nth)), shows));
            }
        }
        return shown;
    }
}
