package fi.ajantasa.linkage;

/** How many left records have a record's birth date, phone, home and building: counted once and written into the record. */
final class Commonness {
    private double unknownHomeShare;

    private Commonness(double unknownHomeShare) {
        this.unknownHomeShare = unknownHomeShare;
    }

    static Commonness count(Records left, Records right, Places places, boolean oneFile) {
        HashCounts counts = new HashCounts(left.size());
        for (int row = 0; row < left.size(); row++) {
            counts.add(left.isVariant(row) ? 0 : left.birth(row));
        }
        for (int row = 0; row < left.size(); row++) {
            left.commonBirth(row, counts.of(left.birth(row)));
        }
        counts.clear();
        for (int row = 0; row < left.size(); row++) {
            counts.add(
                    left.isRepeated(row, it -> PhoneReader.key(left.phone(it))) ? 0 : PhoneReader.key(left.phone(row)));
        }
        for (int row = 0; row < left.size(); row++) {
            left.commonPhone(row, counts.of(PhoneReader.key(left.phone(row))));
        }
        counts.clear();
        for (int row = 0; row < left.size(); row++) {
            counts.add(left.isRepeated(row, it -> places.building(left, it)) ? 0 : places.building(left, row));
        }
        for (int row = 0; row < left.size(); row++) {
            left.commonBuilding(row, counts.of(places.building(left, row)));
        }
        return new Commonness(homes(counts, left, right, places, oneFile));
    }

    /** The share of right records whose home the left does not know, but for the record itself. */
    double unknownHomeShare() {
        return unknownHomeShare;
    }

    /** Takes the share of the files a model was trained on. */
    void unknownHomeShare(double share) {
        unknownHomeShare = share;
    }

    private static double homes(HashCounts counts, Records left, Records right, Places places, boolean oneFile) {
        counts.clear();
        for (int row = 0; row < left.size(); row++) {
            counts.add(left.isRepeated(row, it -> places.home(left, it)) ? 0 : places.home(left, row));
        }
        for (int row = 0; row < left.size(); row++) {
            left.commonHome(row, counts.of(places.home(left, row)));
        }
        int all = 1;
        int unknown = 1;
        for (int row = 0; row < right.size(); row++) {
            int home = places.home(right, row);
            all += home == 0 ? 0 : 1;
            unknown += home != 0 && counts.of(home) <= (oneFile ? 1 : 0) ? 1 : 0;
        }
        return (double) unknown / all;
    }
}
