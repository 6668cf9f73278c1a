package fi.ajantasa.person;

/** The categories of personal data under which attributes are shown to a reviewer and to the person. */
public enum Category {
    IDENTITY,
    NAME,
    ADDRESS,
    CONTACT,
    RESTRICTION,
    CONSENT,
    LIFE,
    CONTRACT,
    OTHER
}
