package fi.ajantasa.simulate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A register that gives nothing away: it is sent telephone numbers, and says of each whether it may be called. */
final class WashKeeper {
    private static final Pattern LIST = Pattern.compile("(.+_(\\d{8})_(\\d{6}))_control\\.json");
    private static final String PROHIBITED = "3";

    private final Path in;
    private final Path out;
    private @Nullable Fault fault;
    private long answered;

    /**
     * Stands between two folders.
     *
     * @param in where lists are put
     * @param out where replies are left
     */
    WashKeeper(Path in, Path out) {
        this.in = in;
        this.out = out;
    }

    /** Answers from now on, but for this fault if there is one; what another fault spoilt is answered again, whole. */
    synchronized void behave(@Nullable Fault wrong) {
        fault = wrong;
        answer();
    }

    /** Answers every list whose control file is there, on its day, and well once only. */
    synchronized void answer() {
        try (DirectoryStream<Path> controls = Files.newDirectoryStream(in, "*_control.json")) {
            for (Path control : controls) {
                Matcher name = LIST.matcher(control.getFileName().toString());
                if (name.matches()) {
                    reply(in.resolve(name.group(1) + ".csv"), name.group(2), Integer.parseInt(name.group(3)));
                    if (fault == null) {
                        Files.delete(control);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many numbers it has been sent. */
    synchronized long answered() {
        return answered;
    }

    private void reply(Path list, String day, int number) throws IOException {
        List<String> numbers = Files.readAllLines(list);
        answered += numbers.size() - 1;
        StringBuilder rows = new StringBuilder("numero;tulos\n");
        numbers.stream()
                .skip(1)
                .forEach(it -> rows.append(it).append(';').append(verdict(it)).append('\n'));
        Parcel good = new Parcel("vastaus", control())
                .with(".csv", rows.toString().getBytes(StandardCharsets.US_ASCII))
                .dated(LocalDate.parse(day, DateTimeFormatter.BASIC_ISO_DATE), number);
        Parcel sent = fault instanceof DeliveryFault wrong
                ? wrong.work().spoil(new DeliveryFault.Night(Registers.WASH, good, () -> good, () -> good, () -> good))
                : good;
        for (Map.Entry<String, byte[]> file : sent.files().entrySet()) {
            Files.write(out.resolve(file.getKey()), file.getValue());
        }
    }

    private static Map<String, Object> control() {
        Map<String, Object> control = new LinkedHashMap<>();
        control.put("layout", "pesuvastaus");
        control.put("layout_version", "1");
        control.put("feed", Registers.WASH);
        control.put("kind", "BASE");
        control.put("not_delivered", List.of());
        return control;
    }

    private static String verdict(String number) {
        return number.endsWith(PROHIBITED) ? "KIELTO" : "VAPAA";
    }
}
