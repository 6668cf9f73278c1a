package fi.ajantasa.simulate;

import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something wrong with what the change service of the population register tells, while its server is well.
 *
 * @param telling what becomes of the first change that is told in such a night
 */
record JournalFault(String number, String does, int earliest, Trouble trouble, Telling telling) implements Fault {
    /** What the service does. */
    enum Trouble {
        NONE,
        FAILS_FOR_SOME,
        FORGETS_KEYS,
        FORGETS_ORDERS,
        LEAVES_OUT,
        LOCKS_OUT
    }

    /** Tells a change, which is the last of those told so far, in another way. */
    interface Telling {
        void tell(ArrayNode told, ObjectNode change);
    }

    JournalFault(String number, String does, int earliest, Trouble trouble) {
        this(number, does, earliest, trouble, (told, change) -> {});
    }

    @Override
    public Set<String> registers() {
        return Set.of(Registers.CHANGES);
    }
}
