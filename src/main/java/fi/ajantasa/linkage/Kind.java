package fi.ajantasa.linkage;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a mapped column says of a person, with the words a column map may use for it. */
public enum Kind {
    ID("id recordid personid customerid"),
    SURNAME("surname familyname lastname sukunimi"),
    FORMER_SURNAME("formersurname formerfamilyname maidenname birthname othersurname"),
    GIVEN_NAMES("givennames givenname firstname firstnames forename forenames etunimet callname"),
    MIDDLE_NAMES("middlename middlenames secondname"),
    FULL_NAME("fullname name personname"),
    BIRTH_DATE("birthdate dateofbirth dob birthday birthyear yearofbirth"),
    SEX("sex gender"),
    STREET("street streetaddress streetname address addressline address1 road"),
    NUMBER("number housenumber streetnumber buildingnumber"),
    FLAT("flat apartment unit stairandflat"),
    POSTCODE("postcode zip zipcode postalcode"),
    TOWN("town city suburb municipality locality postoffice posttown"),
    PHONE("phone telephone phonenumber mobile mobilephone landlinephone"),
    /** A code or address made to tell records apart: a number, an e-mail address. */
    IDENTIFIER("identifier email nationalid socsecid ssn code"),
    /** Any other words. */
    TEXT("text"),
    /** One of few values. */
    CATEGORY("category state country region language"),
    /** Not known by name: an identifier when most values hold digits, else a text. */
    OTHER("");

    private final String words;

    Kind(String words) {
        this.words = words;
    }

    /** The kind a word of the map means; case, hyphens and blanks do not matter. */
    static Optional<Kind> find(String word) {
        String plain = plain(word);
        for (Kind kind : values()) {
            if (List.of(kind.words.split(" ")).contains(plain)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** Whether several columns of this kind are compared each on its own. */
    boolean mayRepeat() {
        return this == IDENTIFIER || this == TEXT || this == CATEGORY || this == OTHER;
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
