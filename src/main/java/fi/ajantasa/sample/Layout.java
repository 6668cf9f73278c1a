package fi.ajantasa.sample;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The columns of a file in our own layouts, in order, and how its cells are written. */
record Layout(List<String> columns, Map<String, Integer> positions, char separator, Charset charset) {
    static final Layout POPULATION = of("hetu hetu_voimassaolo edelliset_hetut sukunimi etunimet kutsumanimi valinimi"
            + " kuollut kuolinpv kuolinpv_tarkkuus turvakielto turvakielto_loppupv paivityskielto luovutuskielto"
            + " suoramarkkinointikielto kielikoodi kotikunta osoitelaji katunimi_fi katunimi_sv katunumero"
            + " porraskirjain huoneistonumero jakokirjain postinumero postitoimipaikka_fi postitoimipaikka_sv"
            + " rakennustunnus osoitenumero asuinpaikantunnus osoite_alkupv osoite_loppupv yhteysosoite"
            + " ulkomainen_lahiosoite ulkomainen_paikkakunta valtiokoodi muutosattribuutti muutospv");
    static final Layout DETAIL = of("hetu tietolaji nimi nimilaji osoitelaji katunimi_fi katunimi_sv katunumero"
            + " porraskirjain huoneistonumero jakokirjain postinumero postitoimipaikka_fi postitoimipaikka_sv"
            + " rakennustunnus osoitenumero asuinpaikantunnus ulkomainen_lahiosoite ulkomainen_paikkakunta valtiokoodi"
            + " alkupv loppupv muutosattribuutti muutospv");
    static final Layout CUSTOMERS = of("asiakasnumero asiakaslaji hetu ytunnus sukunimi etunimet kutsumanimi yritysnimi"
            + " syntymaaika kieli katuosoite postinumero postitoimipaikka osoite_annettu matkapuhelin lankapuhelin"
            + " puhelin_annettu sahkoposti sahkoposti_annettu suostumus_sahkoposti suostumus_tekstiviesti"
            + " suostumus_annettu kielto_puhelin kielto_posti kielto_sahkoposti kielto_tekstiviesti kielto_annettu"
            + " kayttopaikka kayttopaikka_katuosoite kayttopaikka_postinumero kayttopaikka_postitoimipaikka"
            + " sopimustila sopimus_alkupv sopimus_loppupv luottoperuste luottoperuste_asti");

    static final Layout PHONE_EAST = of(
            "liittyma sukunimi etunimi katuosoite postinumero postitoimipaikka julkisuus markkinointi liittymalaji"
                    + " alkaen paattyen",
            ';',
            StandardCharsets.ISO_8859_1);
    static final Layout PHONE_WEST = of(
            "op msisdn last_name first_names born street house stair flat zip city listing since changed",
            ',',
            StandardCharsets.UTF_8);
    static final Layout PREFERENCE = of("op numero alkaen asti");
    static final Layout PAYMENT_REFERENCES = of("asiakasnumero viite");
    static final Layout METERING_POINTS = of("asiakasnumero kayttopaikka alkaen asti");
    static final Layout PREFERENCE_POST = of("op sukunimi etunimet katuosoite postinumero alkaen asti");

    private static Layout of(String words) {
        return of(words, ';', StandardCharsets.UTF_8);
    }

    private static Layout of(String words, char separator, Charset charset) {
        List<String> columns = List.of(words.split(" ", -1));
        return new Layout(
                columns,
                IntStream.range(0, columns.size())
                        .boxed()
                        .collect(Collectors.toUnmodifiableMap(columns::get, Function.identity())),
                separator,
                charset);
    }

    boolean has(String column) {
        return positions.containsKey(column);
    }

    int position(String column) {
        Integer position = positions.get(column);
        if (position == null) {
            throw new IllegalArgumentException("column " + column + " is not in the layout");
        }
        return position;
    }
}
