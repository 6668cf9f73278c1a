package fi.ajantasa.simulate;

import java.time.LocalDate;
import java.util.Set;

/** Something wrong with the seal of a delivery that is encrypted and signed in that night. */
record SealFault(String number, String does, Set<String> registers, Seals.Flaw flaw) implements Fault {
    @Override
    public YamlText define(YamlText definition, LocalDate night, Ground ground) {
        return definition.withBefore("pgp", Seals.place(), "receive", "file");
    }
}
