package fi.ajantasa.linkage;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many texts of the right file the left does not know, and how many on the left stand alone, by attribute. They belong
 * to a model: tonight's few records must be linked as they would be among all.
 */
final class UnknownShares {
    private static final String HOME = "home";

    private UnknownShares() {}

    /** The shares of these files by name, in order of the alphabet. */
    static Map<String, Double> of(LinkInput input) {
        Map<String, Double> shares = new TreeMap<>();
        put(shares, "surname", input.texts.names().surnameSpread);
        put(shares, "given name", input.texts.names().givenSpread);
        for (int i = 0; i < input.others.size(); i++) {
            put(shares, input.others.get(i).attribute(), input.texts.spread(i));
        }
        shares.put(HOME, input.texts.commonness().unknownHomeShare());
        return shares;
    }

    /** Makes these files use the shares of a model; an attribute it does not know keeps its own. */
    static void use(Map<String, Double> shares, SharedTexts texts, List<MappedColumn> others) {
        take(shares, "surname", texts.names().surnameSpread);
        take(shares, "given name", texts.names().givenSpread);
        for (int i = 0; i < others.size(); i++) {
            take(shares, others.get(i).attribute(), texts.spread(i));
        }
        Double home = shares.get(HOME);
        if (home != null) {
            texts.commonness().unknownHomeShare(home);
        }
    }

    private static void put(Map<String, Double> shares, String name, Spread spread) {
        shares.put(name + " unknown", spread.unknownShare());
        shares.put(name + " once", spread.onceShare());
    }

    private static void take(Map<String, Double> shares, String name, Spread spread) {
        Double unknown = shares.get(name + " unknown");
        Double once = shares.get(name + " once");
        if (unknown != null && once != null) {
            spread.shares(unknown, once);
        }
    }
}
