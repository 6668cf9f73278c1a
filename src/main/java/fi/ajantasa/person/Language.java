package fi.ajantasa.person;

/** A language in which we write to people and show what we hold. */
public enum Language {
    FI,
    SV,
    EN
}
