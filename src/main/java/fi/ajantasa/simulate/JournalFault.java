package fi.ajantasa.simulate;

import java.util.Set;

/** Something wrong with what the change service of the population register tells, while its server is well. */
record JournalFault(String number, String does, int earliest, Trouble trouble) implements Fault {
    /** What the service does. */
    enum Trouble {
        NONE,
        FAILS_FOR_SOME,
        FORGETS_KEYS,
        LEAVES_OUT,
        GARBLES_ONE,
        LOCKS_OUT
    }

    @Override
    public Set<String> registers() {
        return Set.of(Registers.CHANGES);
    }
}
