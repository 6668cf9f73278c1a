package fi.ajantasa.simulate;

import java.util.Set;

/** One thing that a simulated register can do wrong, under its number in the fault catalogue. */
sealed interface Fault permits DeliveryFault, PackFault, BareFault, ReplyFault, LineFault, JournalFault {
    String number();

    String does();

    /** Who can do it. */
    Set<String> registers();

    /** The first night in which it can be done. */
    default int earliest() {
        return 1;
    }
}
