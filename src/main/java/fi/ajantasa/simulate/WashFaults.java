package fi.ajantasa.simulate;

import static fi.ajantasa.simulate.DeliveryFaults.fault;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What can be wrong with replies to a list of numbers. */
final class WashFaults {
    private static final Set<String> WASH = Set.of(Registers.WASH);

    private WashFaults() {}

    static List<DeliveryFault> list() {
        return List.of(
                fault("F42", "there is no reply to the list", WASH, it -> it.afterwards(Map::clear)),
                fault(
                        "F45",
                        "the reply's control file counts a row more",
                        WASH,
                        it -> it.total("rows", it.sheet().rows() + 1)),
                fault("F79", "the reply is to another list", WASH, it -> it.sheet()
                        .lines()
                        .add("+358401;VAPAA")),
                fault(
                        "F107",
                        "one number does not come back, another comes back twice",
                        WASH,
                        WashFaults::loseAndRepeat));
    }

    private static void loseAndRepeat(Parcel parcel) {
        List<String> lines = parcel.sheet().lines();
        lines.remove(1);
        lines.add(lines.get(1));
    }
}
