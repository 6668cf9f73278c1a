package fi.ajantasa.simulate;

import java.util.Set;
import java.util.function.UnaryOperator;

/** Something wrong with a register that is one packed file. */
record PackFault(String number, String does, Set<String> registers, UnaryOperator<Pack> work) implements Fault {}
