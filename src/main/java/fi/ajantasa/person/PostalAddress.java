package fi.ajantasa.person;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A postal address in its parts, one text per {@link AddressPart}, empty where there is none. */
public record PostalAddress(List<String> parts) {

    private static final char SEPARATOR = '\t';
    private static final int COUNT = AddressPart.values().length;

    public PostalAddress {
        parts = List.copyOf(parts);
        if (parts.size() != COUNT) {
            throw new IllegalArgumentException("an address has " + COUNT + " parts");
        }
    }

    /** An address of these parts, each brought to its normal form: apartment without leading zeros, {@code 000} none. */
    public static PostalAddress of(Map<AddressPart, String> parts) {
        List<String> all = new ArrayList<>(Collections.nCopies(COUNT, ""));
        parts.forEach((part, text) -> all.set(part.place(), normal(part, text)));
        return new PostalAddress(all);
    }

    /** The address whose {@link #canonical} text this is. */
    public static PostalAddress from(String canonical) {
        List<String> all = new ArrayList<>(Arrays.asList(canonical.split(String.valueOf(SEPARATOR), -1)));
        while (all.size() < COUNT) {
            all.add("");
        }
        return new PostalAddress(all);
    }

    /** Street, number, stair, apartment and split letter of one line such as {@code Kivirinne 11 A 5 b}. */
    public static Map<AddressPart, String> splitStreetLine(String line) {
        return StreetLine.split(line);
    }

    /** Whether a register wrote a remark about protection where the street should stand (F36): never a street. */
    public static boolean isProtectionRemark(String street) {
        return street.startsWith("***");
    }

    public String part(AddressPart part) {
        return parts.get(part.place());
    }

    public boolean isEmpty() {
        return parts.stream().allMatch(String::isEmpty);
    }

    /** One text that keeps every part: joined by tabs, which no part holds, trailing empty parts cut. */
    public String canonical() {
        int last = COUNT;
        while (last > 0 && parts.get(last - 1).isEmpty()) {
            last--;
        }
        return String.join(String.valueOf(SEPARATOR), parts.subList(0, last));
    }

    /** The address as one line for a reader, in Swedish where it is asked for and given, otherwise in Finnish. */
    public String line(Language language) {
        if (!part(AddressPart.FREE_TEXT).isEmpty()) {
            return part(AddressPart.FREE_TEXT);
        }
        String street = words(
                either(language, AddressPart.STREET_FI, AddressPart.STREET_SV),
                part(AddressPart.NUMBER),
                part(AddressPart.STAIR),
                part(AddressPart.APARTMENT) + part(AddressPart.SPLIT));
        String office =
                words(part(AddressPart.POSTCODE), either(language, AddressPart.OFFICE_FI, AddressPart.OFFICE_SV));
        String abroad = joined(", ", part(AddressPart.FOREIGN_LINE), part(AddressPart.FOREIGN_PLACE));
        return joined(", ", street, office, abroad, part(AddressPart.COUNTRY));
    }

    /** Masked: an address is told only to those who ask for it by name. */
    @Override
    public String toString() {
        return "address:•••";
    }

    private String either(Language language, AddressPart finnish, AddressPart swedish) {
        boolean useSwedish = part(finnish).isEmpty()
                || (language == Language.SV && !part(swedish).isEmpty());
        return part(useSwedish ? swedish : finnish);
    }

    private static String words(String... words) {
        return joined(" ", words);
    }

    private static String joined(String separator, String... words) {
        return String.join(
                separator, Arrays.stream(words).filter(word -> !word.isEmpty()).toList());
    }

    private static String normal(AddressPart part, String text) {
        return switch (part) {
            case APARTMENT -> withoutLeadingZeros(Spelling.clean(text));
            case STAIR -> Spelling.clean(text).toUpperCase(Locale.ROOT);
            case SPLIT -> Spelling.clean(text).toLowerCase(Locale.ROOT);
            case RESIDENCE_CODE -> text.replace(SEPARATOR, ' ');
            default -> Spelling.clean(text);
        };
    }

    private static String withoutLeadingZeros(String apartment) {
        int from = 0;
        while (from < apartment.length() && apartment.charAt(from) == '0') {
            from++;
        }
        return apartment.substring(from);
    }
}
