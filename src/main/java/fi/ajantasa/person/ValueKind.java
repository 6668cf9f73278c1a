package fi.ajantasa.person;

/** What kind of value an attribute has, and so how its text is checked. */
public enum ValueKind {
    TEXT,
    NAME,
    DATE,
    FLAG,
    CODE,
    HETU,
    BUSINESS_ID,
    ADDRESS,
    PHONE,
    EMAIL
}
