package fi.ajantasa.person;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.Optional;

/** A telephone number in its international form (ITU-T E.164), such as {@code +358401234567}. */
public record PhoneNumber(String e164) {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final String REGION = "FI";

    public PhoneNumber {
        if (!e164.startsWith("+")) {
            throw new IllegalArgumentException("not-an-international-number");
        }
    }

    /** Reads a number as people write it; without a country code it is a Finnish one. */
    public static Optional<PhoneNumber> find(String text) {
        try {
            Phonenumber.PhoneNumber number = NUMBERS.parse(text, REGION);
            return NUMBERS.isValidNumber(number)
                    ? Optional.of(new PhoneNumber(NUMBERS.format(number, PhoneNumberFormat.E164)))
                    : Optional.empty();
        } catch (NumberParseException notANumber) {
            return Optional.empty();
        }
    }

    /** Why the text is no telephone number, as a kebab-case word; empty when it is one. */
    public static Optional<String> problem(String text) {
        return find(text).isPresent() ? Optional.empty() : Optional.of("not-a-phone-number");
    }

    @Override
    public String toString() {
        return "phone:•••";
    }
}
