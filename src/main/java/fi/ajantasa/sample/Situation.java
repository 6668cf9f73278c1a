package fi.ajantasa.sample;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** That a company is bankrupt, in liquidation or in reorganisation, and until when it was. */
record Situation(String code, LocalDate from, @Nullable LocalDate until) {}
