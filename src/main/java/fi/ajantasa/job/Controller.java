package fi.ajantasa.job;

/**
 * Who answers for the data, as people are told it.
 *
 * @param contact where people write to or call
 * @param officer how the data protection officer is reached
 */
public record Controller(String name, String contact, String officer) {}
