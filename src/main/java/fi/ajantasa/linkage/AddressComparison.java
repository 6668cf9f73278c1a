package fi.ajantasa.linkage;

import java.util.List;

/**
 * Compares street, number, flat, postcode and town as one thing: taken apart they would count one fact, living there,
 * several times.
 */
final class AddressComparison implements Comparison {
    static final int HOME = 0;
    static final int BUILDING = 1;
    static final int HOME_ONE_OFF = 2;
    static final int HOME_TWO_OFF = 3;
    static final int OTHER_FLAT = 4;
    static final int STREET = 5;
    static final int POSTCODE = 6;
    static final int STREET_ELSEWHERE = 7;
    static final int NEAR_POSTCODE = 8;
    static final int TOWN = 9;
    static final int OTHER = 10;

    static final List<Level> LEVELS = List.of(
            Level.byFrequency("the same home"),
            Level.byFrequency("the same building, the flat not said by both"),
            Level.byFrequency("the same home, one part mistyped"),
            Level.byFrequency("the same home, several parts mistyped"),
            Level.byFrequency("the same building, another flat"),
            Level.sampled("the same street, another number"),
            Level.byFrequency("the same postcode"),
            Level.sampled("the same street name elsewhere"),
            Level.sampled("nearly the same postcode"),
            Level.byFrequency("the same town"),
            Level.sampled("different"));

    private final Records left;
    private final Records right;
    private final AddressParts parts;
    private final Counts postcodes;
    private final Counts towns;
    private final Commonness commonness;

    AddressComparison(AddressTexts texts, Records left, Records right, Commonness commonness) {
        this.left = left;
        this.right = right;
        parts = new AddressParts(texts, left, right);
        postcodes = counts(texts.postcodes(), Records.POSTCODE, Frequencies.POSTCODE);
        towns = counts(texts.towns(), Records.TOWN, Frequencies.TOWN);
        this.commonness = commonness;
    }

    private Counts counts(Texts texts, int attribute, int kind) {
        Frequencies told = left.frequencies();
        return told == null ? Counts.of(texts, Column.of(left, attribute)) : new Counts(texts, told.of(texts), kind);
    }

    @Override
    public String name() {
        return "address";
    }

    @Override
    public void forget() {
        postcodes.forget();
        towns.forget();
    }

    @Override
    public List<Level> levels() {
        return LEVELS;
    }

    @Override
    public boolean sharedAtHome() {
        return true;
    }

    @Override
    public boolean isOrdered() {
        return true;
    }

    @Override
    public int level(int l, int r) {
        parts.compare(l, r);
        if (!parts.isComparable()) {
            return MISSING;
        }
        int home = parts.hasStreets() ? home() : OTHER;
        return home < OTHER ? home : area();
    }

    @Override
    public double chance(int l, int r, int level) {
        return switch (level) {
            case HOME -> share(left.commonHome(l));
            case BUILDING, OTHER_FLAT -> share(left.commonBuilding(l));
            case HOME_ONE_OFF, HOME_TWO_OFF -> commonness.unknownHomeShare() * share(left.commonHome(l));
            case POSTCODE -> postcodes.share(right.postcode(r));
            case TOWN -> towns.share(right.town(r));
            default -> 1;
        };
    }

    private int home() {
        boolean here = parts.place() >= AddressParts.NEAR;
        if (here && parts.street() == AddressParts.SAME && parts.number() == AddressParts.SAME) {
            return sameDoor();
        } else if (here && parts.street() != AddressParts.OTHER && parts.number() != AddressParts.OTHER) {
            return mistypedDoor();
        } else if (parts.street() != AddressParts.SAME) {
            return OTHER;
        }
        return parts.place() >= AddressParts.TOWN ? STREET : STREET_ELSEWHERE;
    }

    private int sameDoor() {
        boolean exact = parts.place() == AddressParts.SAME;
        return switch (parts.flat()) {
            case AddressParts.SAME -> exact ? HOME : HOME_ONE_OFF;
            case AddressParts.NEAR -> exact ? HOME_ONE_OFF : HOME_TWO_OFF;
            case AddressParts.UNSAID -> BUILDING;
            default -> OTHER_FLAT;
        };
    }

    private int mistypedDoor() {
        int wrong = wrong(parts.street()) + wrong(parts.number()) + wrong(parts.place()) + wrong(parts.flat());
        if (parts.flat() == AddressParts.OTHER || wrong > 3) {
            return parts.street() == AddressParts.SAME ? STREET : OTHER;
        }
        return wrong == 1 ? HOME_ONE_OFF : HOME_TWO_OFF;
    }

    private static int wrong(int part) {
        return part == AddressParts.SAME ? 0 : 1;
    }

    private int area() {
        if (parts.postcode() == AddressParts.SAME) {
            return POSTCODE;
        } else if (parts.town()) {
            return TOWN;
        }
        return parts.postcode() == AddressParts.NEAR ? NEAR_POSTCODE : OTHER;
    }

    private double share(int count) {
        return Math.max(count, 0.5) / left.persons();
    }
}
