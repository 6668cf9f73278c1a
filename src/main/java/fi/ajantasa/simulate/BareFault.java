package fi.ajantasa.simulate;

import java.util.Set;
import java.util.function.UnaryOperator;

/** Something wrong with a file that no control file goes with. */
record BareFault(String number, String does, Set<String> registers, UnaryOperator<Bare> work) implements Fault {}
