package fi.ajantasa.report;

import java.util.ArrayList;
import java.util.List;

/** E1: what the control file, or the file itself, declares is what was found, for each kind of total it declares. */
final class FileEquations {
    private static final String HASH = "sha256";
    private static final String LIST = "control-totals";
    private static final List<String> SUMS = List.of("rows", "bytes", "key-sum", "sequence");

    private FileEquations() {}

    static List<Equation> of(List<ControlTotal> totals, long counted) {
        List<Equation> equations = new ArrayList<>();
        for (String name : SUMS) {
            List<ControlTotal> named = named(totals, name);
            if (!named.isEmpty() || name.equals("rows")) {
                equations.add(sums(name, named, name.equals("rows") ? rowFaults(named, counted) : List.of()));
            }
        }
        totals.stream()
                .map(ControlTotal::name)
                .filter(name -> !SUMS.contains(name) && !name.equals(HASH))
                .distinct()
                .forEach(name -> equations.add(sums(name, named(totals, name), List.of())));
        List<ControlTotal> hashes = named(totals, HASH);
        if (!hashes.isEmpty()) {
            long equal = hashes.stream().filter(ControlTotal::agrees).count();
            equations.add(equation(HASH, hashes.size(), equal, faults(hashes)));
        }
        return equations;
    }

    private static List<String> rowFaults(List<ControlTotal> rows, long counted) {
        if (rows.isEmpty()) {
            return List.of("the control totals of the delivery are not stored");
        }
        long found = rows.stream().mapToLong(total -> number(total.found())).sum();
        return found == counted ? List.of() : List.of("the extract counts " + counted + " rows, its files " + found);
    }

    private static Equation sums(String name, List<ControlTotal> totals, List<String> otherFaults) {
        List<String> faults = new ArrayList<>(otherFaults);
        faults.addAll(faults(totals));
        return equation(
                name,
                totals.stream().mapToLong(total -> number(total.declared())).sum(),
                totals.stream().mapToLong(total -> number(total.found())).sum(),
                faults);
    }

    private static Equation equation(String name, long declared, long found, List<String> faults) {
        return Equation.of(
                "E1",
                name,
                List.of(new Term("declared", declared, LIST)),
                List.of(new Term("found", found, LIST)),
                faults);
    }

    private static List<String> faults(List<ControlTotal> totals) {
        return totals.stream()
                .filter(total -> !total.agrees())
                .map(total -> total.file() + ": declared " + total.declared() + ", found " + total.found())
                .toList();
    }

    private static List<ControlTotal> named(List<ControlTotal> totals, String name) {
        return totals.stream().filter(total -> total.name().equals(name)).toList();
    }

    private static long number(String digits) {
        return digits.isEmpty() ? 0 : Long.parseLong(digits);
    }
}
