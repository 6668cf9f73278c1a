package fi.ajantasa.simulate;

import fi.ajantasa.simulate.DeliveryFault.Spoiling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** What can be wrong with the files of deliveries, and with their order. */
final class DeliveryFaults {
    private static final Set<String> ALL = Registers.withControlFilesBut();
    private static final Set<String> COLLECTED = Set.copyOf(Registers.SFTP);
    private static final Set<String> UTF_8 = Registers.withControlFilesBut("phone-east");
    private static final Set<String> CHANGES =
            Registers.withControlFilesBut(Registers.CUSTOMERS, "payment-references", "metering-points", "phone-east");
    private static final int MARK = 3;

    private DeliveryFaults() {}

    static List<DeliveryFault> list() {
        List<DeliveryFault> faults = new ArrayList<>(files());
        faults.addAll(order());
        faults.addAll(shape());
        faults.addAll(RowFaults.list());
        faults.addAll(ListFaults.list());
        return List.copyOf(faults);
    }

    static DeliveryFault fault(String number, String does, Set<String> registers, Consumer<Parcel> work) {
        return new DeliveryFault(number, does, registers, 1, night -> {
            work.accept(night.tonight());
            return night.tonight();
        });
    }

    static DeliveryFault later(String number, String does, Set<String> registers, Spoiling work) {
        return new DeliveryFault(number, does, registers, 2, work);
    }

    private static List<DeliveryFault> files() {
        return List.of(
                fault("F42", "nothing is sent", ALL, it -> it.afterwards(Map::clear)),
                fault("F43", "the control file is not there", ALL, DeliveryFaults::withoutControl),
                fault("F44", "the main file is cut off in the middle", ALL, DeliveryFaults::cut),
                fault("F45", "the control file counts a row more", ALL, DeliveryFaults::countOneMore),
                fault("F47", "the control file has another day than the names", ALL, DeliveryFaults::disagree),
                fault("F48", "the control file has another checksum", ALL, it -> it.total("sha256", "0".repeat(64))),
                fault("F61", "the main file has no bytes", ALL, DeliveryFaults::empty),
                fault("F73", "a file's name begins like an option", COLLECTED, DeliveryFaults::addOption),
                fault("F79", "the delivery is of another feed", ALL, it -> it.said("feed", "another")),
                fault("F81", "a list of refusals is damaged", ListFaults.LISTS, DeliveryFaults::cut));
    }

    private static void withoutControl(Parcel parcel) {
        parcel.afterwards(files -> files.remove(parcel.controlName()));
    }

    private static void cut(Parcel parcel) {
        parcel.afterwards(files ->
                files.computeIfPresent(parcel.main(), (name, bytes) -> Arrays.copyOf(bytes, bytes.length / 2)));
    }

    private static void countOneMore(Parcel parcel) {
        parcel.total("rows", parcel.sheet().rows() + 1);
    }

    private static void disagree(Parcel parcel) {
        parcel.namedAsNow().said("extract_date", parcel.day().minusDays(1).toString());
    }

    private static void empty(Parcel parcel) {
        parcel.encoded(bytes -> new byte[0]).total("rows", 0).total("key_sum", 0);
    }

    private static void addOption(Parcel parcel) {
        parcel.afterwards(files -> files.put("-" + parcel.controlName(), new byte[0]));
    }

    private static List<DeliveryFault> order() {
        return List.of(
                later("F51", "the delivery of the night before is sent again", ALL, night -> night.before()
                        .get()),
                later("F52", "other content under the number of the night before", ALL, night -> night.before()
                        .get()
                        .without(1)),
                later("F53", "a number is left out", CHANGES, night -> night.tonight()
                        .dated(night.tonight().day(), night.tonight().sequence() + 1)),
                later("F54", "a full list older than what was sent before", ALL, night -> night.first()
                        .get()
                        .dated(night.tonight().day(), 0)
                        .said("previous_sequence", null)),
                fault(
                        "F55",
                        "the delivery is of next week",
                        ALL,
                        it -> it.said("extract_date", it.day().plusDays(7).toString())));
    }

    private static List<DeliveryFault> shape() {
        return List.of(
                fault("F50", "a row lacks its last cell", ALL, it -> it.sheet().shorten()),
                fault("F56", "there is a column nobody agreed on", ALL, it -> it.sheet()
                        .addColumn("another")),
                fault("F57", "the first column is called otherwise", ALL, it -> it.sheet()
                        .renameFirst("another")),
                fault("F58", "a byte belongs to no character", UTF_8, it -> it.sheet()
                        .prefix("\u00ff")),
                fault("F59", "the file begins with a byte order mark", UTF_8, it -> it.encoded(DeliveryFaults::mark))
                        .taken(),
                fault("F60", "every other line ends with CR and LF", ALL, it -> it.sheet()
                                .mixLineEnds())
                        .taken());
    }

    private static byte[] mark(byte[] bytes) {
        byte[] marked = new byte[bytes.length + MARK];
        marked[0] = (byte) 0xef;
        marked[1] = (byte) 0xbb;
        marked[2] = (byte) 0xbf;
        System.arraycopy(bytes, 0, marked, MARK, bytes.length);
        return marked;
    }
}
