package fi.ajantasa.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PostalAddressTest {

    private static final PostalAddress BILINGUAL = PostalAddress.of(Map.of(
            AddressPart.STREET_FI, "Kivirinne",
            AddressPart.STREET_SV, "Stenbacken",
            AddressPart.NUMBER, "11",
            AddressPart.STAIR, "a",
            AddressPart.APARTMENT, "005",
            AddressPart.POSTCODE, "02770",
            AddressPart.OFFICE_FI, "ESPOO",
            AddressPart.OFFICE_SV, "ESBO"));

    /** F114: each language has its own field. */
    @Test
    void isShownInTheLanguageAskedFor() {
        assertThat(BILINGUAL.line(Language.FI)).isEqualTo("Kivirinne 11 A 5, 02770 ESPOO");
        assertThat(BILINGUAL.line(Language.SV)).isEqualTo("Stenbacken 11 A 5, 02770 ESBO");
        assertThat(BILINGUAL.line(Language.EN)).isEqualTo("Kivirinne 11 A 5, 02770 ESPOO");
    }

    /** F16: only one language may be given. */
    @Test
    void fallsBackToTheLanguageThatIsThere() {
        PostalAddress swedish =
                PostalAddress.of(Map.of(AddressPart.STREET_SV, "Stenbacken", AddressPart.NUMBER, "10h5"));

        assertThat(swedish.line(Language.FI)).isEqualTo("Stenbacken 10h5");
    }

    @Test
    void showsAForeignAddressAndOneOfFreeText() {
        PostalAddress foreign = PostalAddress.of(Map.of(
                AddressPart.FOREIGN_LINE, "Storgatan 1",
                AddressPart.FOREIGN_PLACE, "111 22 Stockholm",
                AddressPart.COUNTRY, "752"));
        PostalAddress text = PostalAddress.of(Map.of(AddressPart.FREE_TEXT, "PL 12, 00101 Helsinki"));

        assertThat(foreign.line(Language.FI)).isEqualTo("Storgatan 1, 111 22 Stockholm, 752");
        assertThat(text.line(Language.SV)).isEqualTo("PL 12, 00101 Helsinki");
    }

    @Test
    void keepsTheBlanksOfAResidenceCode() {
        PostalAddress address = PostalAddress.of(Map.of(AddressPart.RESIDENCE_CODE, "90000010091A003 "));

        assertThat(PostalAddress.from(address.canonical()).part(AddressPart.RESIDENCE_CODE))
                .isEqualTo("90000010091A003 ");
    }

    @Test
    void comesBackFromItsCanonicalText() {
        Random random = new Random(5);
        for (int i = 0; i < 5_000; i++) {
            Map<AddressPart, String> parts = new EnumMap<>(AddressPart.class);
            for (AddressPart part : AddressPart.values()) {
                if (random.nextBoolean()) {
                    parts.put(part, "x" + random.nextInt(100));
                }
            }
            PostalAddress address = PostalAddress.of(parts);
            assertThat(PostalAddress.from(address.canonical())).isEqualTo(address);
        }
    }

    @Test
    void isMaskedWhenPrinted() {
        assertThat(BILINGUAL).hasToString("address:•••");
    }
}
