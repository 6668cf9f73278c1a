package fi.ajantasa.simulate;

import java.util.Set;

/** Something wrong with the connection to a server, before any file or reply. */
record LineFault(String number, String does, Set<String> registers, Trouble trouble) implements Fault {
    /** What happens to whoever connects. */
    enum Trouble {
        NONE,
        CLOSED,
        SILENT,
        BROKEN,
        CHANGING,
        STRANGE,
        REFUSING
    }
}
