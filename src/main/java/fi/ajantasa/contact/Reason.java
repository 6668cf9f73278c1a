package fi.ajantasa.contact;

/**
 * One thing that speaks on whether somebody may be contacted.
 *
 * @param word a kebab-case word of {@link ReasonWords}, or the reason of a standing restriction
 * @param verdict what it leads to when nothing weightier stands
 * @param rule which rule it is of
 * @param source the list version, delivery or evidence behind it, empty when there is none
 */
public record Reason(String word, Verdict verdict, String rule, String source) {}
