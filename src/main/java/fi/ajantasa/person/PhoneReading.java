package fi.ajantasa.person;

/** What a text says when a telephone number is expected: a number, or why there is none. */
public sealed interface PhoneReading permits PhoneNumber, NoPhone {}
