package fi.ajantasa.batch;

import fi.ajantasa.testing.LegacyFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Says in groups of the register's old layout what the rows of our own layout say of a person. */
final class LegacyRows {
    private static final int WHOLE = 3;

    private LegacyRows() {}

    /** Everything that the rows of a full list tell of people, in the order of the list; every third goes on on another line. */
    static LegacyFile base(List<Map<String, String>> people, List<Map<String, String>> details) {
        LegacyFile file = LegacyFile.base();
        for (int i = 0; i < people.size(); i++) {
            String hetu = cell(people.get(i), "hetu");
            List<String> groups = new ArrayList<>(groups(people.get(i)));
            details.stream()
                    .filter(it -> cell(it, "hetu").equals(hetu))
                    .map(it -> detail(1, it))
                    .forEach(groups::add);
            int first = i % WHOLE == 0 ? 2 : groups.size();
            file.line(hetu, groups.subList(0, first).toArray(String[]::new));
            if (first < groups.size()) {
                file.more(hetu, groups.subList(first, groups.size()).toArray(String[]::new));
            }
        }
        return file;
    }

    /** The groups of a row; of whom the register hides it says in the street that there is more to know (F36). */
    private static List<String> groups(Map<String, String> row) {
        List<String> groups = new ArrayList<>();
        groups.add(LegacyFile.names(1, cell(row, "sukunimi"), cell(row, "etunimet")));
        groups.add(LegacyFile.name("423", 1, cell(row, "kutsumanimi"), "04", LegacyFile.NONE, LegacyFile.NONE));
        groups.add(LegacyFile.language(1, cell(row, "kielikoodi")));
        groups.add("0031" + "1");
        if (cell(row, "kuollut").equals("1")) {
            groups.add(LegacyFile.death(1, day(cell(row, "kuolinpv"))));
        }
        if (cell(row, "turvakielto").equals("1")) {
            groups.add(LegacyFile.order(1, LegacyFile.ENDLESS));
            groups.add(LegacyFile.address(
                    "101",
                    1,
                    "***Lisätietoja maistraatista",
                    "***Ytterligare upplysningar hos magistraten",
                    "",
                    "",
                    "000",
                    "",
                    "00000",
                    LegacyFile.NONE,
                    LegacyFile.NONE));
            groups.add(LegacyFile.municipality(1, "000", LegacyFile.NONE));
        }
        if (!cell(row, "osoitelaji").isEmpty()) {
            groups.add(address(1, row, "osoite_alkupv", "osoite_loppupv"));
            groups.add(LegacyFile.municipality(1, cell(row, "kotikunta"), day(cell(row, "osoite_alkupv"))));
        }
        return groups;
    }

    /** The group of a detail row. */
    static String detail(int change, Map<String, String> row) {
        return cell(row, "tietolaji").equals("NIMI")
                ? LegacyFile.name(
                        "005", change, cell(row, "nimi"), "05", day(cell(row, "alkupv")), day(cell(row, "loppupv")))
                : address(change, row, "alkupv", "loppupv");
    }

    private static String address(int change, Map<String, String> row, String from, String until) {
        String kind = cell(row, "osoitelaji");
        String first = day(cell(row, from));
        String last = day(cell(row, until));
        return switch (kind) {
            case "VAKINAINEN_ULKOMAINEN" ->
                LegacyFile.abroad(
                        "104",
                        change,
                        cell(row, "ulkomainen_lahiosoite"),
                        cell(row, "ulkomainen_paikkakunta"),
                        cell(row, "valtiokoodi"),
                        first,
                        last);
            case "POSTI_KOTIMAINEN" ->
                LegacyFile.post(
                        change,
                        cell(row, "katunimi_fi"),
                        cell(row, "katunimi_sv"),
                        cell(row, "postinumero"),
                        first,
                        last);
            default ->
                LegacyFile.address(
                        kind.equals("TILAPAINEN_KOTIMAINEN") ? "102" : "101",
                        change,
                        cell(row, "katunimi_fi"),
                        cell(row, "katunimi_sv"),
                        cell(row, "katunumero"),
                        cell(row, "porraskirjain"),
                        cell(row, "huoneistonumero").isEmpty() ? "000" : cell(row, "huoneistonumero"),
                        cell(row, "jakokirjain"),
                        cell(row, "postinumero"),
                        first,
                        last);
        };
    }

    /** A date in eight digits; what is not known of it is 00. */
    private static String day(String date) {
        return (date.replace("-", "") + LegacyFile.NONE).substring(0, LegacyFile.NONE.length());
    }

    private static String cell(Map<String, String> row, String column) {
        return row.getOrDefault(column, "").replace("~", "");
    }
}
