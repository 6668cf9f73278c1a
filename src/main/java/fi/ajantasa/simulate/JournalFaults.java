package fi.ajantasa.simulate;

import fi.ajantasa.simulate.JournalFault.Trouble;
import java.util.List;

/** What can be wrong with what the change service tells. */
final class JournalFaults {
    /** All our customers are one part then, so that there are too many of them for one call. */
    static final String TOO_MANY = "F98";

    private JournalFaults() {}

    static List<JournalFault> list() {
        return List.of(
                new JournalFault(
                        "F92", "fails whenever one part of our customers is asked for", 1, Trouble.FAILS_FOR_SOME),
                new JournalFault("F94", "every key it ever gave is refused", 2, Trouble.FORGETS_KEYS),
                new JournalFault("F95", "a long journal, and no key but one got by a day", 1, Trouble.FORGETS_KEYS),
                new JournalFault("F97", "base data lacks people and addresses without a word", 1, Trouble.LEAVES_OUT),
                new JournalFault("F108", "one person's change cannot be read", 2, Trouble.GARBLES_ONE),
                new JournalFault(
                        TOO_MANY, "locks out who asks for over a thousand, or for nobody", 1, Trouble.LOCKS_OUT));
    }
}
