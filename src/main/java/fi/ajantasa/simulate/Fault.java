package fi.ajantasa.simulate;

import java.time.LocalDate;
import java.util.Set;

/** One thing that a simulated register can do wrong, under its number in the fault catalogue. */
sealed interface Fault
        permits DeliveryFault, PaperFault, SealFault, PackFault, BareFault, ReplyFault, LineFault, JournalFault {
    String number();

    String does();

    /** Who can do it. */
    Set<String> registers();

    /** The first night in which it can be done. */
    default int earliest() {
        return 1;
    }

    /** What the register's definition says in that night; what it needs lies among the secrets afterwards. */
    default YamlText define(YamlText definition, LocalDate night, Ground ground) {
        return definition;
    }
}
