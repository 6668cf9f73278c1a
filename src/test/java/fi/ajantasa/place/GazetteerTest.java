package fi.ajantasa.place;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.person.AddressPart;
import fi.ajantasa.person.PostalAddress;
import fi.ajantasa.place.StreetRange.Side;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What reference lists say of an address. */
class GazetteerTest {
    private static final Gazetteer PLACES = new PlaceMaker()
            .postcode("00440", "HELSINKI", "HELSINGFORS", "HKI", "HFORS")
            .postcode("02100", "ESPOO", "ESBO", "", "")
            .postcode("64200", "NÄRPIÖ", "NÄRPES", "", "")
            .postcode("22100", "MAARIANHAMINA", "MARIEHAMN", "", "")
            .street(new StreetRange("00440", "Kivitie", "Stenvägen", Side.ODD, "1", "21"))
            .street(new StreetRange("00440", "Kivitie", "Stenvägen", Side.EVEN, "2b", "20/22c"))
            .street(new StreetRange("00440", "Kivitie", "Stenvägen", Side.ODD, "101", "121-123"))
            .street(new StreetRange("02100", "Kivitie", "Stenvägen", Side.EVEN, "200", "210"))
            .street(new StreetRange("02100", "Sörnäistenkatu", "", Side.NONE, "", ""))
            .street(new StreetRange("64200", "", "Ådalsvägen", Side.ODD, "1", "9"))
            .done();

    @ParameterizedTest
    @CsvSource({
        "Kivitie, 1, ADDRESS_PLAUSIBLE",
        "kivitie, 21, ADDRESS_PLAUSIBLE",
        "Stenvägen, 3, ADDRESS_PLAUSIBLE",
        "Kivitie, 23, HOUSE_NUMBER_OUT_OF_RANGE",
        "Kivitie, 2a, HOUSE_NUMBER_OUT_OF_RANGE",
        "Kivitie, 2b, ADDRESS_PLAUSIBLE",
        "Kivitie, 2, ADDRESS_PLAUSIBLE",
        "Kivitie, 22, ADDRESS_PLAUSIBLE",
        "Kivitie, 22c, ADDRESS_PLAUSIBLE",
        "Kivitie, 22d, HOUSE_NUMBER_OUT_OF_RANGE",
        "Kivitie, 24, HOUSE_NUMBER_OUT_OF_RANGE",
        "Kivitie, 123, ADDRESS_PLAUSIBLE",
        "Kivitie, 125, HOUSE_NUMBER_OUT_OF_RANGE",
        "Kivitie, 5-7, ADDRESS_PLAUSIBLE",
        "Kivitie, 6a/6b, ADDRESS_PLAUSIBLE",
        "Kivitie, 10h5, ADDRESS_PLAUSIBLE",
        "Kivitie, '', ADDRESS_PLAUSIBLE",
        "Mäntytie, 1, STREET_NOT_IN_POSTCODE",
        "Kivitié, 1, STREET_NOT_IN_POSTCODE",
    })
    void judgesTheHouse(String street, String number, PlaceFinding finding) {
        assertThat(PLACES.judge(address("00440", "Helsinki", street, number))).isEqualTo(finding);
    }

    @Test
    void tellsStreetsOfOneNameInTwoPostcodesApart() {
        assertThat(PLACES.judge(address("02100", "Espoo", "Kivitie", "202"))).isEqualTo(PlaceFinding.ADDRESS_PLAUSIBLE);
        assertThat(PLACES.judge(address("02100", "Espoo", "Kivitie", "1")))
                .isEqualTo(PlaceFinding.HOUSE_NUMBER_OUT_OF_RANGE);
    }

    @Test
    void takesAnyNumberWhereTheListTellsNoSide() {
        assertThat(PLACES.judge(address("02100", "Espoo", "Sörnäistenkatu", "7")))
                .isEqualTo(PlaceFinding.ADDRESS_PLAUSIBLE);
        assertThat(PLACES.judge(address("02100", "Espoo", "Sörnäistenkatu", "8")))
                .isEqualTo(PlaceFinding.ADDRESS_PLAUSIBLE);
    }

