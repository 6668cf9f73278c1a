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
    /** What a credit register says, and why it may be asked: for the credit process alone, never for marketing. */
    CREDIT,
    OTHER
}
