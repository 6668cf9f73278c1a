package fi.ajantasa.sample;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The control totals of one written file. */
record FileTotals(String name, long rows, long bytes, String sha256, @JsonProperty("key_sum") long keySum) {}
