package fi.ajantasa.batch;

import java.util.Set;

/** Somebody named a register that has no job file; says which there are. */
public final class UnknownRegister extends RuntimeException {
    UnknownRegister(String name, Set<String> known) {
        super("no job file for register " + name + "; there are " + String.join(", ", known));
    }
}
