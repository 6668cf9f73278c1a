package fi.ajantasa.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What can be wrong with a packed register. */
final class PackFaults {
    private static final Set<String> BUSINESS = Set.of(Registers.BUSINESS);
    private static final Set<String> ALL = Registers.packed();
    private static final Set<String> LINES = Set.of(Registers.POSTCODES, Registers.STREETS);
    private static final int FEW = 5;
    private static final int BOMB = 64 << 20;

    private PackFaults() {}

    static List<PackFault> list() {
        return List.of(
                any("F42", "the file is not there", pack -> Pack.NONE),
                any("F44", "the file is cut off in the middle", Pack::half),
                fault("F56", "an object has a member nobody agreed on", text("\"euId\"", "\"uusiTieto\"")),
                fault("F57", "the member of the business id is called otherwise", everywhere("businessId", "yTunnus")),
                any("F61", "the file has no bytes", pack -> new Pack(new byte[0])),
                fault("F63", "the list has a handful of companies", pack -> pack.text(PackFaults::few)),
                fault("F67", "a company stands there twice", pack -> pack.text(PackFaults::twice)),
                fault("F69", "a business id has a wrong check digit", pack -> pack.text(PackFaults::misspelt)),
                any("F71", "the archive grows a thousandfold", pack -> pack.text(it -> " ".repeat(BOMB) + it)),
                new PackFault("F135", "a line is cut short", LINES, pack -> pack.text(PackFaults::shorter)),
                any("F72", "the archive's entry leads out of its folder", pack -> pack.named(it -> "../" + it)));
    }

    private static PackFault fault(String number, String does, UnaryOperator<Pack> work) {
        return new PackFault(number, does, BUSINESS, work);
    }

    private static PackFault any(String number, String does, UnaryOperator<Pack> work) {
        return new PackFault(number, does, ALL, work);
    }

    private static UnaryOperator<Pack> text(String from, String to) {
        return pack -> pack.text(it -> it.replaceFirst(from, to));
    }

    private static UnaryOperator<Pack> everywhere(String from, String to) {
        return pack -> pack.text(it -> it.replace(from, to));
    }

    /** The list without its brackets: one company a line, each but the last with a comma behind it. */
    private static List<String> companies(String text) {
        String inner = text.strip();
        return new ArrayList<>(
                List.of(inner.substring(1, inner.length() - 1).strip().split(",\n", -1)));
    }

    private static String list(List<String> companies) {
        return "[\n" + String.join(",\n", companies) + "\n]\n";
    }

    private static String few(String text) {
        return list(companies(text).subList(0, FEW));
    }

    private static String twice(String text) {
        List<String> companies = companies(text);
        companies.add(companies.get(companies.size() - 1));
        return list(companies);
    }

    /** The second line without its end. */
    private static String shorter(String text) {
        int first = text.indexOf('\n') + 1;
        int end = text.indexOf('\n', first);
        return text.substring(0, (first + end) / 2) + text.substring(end);
    }

    private static String misspelt(String text) {
        List<String> companies = companies(text);
        int last = companies.size() - 1;
        companies.set(last, companies.get(last).replaceAll("(\\d{7})-\\d", "$1-X"));
        return list(companies);
    }
}