    @Test
    void knowsAStreetWithASwedishNameOnlyAndKeepsLettersApart() {
        assertThat(PLACES.judge(address("64200", "Närpes", "Ådalsvägen", "9")))
                .isEqualTo(PlaceFinding.ADDRESS_PLAUSIBLE);
        assertThat(PLACES.judge(address("64200", "Närpes", "Adalsvägen", "9")))
                .isEqualTo(PlaceFinding.STREET_NOT_IN_POSTCODE);
        assertThat(PLACES.judge(address("64200", "Närpiö", "Ådalsvagen", "9")))
                .isEqualTo(PlaceFinding.STREET_NOT_IN_POSTCODE);
    }

    @ParameterizedTest
    @CsvSource({
        "00440, Helsinki, ADDRESS_PLAUSIBLE",
        "00440, Helsingfors, ADDRESS_PLAUSIBLE",
        "00440, HKI, ADDRESS_PLAUSIBLE",
        "00440, '', ADDRESS_PLAUSIBLE",
        "00440, Espoo, TOWN_NOT_OF_POSTCODE",
        "00441, Helsinki, POSTCODE_UNKNOWN",
        "0044, Helsinki, ADDRESS_NOT_CHECKED",
        "'', Helsinki, ADDRESS_NOT_CHECKED",
        "22100, Mariehamn, ADDRESS_NOT_CHECKED",
    })
    void judgesTheTownByThePostcode(String postcode, String town, PlaceFinding finding) {
        assertThat(PLACES.judge(address(postcode, town, "Kivitie", "1"))).isEqualTo(finding);
    }

    @Test
    void saysNothingOfBoxesAndOfAddressesAbroad() {
        assertThat(PLACES.judge(address("00440", "Helsinki", "PL 12", ""))).isEqualTo(PlaceFinding.ADDRESS_NOT_CHECKED);
        Map<AddressPart, String> abroad = new EnumMap<>(AddressPart.class);
        abroad.put(AddressPart.POSTCODE, "00441");
        abroad.put(AddressPart.COUNTRY, "752");
        assertThat(PLACES.judge(PostalAddress.of(abroad))).isEqualTo(PlaceFinding.ADDRESS_NOT_CHECKED);
    }

    @Test
    void saysNothingWithoutLists() {
        Gazetteer none = new PlaceMaker().done();
        assertThat(none.isEmpty()).isTrue();
        assertThat(none.judge(address("00441", "Espoo", "Kivitie", "1"))).isEqualTo(PlaceFinding.ADDRESS_NOT_CHECKED);
        assertThat(none.findMunicipality("091", LocalDate.of(2026, 11, 20))).isEmpty();
    }

    @Test
    void knowsAnAbolishedMunicipalityForItsTime() {
        LocalDate last = LocalDate.of(2008, 12, 31);
        Gazetteer places = new PlaceMaker()
                .municipality(new Municipality("073", "Halikko", "Halikko", null, last))
                .done();
        assertThat(places.findMunicipality("073", last)).contains(true);
        assertThat(places.findMunicipality("073", last.plusDays(1))).contains(false);
        assertThat(places.findMunicipality("999", last)).contains(false);
    }

    @Test
    void givesATownOfTwoNamesOne() {
        assertThat(PLACES.townName("Esbo")).isEqualTo("ESPOO");
        assertThat(PLACES.townName("Espoo")).isEqualTo("Espoo");
        assertThat(PLACES.townName("hfors")).isEqualTo("HELSINKI");
        assertThat(PLACES.townName("Vasa")).isEqualTo("Vasa");
        assertThat(PLACES.townName("Narpes")).as("a is not ä").isEqualTo("Narpes");
        Gazetteer doubtful = new PlaceMaker()
                .postcode("00010", "KOSKI", "FORS", "", "")
                .postcode("00020", "VIRTA", "FORS", "", "")
                .done();
        assertThat(doubtful.townName("Fors")).isEqualTo("Fors");
    }

    @Test
    void hasAFindingForEachWord() {
        assertThat(List.of(PlaceFinding.values()).stream().filter(PlaceFinding::isDoubt))
                .extracting(PlaceFinding::word)
                .containsExactly(
                        "postcode-unknown",
                        "town-not-of-postcode",
                        "street-not-in-postcode",
                        "house-number-out-of-range");
    }

    private static PostalAddress address(String postcode, String town, String street, String number) {
        Map<AddressPart, String> parts = new EnumMap<>(AddressPart.class);
        parts.put(AddressPart.STREET_FI, street);
        parts.put(AddressPart.NUMBER, number);
        parts.put(AddressPart.POSTCODE, postcode);
        parts.put(AddressPart.OFFICE_FI, town);
        return PostalAddress.of(parts);
    }
}
