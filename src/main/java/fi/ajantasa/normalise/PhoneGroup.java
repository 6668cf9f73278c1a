package fi.ajantasa.normalise;

import fi.ajantasa.job.ColumnWord;
import fi.ajantasa.person.PhoneLine;
import fi.ajantasa.person.PhoneNumber;
import java.util.Map;
import java.util.Optional;

/**
 * A number in a telephone directory and whether it may be published: a listed one is a number of the person, mobile or
 * landline by the plan; any other says only that it became secret, and never what it is.
 *
 * @param listings the codes of the listing column; empty where every number of the register is listed
 */
record PhoneGroup(int column, int listingColumn, Map<String, String> listings, Validity validity, Terms terms)
        implements Group {

    private static final String SECRET_NUMBER = "secret-number";
    private static final String ON = "1";

    @Override
    public void read(Reading reading) {
        String listing =
                listings.isEmpty() ? ColumnWord.LISTED : listings.getOrDefault(reading.value(listingColumn), "");
        switch (listing) {
            case ColumnWord.LISTED -> listed(reading);
            case ColumnWord.SECRET, ColumnWord.UNLISTED -> reading.claim(SECRET_NUMBER, ON, validity);
            default -> terms.unknownCode(reading);
        }
    }

    private void listed(Reading reading) {
        String text = reading.value(column);
        Optional<PhoneNumber> number = text.isEmpty() ? Optional.empty() : Phones.find(text, reading);
        if (number.isEmpty()) {
            return;
        }
        if (number.get().line() == PhoneLine.MOBILE) {
            reading.claim("mobile-phone", number.get().e164(), validity);
        } else if (number.get().line() == PhoneLine.FIXED) {
            reading.claim("landline-phone", number.get().e164(), validity);
        } else {
            reading.note("phone-of-no-one-person");
        }
    }
}
