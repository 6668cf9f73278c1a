package fi.ajantasa.person;

import java.util.OptionalLong;
import java.util.regex.Pattern;

/** An amount of money in whole cents; never a number with a binary fraction. */
public record Cents(long cents) {

    private static final int HUNDRED = 100;
    private static final int DECIMALS = 2;
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,13}(\\.[0-9]{1,2})?");
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,15}");

    /** An amount in euros with a decimal point, such as 4900.00. */
    public static OptionalLong readEuros(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            return OptionalLong.empty();
        }
        int point = text.indexOf('.');
        String euros = point < 0 ? text : text.substring(0, point);
        String rest = point < 0 ? "" : text.substring(point + 1);
        return OptionalLong.of(Long.parseLong(euros + rest + "0".repeat(DECIMALS - rest.length())));
    }

    /** An amount in cents, such as 0000490000. */
    public static OptionalLong readCents(String text) {
        return WHOLE.matcher(text).matches() ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    /** In euros with a decimal point. */
    public String euros() {
        long size = Math.abs(cents);
        String rest = Long.toString(HUNDRED + size % HUNDRED).substring(1);
        return (cents < 0 ? "-" : "") + size / HUNDRED + "." + rest;
    }
}
