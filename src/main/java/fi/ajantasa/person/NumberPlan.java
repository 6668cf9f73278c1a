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
    private static final String PREFIX = "+358";
    private static final int SHORTEST_MOBILE = 8;
    private static final int LONGEST_MOBILE = 10;

    /** How Finnish numbers begin, without the zero: mobile, areas, switchboards, free, service and premium numbers. */
    private static final Pattern BEGINNINGS =
            Pattern.compile("(?:1[03-9]|2[0-9]|3[0-9]|4[0-8]|4946|5[0-8]|6[0-8]|7[0-5]|7099|8[0-8]|9[1-8])[0-9]*");

    private static final Pattern MOBILE = Pattern.compile("(?:4[0-8]|4946|50)[0-9]*");

    /** Switchboards, free, service and premium-rate numbers. */
    private static final Pattern SHARED = Pattern.compile("(?:10|20|29|30|39|60[0-9]|7[0-5]|7099|800)[0-9]*");

    private NumberPlan() {}

    /** @param digits digits, perhaps with a plus before them; without a country code they are Finnish */
    static PhoneReading read(String digits, Set<PhoneRemark> remarks) {
        int at = mobileFrom(digits);
        if (at > 0) {
            return new PhoneNumber(PREFIX.concat(digits.substring(at)), PhoneLine.MOBILE, remarks);
        }
        try {
            Phonenumber.PhoneNumber number = NUMBERS.parse(digits, REGION);
            boolean possible = NUMBERS.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE;
            return possible ? possible(number, remarks) : NoPhone.IMPOSSIBLE;
        } catch (NumberParseException notANumber) {
            return NoPhone.IMPOSSIBLE;
        }
    }

    /**
     * Where the number without its zero begins when it is a Finnish mobile number of eight to ten digits, else 0: nearly
     * every number is one, and the library takes ten times as long (measured); a test holds the two together.
     */
    private static int mobileFrom(String digits) {
        int at = digits.startsWith(PREFIX) ? PREFIX.length() : digits.startsWith("0") ? 1 : 0;
        int length = digits.length() - at;
        if (at == 0 || length < SHORTEST_MOBILE || length > LONGEST_MOBILE) {
            return 0;
        }
        char first = digits.charAt(at);
        char second = digits.charAt(at + 1);
        boolean mobile = first == '4' ? second <= '8' : first == '5' && second == '0';
        return mobile ? at : 0;
    }

    private static PhoneReading possible(Phonenumber.PhoneNumber number, Set<PhoneRemark> remarks) {
        PhoneLine line = line(NUMBERS.getNumberType(number));
        if (line != PhoneLine.UNKNOWN || NUMBERS.isValidNumber(number)) {
            return of(number, line, remarks);
        }
        Set<PhoneRemark> all = EnumSet.of(PhoneRemark.NOT_VALID);
        all.addAll(remarks);
        if (number.getCountryCode() != FINLAND) {
            return of(number, line, all);
        }
        String national = NUMBERS.getNationalSignificantNumber(number);
        return BEGINNINGS.matcher(national).matches() ? of(number, lineByBeginning(national), all) : NoPhone.IMPOSSIBLE;
    }

    private static PhoneNumber of(Phonenumber.PhoneNumber number, PhoneLine line, Set<PhoneRemark> remarks) {
        return new PhoneNumber(NUMBERS.format(number, PhoneNumberFormat.E164), line, remarks);
    }

    private static PhoneLine line(PhoneNumberType type) {
        return switch (type) {
            case MOBILE -> PhoneLine.MOBILE;
            case FIXED_LINE -> PhoneLine.FIXED;
            case UAN, TOLL_FREE, PREMIUM_RATE, SHARED_COST, VOICEMAIL, PAGER -> PhoneLine.SHARED;
            default -> PhoneLine.UNKNOWN;
        };
    }

    /** A number the plan does not know has nevertheless the line of its series. */
    private static PhoneLine lineByBeginning(String national) {
        if (MOBILE.matcher(national).matches()) {
            return PhoneLine.MOBILE;
        }
        return SHARED.matcher(national).matches() ? PhoneLine.SHARED : PhoneLine.FIXED;
    }
}
