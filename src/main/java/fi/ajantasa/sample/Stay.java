package fi.ajantasa.sample;

import java.time.LocalDate;

/** Living at an address from a day on. */
record Stay(Address address, LocalDate from) {}
