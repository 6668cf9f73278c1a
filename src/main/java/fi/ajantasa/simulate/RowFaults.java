package fi.ajantasa.simulate;

import static fi.ajantasa.simulate.DeliveryFaults.fault;
import static fi.ajantasa.simulate.DeliveryFaults.later;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What can be wrong with the rows of deliveries. */
final class RowFaults {
    private static final int HUGE = 3 << 20;
    private static final int FEW = 5;
    private static final int SOME = 40;

    /** A cell of free text. */
    private static final Map<String, String> TEXTS = Map.of(
            Registers.CUSTOMERS,
            "katuosoite",
            "population",
            "sukunimi",
            "phone-east",
            "sukunimi",
            "phone-west",
            "last_name",
            "preference-post",
            "sukunimi");

    private static final Set<String> CUSTOMERS = Set.of(Registers.CUSTOMERS);
    private static final Set<String> POPULATION = Set.of("population");
    private static final Set<String> WITH_CODES = Set.of(Registers.CUSTOMERS, "population");

    private static final String CODE = "hetu";

    private RowFaults() {}

    static List<DeliveryFault> list() {
        return List.of(
                later("F62", "there are no changes", POPULATION, night -> night.tonight()
                                .withoutRows())
                        .taken(),
                fault(
                        "F63",
                        "the full list has a handful of rows",
                        Set.of(Registers.CUSTOMERS, "phone-east"),
                        it -> it.sheet().keep(FEW)),
                later("F65", "everybody lives somewhere else", POPULATION, RowFaults::elsewhere)
                        .taken(),
                fault("F67", "a row stands there twice", WITH_CODES, RowFaults::repeat)
                        .taken(),
                fault("F68", "two rows of one key differ", CUSTOMERS, RowFaults::contradict)
                        .taken(),
                coded("F69", "one row has a wrong identity code", "12", false).taken(),
                coded("F70", "every row has a wrong identity code", "12", true),
                text("F74", "a cell has three megabytes", "A".repeat(HUGE)),
                text("F75", "a cell begins like a formula", "=1+1").taken(),
                text("F76", "a cell has a control character", "A\u0001B").taken(),
                text("F77", "a cell has a line break", "\"A\nB\"").taken(),
                coded("F83", "a spreadsheet made an identity code a number", "6,4E+17", false)
                        .taken(),
                some("F84", "some people are said to have moved who did not", Map.of("katunimi_fi", "Toinenkatu"))
                        .taken(),
                some("F114", "some streets have two names", Map.of("katunimi_fi", "Uusikatu", "katunimi_sv", "Nygatan"))
                        .taken(),
                some("F119", "some people have another family name, and nothing else", Map.of("sukunimi", "Uusinen"))
                        .taken());
    }

    /** The first full list under tonight's number with other cells in some rows, too few for any limit. */
    private static DeliveryFault some(String number, String does, Map<String, String> cells) {
        return later(number, does, POPULATION, night -> {
            Parcel all = night.again();
            Sheet sheet = all.sheet();
            List<Integer> plain = sheet.plain("katunimi_fi");
            for (int nth = 0; nth < SOME; nth++) {
                int at = plain.get(nth * plain.size() / SOME);
                cells.forEach((column, value) -> sheet.cell(at, column, value));
            }
            return all;
        });
    }

    private static DeliveryFault text(String number, String does, String value) {
        return new DeliveryFault(number, does, TEXTS.keySet(), 1, night -> {
            String column = TEXTS.getOrDefault(night.register(), "");
            Sheet sheet = night.tonight().sheet();
            sheet.cell(sheet.firstPlain(column), column, value);
            return night.tonight();
        });
    }

    private static DeliveryFault coded(String number, String does, String value, boolean all) {
        return fault(number, does, WITH_CODES, parcel -> {
            Sheet sheet = parcel.sheet();
            (all ? sheet.plain(CODE) : List.of(sheet.firstPlain(CODE))).forEach(at -> sheet.cell(at, CODE, value));
        });
    }

    static Parcel elsewhere(DeliveryFault.Night night) {
        Parcel all = night.again();
        Sheet sheet = all.sheet();
        sheet.plain("katunimi_fi").forEach(at -> sheet.cell(at, "katunimi_fi", "Uusikatu"));
        return all;
    }

    private static void repeat(Parcel parcel) {
        Sheet sheet = parcel.sheet();
        sheet.lines().add(sheet.lines().get(sheet.firstPlain(CODE)));
    }

    private static void contradict(Parcel parcel) {
        repeat(parcel);
        Sheet sheet = parcel.sheet();
        sheet.cell(sheet.lines().size() - 1, "katuosoite", "Toinenkatu 2");
    }
}
