package fi.ajantasa.person;

/** The parts of a postal address, in the order in which they are stored. */
public enum AddressPart {
    STREET_FI,
    STREET_SV,
    NUMBER,
    STAIR,
    APARTMENT,
    SPLIT,
    POSTCODE,
    OFFICE_FI,
    OFFICE_SV,
    BUILDING,
    ADDRESS_NUMBER,
    RESIDENCE_CODE,
    FOREIGN_LINE,
    FOREIGN_PLACE,
    COUNTRY,
    FREE_TEXT
}
