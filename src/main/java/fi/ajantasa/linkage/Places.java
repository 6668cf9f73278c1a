package fi.ajantasa.linkage;

/** The addresses of a file as numbers: of the home (street, number, flat, place) and of its building. */
final class Places {
    private final Texts streets;
    private final Texts towns;

    Places(Texts streets, Texts towns) {
        this.streets = streets;
        this.towns = towns;
    }

    /** The building of the record, by postcode or else by town; 0 when there is no street. */
    int building(Records records, int row) {
        int street = records.street(row);
        if (street == Vocabulary.MISSING) {
            return 0;
        }
        int place = records.postcode(row);
        place = place == Vocabulary.MISSING ? -towns.plain(records.town(row)) : place;
        return Hashing.mix(Hashing.mix(streets.plain(street), records.number(row)), place) | 1;
    }

    int home(Records records, int row) {
        int building = building(records, row);
        return building == 0 ? 0 : Hashing.mix(building, records.flat(row)) | 1;
    }
}
