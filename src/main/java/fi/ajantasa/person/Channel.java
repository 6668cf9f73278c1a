package fi.ajantasa.person;

/** A way to reach a person. */
public enum Channel {
    PHONE,
    POST,
    EMAIL,
    SMS
}
