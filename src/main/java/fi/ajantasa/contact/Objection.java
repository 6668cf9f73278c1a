package fi.ajantasa.contact;

import java.time.Instant;

/**
 * A person's own word to us: no more on these channels, or (withdrawn) again.
 *
 * @param id its place among all objections, in the order they were committed
 * @param channels bit n for the channel with ordinal n
 * @param withdrawn whether the person takes an objection back; nobody and nothing else can
 * @param evidence where the word can be found, such as the number of a call or letter
 * @param by who noted it
 */
public record Objection(
        long id, int customer, int channels, boolean withdrawn, String evidence, String by, Instant at) {

    String source() {
        return "evidence " + evidence + ", noted by " + by + " at " + at;
    }
}
