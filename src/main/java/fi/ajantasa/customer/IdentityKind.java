package fi.ajantasa.customer;

import java.util.Locale;

/** By what somebody is known again of whom nothing is kept but keyed hashes. */
public enum IdentityKind {
    /** The number under which the customer system knew them. */
    NUMBER,
    /** An identity code, present or former. */
    CODE,
    /** Names and birth date, for rows that name no code. */
    PERSON,
    /** Names and birth date of somebody whose code we never had: for every row. */
    UNCODED,
    PHONE,
    EMAIL,
    /** Family name and address. */
    POST;

    /** As it is stored. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
