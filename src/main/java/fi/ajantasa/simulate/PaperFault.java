package fi.ajantasa.simulate;

import java.time.LocalDate;
import java.util.Set;

/**
 * Something about what was agreed with a register, which its definition says in that night only; nothing else is wrong.
 *
 * @param sends what is sent in such a night by a register that sends files
 */
record PaperFault(
        String number, String does, Set<String> registers, int earliest, Paper paper, DeliveryFault.Spoiling sends)
        implements Fault {
    /** Says something else in a definition. */
    interface Paper {
        YamlText write(YamlText definition, LocalDate night, Ground ground);
    }

    @Override
    public YamlText define(YamlText definition, LocalDate night, Ground ground) {
        return paper.write(definition, night, ground);
    }
}
