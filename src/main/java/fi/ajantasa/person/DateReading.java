package fi.ajantasa.person;

/** What a register's date text says: a date of some precision, or one of the ways to say that there is none. */
public sealed interface DateReading permits PartialDate, NoDate {}
