package fi.ajantasa.report;

import tools.jackson.databind.JsonNode;

/**
 * What left the house: an export, a file to the customer system, a question to a register.
 *
 * @param kind of its audit entry
 * @param customer the customer's number, empty where it was about many: its own record names them
 */
public record Disclosure(Moment at, String kind, String customer, String by, String purpose, JsonNode what) {}
