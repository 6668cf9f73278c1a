package fi.ajantasa.person;

/** The parts of a postal address and their places in the stored text, which never change. */
public enum AddressPart {
    STREET_FI(0),
    STREET_SV(1),
    NUMBER(2),
    STAIR(3),
    APARTMENT(4),
    SPLIT(5),
    POSTCODE(6),
    OFFICE_FI(7),
    OFFICE_SV(8),
    BUILDING(9),
    ADDRESS_NUMBER(10),
    RESIDENCE_CODE(11),
    FOREIGN_LINE(12),
    FOREIGN_PLACE(13),
    COUNTRY(14),
    FREE_TEXT(15);

    private final int place;

    AddressPart(int place) {
        this.place = place;
    }

    int place() {
        return place;
    }
}
