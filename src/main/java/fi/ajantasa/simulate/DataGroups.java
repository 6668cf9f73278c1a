package fi.ajantasa.simulate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Says a row of the population register in the groups of its change interface. An empty cell was not delivered. */
final class DataGroups {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String KNOWN_EMPTY = "~";
    private static final String YES = "1";

    private static final Map<String, String> BANS = Map.of(
            "paivityskielto", "ASIAKASREKISTERIN_PAIVITYSKIELTO",
            "luovutuskielto", "YHTEYSTIETOJEN_LUOVUTUSKIELTO",
            "suoramarkkinointikielto", "SUORAMARKKINOINTIKIELTO");
    private static final Map<String, String> ADDRESSES = Map.of(
            "VAKINAINEN_KOTIMAINEN", "VAKINAINEN_KOTIMAINEN_OSOITE",
            "VAKINAINEN_ULKOMAINEN", "VAKINAINEN_ULKOMAINEN_OSOITE",
            "TILAPAINEN_KOTIMAINEN", "TILAPAINEN_KOTIMAINEN_OSOITE",
            "TILAPAINEN_ULKOMAINEN", "TILAPAINEN_ULKOMAINEN_OSOITE",
            "POSTI_KOTIMAINEN", "KOTIMAINEN_POSTIOSOITE",
            "POSTI_ULKOMAINEN", "ULKOMAINEN_POSTIOSOITE");

    private final Map<String, String> row;
    private final String attribute;
    private final List<ObjectNode> groups = new ArrayList<>();

    private DataGroups(Map<String, String> row) {
        this.row = row;
        this.attribute = row.getOrDefault("muutosattribuutti", "");
    }

    /** The groups of a row; of base data only what is so, of changes also what is so no longer. */
    static List<ObjectNode> of(Map<String, String> row) {
        DataGroups groups = new DataGroups(row);
        groups.names();
        groups.death();
        groups.bans();
        groups.language();
        groups.address();
        return groups.groups;
    }

    private boolean isChange() {
        return !attribute.isEmpty();
    }

    private String cell(String column) {
        String value = row.getOrDefault(column, "");
        return value.equals(KNOWN_EMPTY) ? "" : value;
    }

    private ObjectNode group(String name) {
        ObjectNode group = JSON.createObjectNode().put("tietoryhma", name);
        if (isChange()) {
            group.put("muutosattribuutti", attribute);
        }
        groups.add(group);
        return group;
    }

    private void names() {
        if (!cell("sukunimi").isEmpty()) {
            group("HENKILON_NIMI")
                    .put("etunimi", cell("etunimet"))
                    .put("sukunimi", cell("sukunimi"))
                    .put("etunimiUTF8", cell("etunimet"))
                    .put("sukunimiUTF8", cell("sukunimi"));
        }
        if (!cell("kutsumanimi").isEmpty()) {
            group("KUTSUMANIMI")
                    .put("nimi", cell("kutsumanimi"))
                    .put("nimiUTF8", cell("kutsumanimi"))
                    .put("nimilaji", "NYKYINEN_KUTSUMANIMI");
        }
    }

    private void death() {
        String dead = cell("kuollut");
        if (dead.equals(YES) || (isChange() && !dead.isEmpty())) {
            ObjectNode group = group("KUOLINPAIVA").put("kuollut", dead.equals(YES));
            String precision = cell("kuolinpv_tarkkuus");
            date(group, "kuolinpv", cell("kuolinpv"), precision.isEmpty() ? "PAIVA" : precision);
        }
    }

    private static void date(ObjectNode group, String name, String value, String precision) {
        if (!value.isEmpty()) {
            group.putObject(name).put("arvo", value).put("tarkkuus", precision);
        }
    }

    private void bans() {
        String hidden = cell("turvakielto");
        if (hidden.equals(YES) || (isChange() && !hidden.isEmpty())) {
            ObjectNode group = group("TURVAKIELTO").put("turvakieltoAktiivinen", hidden.equals(YES));
            date(group, "turvaLoppuPv", cell("turvakielto_loppupv"), "PAIVA");
        }
        BANS.forEach((column, name) -> {
            if (cell(column).equals(YES)) {
                date(group(name), "alkupv", cell("muutospv"), "PAIVA");
            }
        });
    }

    private void language() {
        if (!cell("kielikoodi").isEmpty()) {
            group("AIDINKIELI").put("kielikoodi", cell("kielikoodi"));
        }
        if (!cell("kotikunta").isEmpty()) {
            group("KOTIKUNTA").put("kuntakoodi", cell("kotikunta"));
        }
    }

    private void address() {
        String name = ADDRESSES.get(cell("osoitelaji"));
        if (name == null) {
            return;
        }
        ObjectNode group = group(name);
        switch (name) {
            case "KOTIMAINEN_POSTIOSOITE" -> both(group, "postiosoite", this::streetLine, "katunimi_fi", "katunimi_sv");
            case "ULKOMAINEN_POSTIOSOITE" ->
                copy(
                        group,
                        Map.of("postiosoite", "ulkomainen_lahiosoite", "postitoimipaikka", "ulkomainen_paikkakunta"));
            case "VAKINAINEN_ULKOMAINEN_OSOITE", "TILAPAINEN_ULKOMAINEN_OSOITE" ->
                copy(group, Map.of("lahiosoite", "ulkomainen_lahiosoite", "paikkakunta", "ulkomainen_paikkakunta"));
            default -> street(group);
        }
        copy(group, Map.of("valtiokoodi", "valtiokoodi", "postinumero", "postinumero"));
        both(group, "postitoimipaikka", this::cell, "postitoimipaikka_fi", "postitoimipaikka_sv");
        date(group, "alkupv", cell("osoite_alkupv"), "PAIVA");
        date(group, "loppupv", cell("osoite_loppupv"), "PAIVA");
    }

    private void street(ObjectNode group) {
        both(group, "katunimi", this::cell, "katunimi_fi", "katunimi_sv");
        Map<String, String> names = new LinkedHashMap<>();
        names.put("katunumero", "katunumero");
        names.put("huoneistokirjain", "porraskirjain");
        names.put("huoneistonumero", "huoneistonumero");
        names.put("jakokirjain", "jakokirjain");
        names.put("rakennustunnus", "rakennustunnus");
        names.put("osoitenumero", "osoitenumero");
        copy(group, names);
    }

    private String streetLine(String column) {
        return (cell(column) + " " + cell("katunumero")).strip();
    }

    private void copy(ObjectNode group, Map<String, String> names) {
        names.forEach((name, column) -> {
            if (!cell(column).isEmpty()) {
                group.put(name, cell(column));
            }
        });
    }

    private static void both(
            ObjectNode group, String name, Function<String, String> value, String finnish, String swedish) {
        ObjectNode both = JSON.createObjectNode();
        if (!value.apply(finnish).isEmpty()) {
            both.put("fi", value.apply(finnish));
        }
        if (!value.apply(swedish).isEmpty()) {
            both.put("sv", value.apply(swedish));
        }
        if (!both.isEmpty()) {
            group.set(name, both);
        }
    }
}
