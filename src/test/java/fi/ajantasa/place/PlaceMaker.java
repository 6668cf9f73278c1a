package fi.ajantasa.place;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes gazetteers for tests. */
final class PlaceMaker {
    private final Map<String, Postcode> postcodes = new TreeMap<>();
    private final StreetIndex.Builder streets = new StreetIndex.Builder();
    private final Map<String, Municipality> municipalities = new TreeMap<>();

    /** @param names Finnish, Swedish, abbreviated Finnish, abbreviated Swedish */
    PlaceMaker postcode(String code, String... names) {
        postcodes.put(code, new Postcode(code, List.of(names), "normal", "091", null));
        return this;
    }

    PlaceMaker street(StreetRange range) {
        streets.add(range);
        return this;
    }

    PlaceMaker municipality(Municipality municipality) {
        municipalities.put(municipality.code(), municipality);
        return this;
    }

    Gazetteer done() {
        return new Gazetteer(postcodes, streets.done(), municipalities);
    }
}
