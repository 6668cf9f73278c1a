package fi.ajantasa.simulate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Says a row of the population register in the groups of its change interface. An empty cell was not delivered. */
final class DataGroups {
    private static final JsonMapper JSON = JsonMapper.shared();
    static final String FORMERS = "edelliset_hetut";
    private static final String KNOWN_EMPTY = "~";
    private static final String YES = "1";
    private static final String DAY = "PAIVA";
    private static final int YEAR = 4;
    private static final int MONTH = 7;
    private static final Pattern CONTACT = Pattern.compile("(.+), (\\d{5}) (.+)");

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
        if (!isDetail(row)) {
            groups.codes();
            groups.names();
            groups.death();
            groups.bans();
            groups.language();
            groups.contact();
        } else if (groups.cell("tietolaji").equals("NIMI")) {
            groups.formerName();
        }
        groups.address();
        return groups.groups;
    }

    /** The codes in a cell of earlier ones. */
    static List<String> formers(String cell) {
        return cell.isEmpty() || cell.equals(KNOWN_EMPTY) ? List.of() : List.of(cell.split("\\|"));
    }

    /** Whether it is a row of the file of further names and addresses. */
    static boolean isDetail(Map<String, String> row) {
        return row.containsKey("tietolaji");
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

    /** Of who has had another code, or has one that is over. */
    private void codes() {
        boolean over = cell("hetu_voimassaolo").equals("2");
        List<String> formers = formers(row.getOrDefault(FORMERS, ""));
        if (over || !formers.isEmpty()) {
            ObjectNode group = group("HENKILOTUNNUS_KORJAUS")
                    .put("voimassaolo", over ? "PASSIIVI" : "AKTIIVI")
                    .put("muutettuHenkilotunnus", cell("hetu"));
            if (!over) {
                group.put("aktiivinenHenkilotunnus", cell("hetu"));
            }
            formers.forEach(group.putArray("edellisetHenkilotunnukset")::add);
        }
    }

    private void names() {
        if (!cell("sukunimi").isEmpty() || !cell("etunimet").isEmpty()) {
            ObjectNode group = group("HENKILON_NIMI");
            copy(
                    group,
                    Map.of(
                            "etunimi", "etunimet",
                            "etunimiUTF8", "etunimet",
                            "sukunimi", "sukunimi",
                            "sukunimiUTF8", "sukunimi"));
        }
        if (!cell("kutsumanimi").isEmpty()) {
            group("KUTSUMANIMI")
                    .put("nimi", cell("kutsumanimi"))
                    .put("nimiUTF8", cell("kutsumanimi"))
                    .put("nimilaji", "NYKYINEN_KUTSUMANIMI");
        }
    }

    private void formerName() {
        ObjectNode group = group("NIMENMUUTOS");
        copy(group, Map.of("nimi", "nimi", "nimiUTF8", "nimi", "nimilaji", "nimilaji"));
        lasts(group);
    }

    private void death() {
        String dead = cell("kuollut");
        if (dead.equals(YES) || (isChange() && !dead.isEmpty())) {
            ObjectNode group = group("KUOLINPAIVA").put("kuollut", dead.equals(YES));
            String precision = cell("kuolinpv_tarkkuus");
            date(group, "kuolinpv", cell("kuolinpv"), precision.isEmpty() ? DAY : precision);
        }
    }

    /** A date that is not known to the day is told as the first day of its month or year. */
    private static void date(ObjectNode group, String name, String value, String precision) {
        switch (value.length()) {
            case 0 -> {}
            case YEAR -> date(group, name, value + "-01-01", "VUOSI");
            case MONTH -> date(group, name, value + "-01", "KUUKAUSI");
            default -> group.putObject(name).put("arvo", value).put("tarkkuus", precision);
        }
    }

    private void lasts(ObjectNode group) {
        String prefix = isDetail(row) ? "" : "osoite_";
        date(group, "alkupv", cell(prefix + "alkupv"), DAY);
        date(group, "loppupv", cell(prefix + "loppupv"), DAY);
    }

    private void bans() {
        String hidden = cell("turvakielto");
        if (hidden.equals(YES) || (isChange() && !hidden.isEmpty())) {
            ObjectNode group = group("TURVAKIELTO").put("turvakieltoAktiivinen", hidden.equals(YES));
            date(group, "turvaLoppuPv", cell("turvakielto_loppupv"), DAY);
        }
        BANS.forEach((column, name) -> {
            if (cell(column).equals(YES)) {
                date(group(name), "alkupv", cell("muutospv"), DAY);
            }
        });
    }

    private void language() {
        if (!cell("kielikoodi").isEmpty()) {
            group("AIDINKIELI").put("kielikoodi", cell("kielikoodi"));
            group("ASIOINTIKIELI").put("kielikoodi", cell("kielikoodi"));
        }
        if (!cell("kotikunta").isEmpty()) {
            group("KOTIKUNTA").put("kuntakoodi", cell("kotikunta"));
        }
    }

    /** A contact address is one line of text; its last part is a postcode and an office. */
    private void contact() {
        Matcher line = CONTACT.matcher(cell("yhteysosoite"));
        if (line.matches()) {
            ObjectNode group = group("KOTIMAINEN_YHTEYSOSOITE");
            group.putObject("postiosoite").put("fi", line.group(1));
            group.put("postinumero", line.group(2));
            group.putObject("postitoimipaikka").put("fi", line.group(3));
        }
    }

    /** A kind of address nobody has heard of is told as a group nobody has heard of. */
    private void address() {
        String kind = cell("osoitelaji");
        if (kind.isEmpty()) {
            return;
        }
        String name = ADDRESSES.getOrDefault(kind, kind + "_OSOITE");
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
        lasts(group);
        if (!cell("asuinpaikantunnus").isEmpty()) {
            dwelling(name);
        }
    }

    /** The code of the dwelling is told beside the address, of the same stay. */
    private void dwelling(String address) {
        ObjectNode group = group(address.replace("_OSOITE", "_ASUINPAIKKATUNNUS"));
        copy(group, Map.of("asuinpaikantunnus", "asuinpaikantunnus", "rakennustunnus", "rakennustunnus"));
        lasts(group);
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
