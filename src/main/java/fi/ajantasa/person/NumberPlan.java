package fi.ajantasa.person;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Holds digits against the numbering plans of the world, as libphonenumber knows them (for Finland regulation M32). */
final class NumberPlan {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final String REGION = "FI";
    private static final int FINLAND = 358;

    /** How Finnish numbers begin, without the zero: mobile, areas, switchboards, free, service and premium numbers. */
    private static final Pattern BEGINNINGS =
            Pattern.compile("(?:1[03-9]|2[0-9]|3[0-9]|4[0-8]|4946|5[0-8]|6[0-8]|7[0-5]|7099|8[0-8]|9[1-8])[0-9]*");

    private static final Pattern MOBILE = Pattern.compile("(?:4[0-8]|4946|50)[0-9]*");

    /** Switchboards, free, service and premium-rate numbers. */
    private static final Pattern SHARED = Pattern.compile("(?:10|20|29|30|39|60[0-9]|7[0-5]|7099|800)[0-9]*");

    private NumberPlan() {}

    /** @param digits digits, perhaps with a plus before them; without a country code they are Finnish */
    static PhoneReading read(String digits, Set<PhoneRemark> remarks) {
        try {
            Phonenumber.PhoneNumber number = NUMBERS.parse(digits, REGION);
            return isPossible(number) ? possible(number, remarks) : NoPhone.IMPOSSIBLE;
        } catch (NumberParseException notANumber) {
            return NoPhone.IMPOSSIBLE;
        }
    }

    private static boolean isPossible(Phonenumber.PhoneNumber number) {
        boolean begins = number.getCountryCode() != FINLAND
                || BEGINNINGS
                        .matcher(NUMBERS.getNationalSignificantNumber(number))
                        .matches();
        return begins && NUMBERS.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE;
    }

    private static PhoneNumber possible(Phonenumber.PhoneNumber number, Set<PhoneRemark> remarks) {
        PhoneLine line = line(NUMBERS.getNumberType(number));
        Set<PhoneRemark> all = remarks;
        if (line == PhoneLine.UNKNOWN && !NUMBERS.isValidNumber(number)) {
            all = EnumSet.of(PhoneRemark.NOT_VALID);
            all.addAll(remarks);
            line = lineByBeginning(number);
        }
        return new PhoneNumber(NUMBERS.format(number, PhoneNumberFormat.E164), line, all);
    }

    private static PhoneLine line(PhoneNumberType type) {
        return switch (type) {
            case MOBILE -> PhoneLine.MOBILE;
            case FIXED_LINE -> PhoneLine.FIXED;
            case UAN, TOLL_FREE, PREMIUM_RATE, SHARED_COST, VOICEMAIL, PAGER -> PhoneLine.SHARED;
            default -> PhoneLine.UNKNOWN;
        };
    }

    /** A number the plan does not know has nevertheless the line of its series; foreign series we do not know. */
    private static PhoneLine lineByBeginning(Phonenumber.PhoneNumber number) {
        if (number.getCountryCode() != FINLAND) {
            return PhoneLine.UNKNOWN;
        }
        String digits = NUMBERS.getNationalSignificantNumber(number);
        if (MOBILE.matcher(digits).matches()) {
            return PhoneLine.MOBILE;
        }
        return SHARED.matcher(digits).matches() ? PhoneLine.SHARED : PhoneLine.FIXED;
    }
}
