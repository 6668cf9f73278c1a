package fi.ajantasa.batch;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.testing.Databases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** An installation whose population register is the change service, as the shipped definition says but for the place. */
final class ChangesHome {
    static final String PASSWORD = "canary-password-3";
    /** Noon of the day before today in Helsinki. */
    static final String YESTERDAY = "2026-11-21T10:00:00.000Z";

    private static final List<TestHome> FOLLOWED = new ArrayList<>(1);

    private ChangesHome() {}

    /** A copy of an installation that has followed the service for a night: 1,000 customers, on the embedded database. */
    static synchronized TestHome followed(Path folder, ChangeRegister register) {
        if (FOLLOWED.isEmpty()) {
            try (ChangeRegister first = new ChangeRegister()) {
                TestHome home = following(
                        PreparedHome.on(Databases.H2).copyTo(Files.createTempDirectory("ajantasa-followed-")), first);
                teach(first, home);
                RegisterResult result = home.run("population");
                if (result.code() != ExitCode.OK) {
                    throw new AssertionError(result.message());
                }
                FOLLOWED.add(home);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        TestHome home = following(FOLLOWED.get(0).copyTo(folder), register);
        teach(register, home);
        return home;
    }

    /** Puts the definition that follows the service in place of the one that reads files. */
    static TestHome following(TestHome home, ChangeRegister register, UnaryOperator<String> change) {
        Path root = home.jobs().resolveSibling("secrets");
        try {
            Files.createDirectories(root);
            Files.writeString(root.resolve("vtj"), PASSWORD + "\n");
            String shipped = Files.readString(Path.of("jobs/api/population.yaml"));
            String defined = shipped.replaceAll("url: .*", "url: " + register.url())
                    .replace("{env: AJANTASA_VTJ_PASSWORD}", "{file: secrets/vtj}")
                    .replace("      keep: 30 days", "      keep: 30 days\n      limits: {attempts: 2, pause: 1 ms}");
            return home.define("population.yaml", it -> change.apply(defined));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static TestHome following(TestHome home, ChangeRegister register) {
        return following(home, register, it -> it);
    }

    /** Lets the service know everybody whom the files of a home tell of. */
    static void teach(ChangeRegister register, TestHome home) {
        Person.registerRows(home).forEach(row -> register.know(row.getOrDefault("hetu", ""), groups(row)));
    }

    /** The groups that say what a row of a base file says. */
    static String[] groups(Map<String, String> row) {
        List<String> groups = new ArrayList<>();
        groups.add(group(
                "HENKILON_NIMI",
                text("sukunimi", row.getOrDefault("sukunimi", "")),
                text("etunimi", row.getOrDefault("etunimet", ""))));
        groups.add(group(
                "KUTSUMANIMI",
                text("nimi", row.getOrDefault("kutsumanimi", "")),
                text("nimilaji", "NYKYINEN_KUTSUMANIMI")));
        groups.add(group("TURVAKIELTO", flag("turvakieltoAktiivinen", row.getOrDefault("turvakielto", ""))));
        groups.add(group("ASIOINTIKIELI", text("kielikoodi", row.getOrDefault("kielikoodi", ""))));
        groups.add(group("SUKUPUOLI", text("sukupuoli", "NAINEN")));
        if ("1".equals(row.getOrDefault("kuollut", ""))) {
            groups.add(group("KUOLINPAIVA", flag("kuollut", "1"), day("kuolinpv", row.getOrDefault("kuolinpv", ""))));
        }
        for (Map.Entry<String, String> ban : Map.of(
                        "paivityskielto", "ASIAKASREKISTERIN_PAIVITYSKIELTO",
                        "luovutuskielto", "YHTEYSTIETOJEN_LUOVUTUSKIELTO",
                        "suoramarkkinointikielto", "SUORAMARKKINOINTIKIELTO")
                .entrySet()) {
            if ("1".equals(row.getOrDefault(ban.getKey(), ""))) {
                groups.add(group(ban.getValue()));
            }
        }
        if ("VAKINAINEN_KOTIMAINEN".equals(row.getOrDefault("osoitelaji", ""))) {
            groups.add(address(row));
            groups.add(group(
                    "VAKINAINEN_KOTIMAINEN_ASUINPAIKKATUNNUS",
                    text("asuinpaikantunnus", row.getOrDefault("asuinpaikantunnus", "")),
                    text("rakennustunnus", row.getOrDefault("rakennustunnus", "")),
                    day("alkupv", row.getOrDefault("osoite_alkupv", ""))));
            groups.add(group("KOTIKUNTA", text("kuntakoodi", row.getOrDefault("kotikunta", ""))));
        } else if ("VAKINAINEN_ULKOMAINEN".equals(row.getOrDefault("osoitelaji", ""))) {
            groups.add(group(
                    "VAKINAINEN_ULKOMAINEN_OSOITE",
                    text("lahiosoite", row.getOrDefault("ulkomainen_lahiosoite", "")),
                    text("paikkakunta", row.getOrDefault("ulkomainen_paikkakunta", "")),
                    text("valtiokoodi", row.getOrDefault("valtiokoodi", "")),
                    day("alkupv", row.getOrDefault("osoite_alkupv", ""))));
            groups.add(group("KOTIKUNTA", text("kuntakoodi", row.getOrDefault("kotikunta", ""))));
        }
        return groups.toArray(String[]::new);
    }

    /** The group of a permanent address in Finland. */
    static String address(Map<String, String> row, String... more) {
        List<String> members = new ArrayList<>(List.of(
                both("katunimi", row.getOrDefault("katunimi_fi", ""), row.getOrDefault("katunimi_sv", "")),
                text("katunumero", row.getOrDefault("katunumero", "")),
                text("huoneistokirjain", row.getOrDefault("porraskirjain", "")),
                text("huoneistonumero", row.getOrDefault("huoneistonumero", "")),
                text("postinumero", row.getOrDefault("postinumero", "")),
                both(
                        "postitoimipaikka",
                        row.getOrDefault("postitoimipaikka_fi", ""),
                        row.getOrDefault("postitoimipaikka_sv", "")),
                text("rakennustunnus", row.getOrDefault("rakennustunnus", "")),
                "\"osoitenumero\": 1",
                day("alkupv", row.getOrDefault("osoite_alkupv", ""))));
        members.addAll(List.of(more));
        return group("VAKINAINEN_KOTIMAINEN_OSOITE", members.toArray(String[]::new));
    }

    static String group(String name, String... members) {
        List<String> all = new ArrayList<>(List.of(text("tietoryhma", name)));
        all.addAll(List.of(members).stream().filter(it -> !it.isEmpty()).toList());
        return "{" + String.join(", ", all) + "}";
    }

    static String text(String member, String value) {
        return isNothing(value) ? "" : "\"%s\": \"%s\"".formatted(member, value);
    }

    static String flag(String member, String value) {
        return "\"%s\": %b".formatted(member, "1".equals(value));
    }

    static String day(String member, String date) {
        return isNothing(date) ? "" : "\"%s\": {\"arvo\": \"%s\", \"tarkkuus\": \"PAIVA\"}".formatted(member, date);
    }

    static String both(String member, String fi, String sv) {
        List<String> languages = new ArrayList<>();
        if (!isNothing(fi)) {
            languages.add(text("fi", fi));
        }
        if (!isNothing(sv)) {
            languages.add(text("sv", sv));
        }
        return "\"%s\": {%s}".formatted(member, String.join(", ", languages));
    }

    private static boolean isNothing(String value) {
        return value.isEmpty() || value.equals("~");
    }

    /** That a name was changed. */
    static String renamed(String family) {
        return group(
                "HENKILON_NIMI",
                text("muutosattribuutti", "MUUTETTU"),
                text("sukunimi", family),
                text("etunimi", "Oili Anneli"));
    }
}
