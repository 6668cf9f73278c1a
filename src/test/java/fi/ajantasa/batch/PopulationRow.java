package fi.ajantasa.batch;

import fi.ajantasa.batch.TenYears.Somebody;
import fi.ajantasa.batch.TenYears.Turn;
import fi.ajantasa.batch.TenYears.What;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/** How the population register tells of somebody. */
final class PopulationRow {
    private static final String NOTHING = "~";

    private PopulationRow() {}

    /** All of a person, as in a full list. */
    static Map<String, String> state(TenYears lives, Somebody who, LocalDate day) {
        Map<String, String> row = key(who);
        row.put("edelliset_hetut", NOTHING);
        row.put("valinimi", NOTHING);
        row.put("turvakielto_loppupv", NOTHING);
        row.put("paivityskielto", "0");
        row.put("luovutuskielto", "0");
        row.put("kielikoodi", "fi");
        names(row, who, lives.on(day, who, What.FAMILY_NAME));
        death(row, lives.on(day, who, What.DEATH));
        row.put("turvakielto", flag(lives.is(day, who, What.PROTECTED)));
        row.put("suoramarkkinointikielto", flag(lives.is(day, who, What.MARKETING_BAN)));
        if (!lives.is(day, who, What.PROTECTED)) {
            home(row, lives.on(day, who, What.HOME), "");
        }
        return row;
    }

    /** One thing that became otherwise, as in a delivery of changes. */
    static Map<String, String> change(TenYears lives, Turn turn) {
        Map<String, String> row = key(turn.who());
        row.put("muutosattribuutti", turn.what() == What.FAMILY_NAME ? "MUUTETTU" : "LISATTY");
        row.put("muutospv", turn.day().toString());
        switch (turn.what()) {
            case FAMILY_NAME -> names(row, turn.who(), turn.value());
            case HOME -> home(row, turn.value(), turn.day().toString());
            case DEATH -> death(row, turn.value());
            case MARKETING_BAN ->
                row.put("suoramarkkinointikielto", flag(!turn.value().isEmpty()));
            case PROTECTED -> {
                row.put("turvakielto", flag(!turn.value().isEmpty()));
                if (turn.value().isEmpty()) {
                    home(
                            row,
                            lives.on(turn.day(), turn.who(), What.HOME),
                            turn.day().toString());
                }
            }
            default -> throw new IllegalArgumentException(turn.what() + " is not told by this register");
        }
        return row;
    }

    private static Map<String, String> key(Somebody who) {
        return new LinkedHashMap<>(Map.of("hetu", who.hetu(), "hetu_voimassaolo", "1"));
    }

    private static String flag(boolean on) {
        return on ? "1" : "0";
    }

    private static void names(Map<String, String> row, Somebody who, String family) {
        row.put("sukunimi", family);
        row.put("etunimet", who.given());
        row.put("kutsumanimi", who.given());
    }

    private static void death(Map<String, String> row, String day) {
        row.put("kuollut", flag(!day.isEmpty()));
        row.put("kuolinpv", day.isEmpty() ? NOTHING : day);
        row.put("kuolinpv_tarkkuus", day.isEmpty() ? NOTHING : "PAIVA");
    }

    private static void home(Map<String, String> row, String home, String from) {
        String[] parts = home.split("\\|", -1);
        row.put("osoite_alkupv", from);
        row.put("osoite_loppupv", NOTHING);
        if (home.startsWith("!")) {
            row.put("osoitelaji", "VAKINAINEN_ULKOMAINEN");
            row.put("kotikunta", "200");
            row.put("ulkomainen_lahiosoite", parts[0].substring(1));
            row.put("ulkomainen_paikkakunta", parts[1]);
            row.put("valtiokoodi", parts[2]);
        } else {
            row.put("osoitelaji", "VAKINAINEN_KOTIMAINEN");
            row.put("kotikunta", parts[3]);
            row.put("katunimi_fi", parts[0].substring(0, parts[0].lastIndexOf(' ')));
            row.put("katunumero", parts[0].substring(parts[0].lastIndexOf(' ') + 1));
            row.put("katunimi_sv", NOTHING);
            row.put("postinumero", parts[1]);
            row.put("postitoimipaikka_fi", parts[2]);
            row.put("postitoimipaikka_sv", parts[2]);
        }
    }
}
