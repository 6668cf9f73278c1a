package fi.ajantasa.sample;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The columns of a file in our own layouts, in order. */
record Layout(List<String> columns, Map<String, Integer> positions) {
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
            + " sopimustila sopimus_alkupv sopimus_loppupv");

    private static Layout of(String words) {
        List<String> columns = List.of(words.split(" ", -1));
        return new Layout(
                columns,
                IntStream.range(0, columns.size())
                        .boxed()
                        .collect(Collectors.toUnmodifiableMap(columns::get, Function.identity())));
    }

    int position(String column) {
        Integer position = positions.get(column);
        if (position == null) {
            throw new IllegalArgumentException("column " + column + " is not in the layout");
        }
        return position;
    }
}
