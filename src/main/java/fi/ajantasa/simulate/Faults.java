package fi.ajantasa.simulate;

import fi.ajantasa.job.Problem;
import fi.ajantasa.job.Scenario;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Everything that simulated registers can do wrong. */
public final class Faults {
    private static final List<Fault> ALL = all();

    private Faults() {}

    /** One line of the list: the number, what is done, and by which registers. */
    public record Listed(String number, String does, Set<String> registers) {}

    private static List<Fault> all() {
        List<Fault> faults = new ArrayList<>();
        faults.addAll(DeliveryFaults.list());
        faults.addAll(PaperFaults.list());
        faults.addAll(SealFaults.list());
        faults.addAll(PackFaults.list());
        faults.addAll(BareFaults.list());
        faults.addAll(LineFaults.list());
        faults.addAll(ReplyFaults.list());
        faults.addAll(WashFaults.list());
        faults.addAll(JournalFaults.list());
        faults.sort(Comparator.comparingInt(it -> number(it.number())));
        return List.copyOf(faults);
    }

    private static int number(String fault) {
        return Integer.parseInt(fault.substring(1));
    }

    /** What can be done, in the order of the catalogue. */
    static List<Listed> list() {
        return ALL.stream()
                .map(it -> new Listed(it.number(), it.does(), new TreeSet<>(it.registers())))
                .toList();
    }

    /** Every number of sections B to D: what can be done, and with no register what nobody here can do and why. */
    public static List<Listed> table() {
        List<Listed> table = new ArrayList<>(list());
        Unsimulated.list()
                .forEach(it -> table.add(
                        new Listed(it.number(), "not simulated: about " + it.about() + "; " + it.test(), Set.of())));
        table.sort(Comparator.comparingInt(it -> number(it.number())));
        return table;
    }

    static Optional<Fault> find(String number, String register) {
        return ALL.stream()
                .filter(it -> it.number().equals(number) && it.registers().contains(register))
                .findFirst();
    }

    /** Says what is wrong with each line of a scenario, if anything; to be asked line by line. */
    public static Function<Scenario.Deed, Optional<Problem>> judge(Path file) {
        Set<String> seen = new HashSet<>();
        return deed -> {
            seen.add(deed.register());
            return seen.containsAll(Set.of(Registers.POPULATION, Registers.CHANGES))
                    ? problem(
                            file,
                            deed,
                            "the population register either sends files or is asked for changes",
                            "write a scenario of its own for each")
                    : judge(file, deed);
        };
    }

    private static Optional<Problem> judge(Path file, Scenario.Deed deed) {
        Optional<Fault> fault = find(deed.fault(), deed.register());
        if (!Registers.all().contains(deed.register())) {
            return problem(
                    file,
                    deed,
                    "no simulated register is called " + deed.register(),
                    "known are " + String.join(", ", Registers.all()));
        }
        if (fault.isEmpty()) {
            return Unsimulated.find(deed.fault())
                    .map(it -> problem(
                            file,
                            deed,
                            it.number() + " is no fault of a register, it is about " + it.about(),
                            "leave it out; " + it.test() + " has it"))
                    .orElseGet(() ->
                            problem(file, deed, deed.register() + " cannot do " + deed.fault(), right(deed.fault())));
        }
        if (deed.night() < fault.get().earliest()) {
            return problem(
                    file,
                    deed,
                    deed.fault() + " needs a night before it",
                    "write night: " + fault.get().earliest() + " or a later one");
        }
        boolean counted = fault.get() instanceof ReplyFault;
        return deed.times() > 0 && !counted
                ? problem(file, deed, deed.fault() + " is no fault of replies", "leave times out")
                : Optional.empty();
    }

    /** Who can do it, or what there is to be done. */
    private static String right(String number) {
        Set<String> able = ALL.stream()
                .filter(it -> it.number().equals(number))
                .flatMap(it -> it.registers().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        return able.isEmpty()
                ? "faults of registers are F42 to F138; see ajantasa simulate --list"
                : String.join(", ", able) + " can";
    }

    private static Optional<Problem> problem(Path file, Scenario.Deed deed, String wrong, String right) {
        return Optional.of(new Problem(file, deed.line(), wrong, right));
    }
}
