package fi.ajantasa.person;

/** How carefully a value is kept. */
public enum Sensitivity {
    /** Shown to whoever may see the customer. */
    ORDINARY,
    /** Hidden, from every source, while a protection order is on. */
    PROTECTED,
    /** An identity code: encrypted, never shown. */
    CODE
}
