package fi.ajantasa.person;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text where a telephone number should stand, taken apart: blanks and punctuation first, then the prefix, then the plan.
 * Letters never become digits, and digits of other scripts are not read.
 */
final class PhoneText {

    private static final Pattern SPREADSHEET = Pattern.compile("[0-9]+([.,][0-9]+)?[Ee]\\+?[0-9]+");
    private static final Pattern EXTENSION = Pattern.compile(
            "(?<number>.*[0-9)])[\\s,;]*(?:ext\\.?|extension|alanro\\.?|alanumero|p\\.|x|#)\\s*[0-9]{1,6}",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BETWEEN_NUMBERS =
            Pattern.compile("[/,;|&\\n]|(?<=[0-9 ])\\+|\\b(?:tai|ja|och|eller|or|and)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern INTERNATIONAL = Pattern.compile("(?:\\+|00|99[0-9]|358).*");
    /** As few digits as a number of its own has; fewer beside a slash are an area code. */
    private static final int SHORTEST = 5;

    private static final int LONGEST = 40;

    private final String text;
    private final Set<PhoneRemark> remarks = EnumSet.noneOf(PhoneRemark.class);

    PhoneText(String text) {
        this.text = text;
    }

    PhoneReading read() {
        String plain = plain(text);
        String digits = digits(plain);
        if (digits.chars().allMatch(digit -> digit == '0' || digit == '+')) {
            return isWithoutDigits(plain) || !digits.isEmpty() ? NoPhone.EMPTY : NoPhone.NOT_UNDERSTOOD;
        }
        if (isWritten(plain)) {
            return number(digits);
        }
        if (SPREADSHEET.matcher(plain).matches()) {
            return NoPhone.SPREADSHEET;
        }
        return plain.length() > LONGEST ? longText(plain) : unusual(plain);
    }

    private static PhoneReading longText(String plain) {
        return areSeveral(plain) ? NoPhone.MULTIPLE : NoPhone.NOT_UNDERSTOOD;
    }

    private PhoneReading unusual(String plain) {
        Matcher extension = EXTENSION.matcher(plain);
        if (extension.matches()) {
            remarks.add(PhoneRemark.EXTENSION);
            String number = extension.group("number");
            return isWritten(number) ? number(digits(number)) : NoPhone.NOT_UNDERSTOOD;
        }
        if (areSeveral(plain)) {
            return NoPhone.MULTIPLE;
        }
        String joined = plain.replace("/", "");
        return isWritten(joined) ? number(digits(joined)) : NoPhone.NOT_UNDERSTOOD;
    }

    private static boolean areSeveral(String plain) {
        long numbers = BETWEEN_NUMBERS
                .splitAsStream(plain)
                .filter(part -> digits(part).replace("+", "").length() >= SHORTEST)
                .count();
        return numbers > 1;
    }

    private PhoneReading number(String digits) {
        if (digits.charAt(0) != '0' && !INTERNATIONAL.matcher(digits).matches()) {
            remarks.add(PhoneRemark.LOST_ZERO);
        }
        return NumberPlan.read(digits, remarks);
    }

    /** Every blank a blank, every dash a hyphen; ends cut. */
    private static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            plain.append(plain(text.charAt(i)));
        }
        return plain.toString().strip();
    }

    private static char plain(char c) {
        return switch (Character.getType(c)) {
            case Character.DASH_PUNCTUATION -> '-';
            case Character.SPACE_SEPARATOR -> ' ';
            default -> c == '−' ? '-' : c == '\t' ? ' ' : c;
        };
    }

    /** Whether it is written with digits and the punctuation of telephone numbers only, a plus in front at most. */
    private static boolean isWritten(String plain) {
        int digits = 0;
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (isDigit(c)) {
                digits++;
            } else if (c == '+' ? digits > 0 : " -.()".indexOf(c) < 0) {
                return false;
            }
        }
        return digits > 0;
    }

    private static boolean isWithoutDigits(String plain) {
        return plain.codePoints().noneMatch(Character::isDigit);
    }

    /** The digits, with the plus before them. */
    private static String digits(String plain) {
        StringBuilder digits = new StringBuilder(plain.length());
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (isDigit(c) || (c == '+' && digits.isEmpty())) {
                digits.append(c);
            }
        }
        return digits.toString();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
