package fi.ajantasa.simulate;

import static fi.ajantasa.simulate.DeliveryFaults.fault;
import static fi.ajantasa.simulate.DeliveryFaults.later;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What can be wrong, or only odd, with lists of those who refuse marketing. */
final class ListFaults {
    static final Set<String> LISTS = Set.of("preference", "preference-post");
    private static final Set<String> NUMBERS = Set.of("preference");
    private static final Set<String> NAMES = Set.of("preference-post");
    private static final String MOBILE = "matkapuhelin";
    private static final int FEW = 5;

    private ListFaults() {}

    static List<DeliveryFault> list() {
        return List.of(
                later("F64", "the full list has shrunk to a handful", LISTS, ListFaults::shrunk)
                        .taken(),
                later("F120", "two people of one name are put on the list", NAMES, ListFaults::namesakes)
                        .taken(),
                later("F125", "a number is taken off the list, and a line is none", NUMBERS, ListFaults::misspelt)
                        .taken(),
                later("F126", "a number is put on the list again and, below that, off it", NUMBERS, ListFaults::upside)
                        .taken(),
                fault("F127", "no list is ever sent", LISTS, it -> it.afterwards(Map::clear)),
                later("F136", "the full list is sent anew, in another order", LISTS, ListFaults::refreshed)
                        .taken());
    }

    private static Parcel shrunk(DeliveryFault.Night night) {
        Parcel all = night.again();
        all.sheet().keep(FEW);
        return all;
    }

    private static Parcel refreshed(DeliveryFault.Night night) {
        Parcel all = night.again();
        List<String> lines = all.sheet().lines();
        Collections.reverse(lines.subList(1, lines.size()));
        return all;
    }

    private static Parcel namesakes(DeliveryFault.Night night) {
        Sheet sheet = night.tonight().sheet();
        Sheet first = night.first().get().sheet();
        String listed = first.lines().get(first.firstPlain("katuosoite"));
        for (String street : List.of("Toinenkatu 1", "Kolmaskatu 2")) {
            sheet.lines().add(listed);
            sheet.cell(sheet.lines().size() - 1, "katuosoite", street);
        }
        return night.tonight();
    }

    /** A row of the first list about the number of a customer. */
    private static String ofACustomer(DeliveryFault.Night night) {
        Sheet customers = night.customers().get().sheet();
        Set<String> ours = customers.plain(MOBILE).stream()
                .map(at -> customers.text(at, MOBILE).replaceAll("[^0-9]", "").replaceFirst("^0", "+358"))
                .collect(Collectors.toSet());
        return night.first().get().sheet().lines().stream()
                .filter(it -> ours.contains(it.split(";", -1)[1]))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no customer is on the list; simulate more people"));
    }

    private static String removed(String line) {
        return "D" + line.substring(1);
    }

    private static Parcel misspelt(DeliveryFault.Night night) {
        List<String> lines = night.tonight().sheet().lines();
        List<String> first = night.first().get().sheet().lines();
        lines.add(removed(first.get(first.size() - 1)));
        lines.add("?" + ofACustomer(night).substring(1));
        return night.tonight();
    }

    private static Parcel upside(DeliveryFault.Night night) {
        List<String> lines = night.tonight().sheet().lines();
        String listed = ofACustomer(night);
        lines.add("A;" + listed.split(";", -1)[1] + ";" + night.tonight().day() + ";");
        lines.add(removed(listed));
        return night.tonight();
    }
}
