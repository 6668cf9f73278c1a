package fi.ajantasa.normalise;

import fi.ajantasa.person.AddressPart;
import fi.ajantasa.person.BuildingId;
import fi.ajantasa.person.PostalAddress;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An address in several cells: which address it is, its parts, its validity. */
record AddressGroup(Kind kind, List<Part> parts, Validity validity, Terms terms) implements Group {

    /** Which address attribute it is: by the code in a column, or always the same. */
    record Kind(int column, Map<String, String> codes, String always) {}

    /** A cell of the address; {@code null} as part means a whole street line to be split. */
    record Part(int column, @Nullable AddressPart part) {}

    private static final String OF_NO_USE = "none";

    @Override
    public void read(Reading reading) {
        Map<AddressPart, String> texts = new EnumMap<>(AddressPart.class);
        boolean delivered = false;
        for (Part part : parts) {
            String text = reading.text(part.column());
            if (PostalAddress.isProtectionRemark(text)) {
                reading.noteProtectionRemark();
                return;
            }
            delivered |= !text.isEmpty();
            if (!text.isEmpty() && !text.equals(Reading.KNOWN_EMPTY)) {
                readPart(part.part(), text, texts, reading);
            }
        }
        claim(texts, delivered, reading);
    }

    private static void readPart(
            @Nullable AddressPart part, String text, Map<AddressPart, String> texts, Reading reading) {
        if (part == null) {
            texts.putAll(PostalAddress.splitStreetLine(text));
        } else if (part == AddressPart.BUILDING && !BuildingId.isSound(text)) {
            reading.note("building-id-unsound");
        } else {
            texts.put(part, checked(part, text, reading));
        }
    }

    private static String checked(AddressPart part, String text, Reading reading) {
        if (part == AddressPart.COUNTRY) {
            return Codes.currentCountry(text.strip());
        }
        if (part == AddressPart.POSTCODE && isDamagedPostcode(text)) {
            reading.reject("not-a-postcode");
        }
        return text;
    }

    /** Digits only, but not five: a spreadsheet took the leading zero (F83). A code with letters is a foreign one. */
    private static boolean isDamagedPostcode(String text) {
        return text.length() != 5 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private void claim(Map<AddressPart, String> texts, boolean delivered, Reading reading) {
        String attribute = attribute(texts, reading);
        if (attribute.isEmpty() || !delivered) {
            return;
        }
        if (reading.claims(attribute)) {
            reading.reject("attribute-repeated");
        }
        String canonical = texts.isEmpty() ? "" : PostalAddress.of(texts).canonical();
        reading.claim(attribute, ValueGroup.nullIfEmpty(canonical), validity);
    }

    /** The attribute, or an empty text when the address is of no use or of a kind we do not know. */
    private String attribute(Map<AddressPart, String> texts, Reading reading) {
        if (kind.column() < 0) {
            return kind.always();
        }
        String code = reading.value(kind.column());
        if (code.isEmpty() && texts.isEmpty()) {
            return "";
        }
        @Nullable String attribute = kind.codes().get(code);
        if (attribute == null) {
            terms.unknownCode(reading);
            return "";
        }
        return attribute.equals(OF_NO_USE) ? "" : attribute;
    }
}
