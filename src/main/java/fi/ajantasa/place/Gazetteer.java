package fi.ajantasa.place;

import fi.ajantasa.person.AddressPart;
import fi.ajantasa.person.PostalAddress;
import fi.ajantasa.person.Spelling;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The reference lists in use, in memory, for looking up places. Without a list it finds nothing and doubts nothing. */
public final class Gazetteer {
    private static final Pattern POSTCODE = Pattern.compile("\\d{5}");
    private static final Pattern BOX = Pattern.compile("(?i)(PL|PB)\\s*\\d.*");
    private static final List<String> FINLAND = List.of("", "246", "FI", "FIN");

    private final Map<String, Postcode> postcodes;
    private final StreetIndex streets;
    private final Map<String, Municipality> municipalities;
    private final SortedMap<String, String> towns;

    Gazetteer(Map<String, Postcode> postcodes, StreetIndex streets, Map<String, Municipality> municipalities) {
        this.postcodes = Map.copyOf(postcodes);
        this.streets = streets;
        this.municipalities = Map.copyOf(municipalities);
        this.towns = towns(postcodes.values());
    }

    /** Whether no list is loaded. */
    public boolean isEmpty() {
        return postcodes.isEmpty() && streets.isEmpty() && municipalities.isEmpty();
    }

    /** Whether there may be such an address; the first doubt counts, from the postcode to the house. */
    public PlaceFinding judge(PostalAddress address) {
        String code = address.part(AddressPart.POSTCODE);
        if (postcodes.isEmpty() || isAbroad(address) || !POSTCODE.matcher(code).matches()) {
            return PlaceFinding.ADDRESS_NOT_CHECKED;
        }
        Postcode postcode = postcodes.get(code);
        if (postcode == null) {
            return PlaceFinding.POSTCODE_UNKNOWN;
        }
        boolean towns = given(address, AddressPart.OFFICE_FI, AddressPart.OFFICE_SV)
                .allMatch(town -> postcode.names().stream().anyMatch(name -> Spelling.sameBut(name, town)));
        return towns ? judgeStreet(address, code) : PlaceFinding.TOWN_NOT_OF_POSTCODE;
    }

    private static boolean isAbroad(PostalAddress address) {
        return !FINLAND.contains(address.part(AddressPart.COUNTRY))
                || !address.part(AddressPart.FOREIGN_LINE).isEmpty()
                || !address.part(AddressPart.FOREIGN_PLACE).isEmpty();
    }

    /** Åland, boxes and postcodes without streets are in no list of streets: nothing is said of them. */
    private PlaceFinding judgeStreet(PostalAddress address, String postcode) {
        List<String> named =
                given(address, AddressPart.STREET_FI, AddressPart.STREET_SV).toList();
        if (named.isEmpty()
                || named.stream().anyMatch(it -> BOX.matcher(it).matches())
                || !streets.hasStreets(postcode)) {
            return PlaceFinding.ADDRESS_NOT_CHECKED;
        }
        List<String> known =
                named.stream().filter(it -> streets.hasStreet(postcode, it)).toList();
        if (known.isEmpty()) {
            return PlaceFinding.STREET_NOT_IN_POSTCODE;
        }
        Optional<HouseNumber> house = HouseNumber.find(address.part(AddressPart.NUMBER));
        boolean there = house.isEmpty() || known.stream().anyMatch(it -> streets.hasHouse(postcode, it, house.get()));
        return there ? PlaceFinding.ADDRESS_PLAUSIBLE : PlaceFinding.HOUSE_NUMBER_OUT_OF_RANGE;
    }

    private static Stream<String> given(PostalAddress address, AddressPart finnish, AddressPart swedish) {
        return Stream.of(address.part(finnish), address.part(swedish)).filter(it -> !it.isEmpty());
    }

    /** By other names of towns, folded: the Swedish and the abbreviated ones. A name of two towns is not among them. */
    private static SortedMap<String, String> towns(Collection<Postcode> postcodes) {
        SortedMap<String, Set<String>> all = new TreeMap<>();
        for (Postcode postcode : postcodes) {
            String town = postcode.finnish().isEmpty() ? postcode.swedish() : postcode.finnish();
            postcode.names().stream().filter(name -> !name.isEmpty()).forEach(name -> all.computeIfAbsent(
                            Spelling.fold(name), it -> new TreeSet<>())
                    .add(town));
        }
        SortedMap<String, String> towns = new TreeMap<>();
        all.forEach((name, of) -> {
            String town = of.iterator().next();
            if (of.size() == 1 && !name.equals(Spelling.fold(town))) {
                towns.put(name, town);
            }
        });
        return Collections.unmodifiableSortedMap(towns);
    }

    /** The town's first name where the text is another name of it, else the text as it is. */
    public String townName(String text) {
        return towns.isEmpty() ? text : towns.getOrDefault(Spelling.fold(text), text);
    }

    /** The other names of towns, folded, and the first name of each. */
    public SortedMap<String, String> townNames() {
        return towns;
    }

    /** Whether the code is a municipality's on that day; nothing where no list says. */
    public Optional<Boolean> findMunicipality(String code, LocalDate day) {
        if (municipalities.isEmpty()) {
            return Optional.empty();
        }
        Municipality found = municipalities.get(code);
        return Optional.of(found != null && found.holdsOn(day));
    }
}
