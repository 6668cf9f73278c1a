package fi.ajantasa.privacy;

import fi.ajantasa.person.AttributeCatalogue;
import fi.ajantasa.person.Collected;
import fi.ajantasa.person.Language;
import fi.ajantasa.person.PartialDate;
import fi.ajantasa.person.PostalAddress;
import fi.ajantasa.person.ValueKind;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** How stored values are written for the person they are about; identity codes without their end. */
final class SubjectValues {
    private static final int BIRTH = 7;
    private static final String COVERED = "••••";

    private final AttributeCatalogue catalogue;

    SubjectValues(AttributeCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The value as text, in the words of a language. */
    String text(String attribute, String value, SubjectTexts texts, String language) {
        Optional<ValueKind> kind = catalogue.find(attribute).map(it -> it.kind());
        return switch (kind.orElse(ValueKind.TEXT)) {
            case HETU ->
                Arrays.stream(value.split("\\|")).map(SubjectValues::covered).collect(Collectors.joining(", "));
            case FLAG -> texts.of(value.equals("1") ? "yes" : "no");
            case ADDRESS -> PostalAddress.from(value).line(language.equals("sv") ? Language.SV : Language.FI);
            case PAYMENT_REFERENCE, METERING_POINT, PAYMENT, CONSUMPTION -> String.join(", ", Collected.entries(value));
            case DATE ->
                PartialDate.read(value) instanceof PartialDate date && date.day() > 0
                        ? "%d.%d.%d".formatted(date.day(), date.month(), date.year())
                        : value;
            case CODE -> texts.word("code", value);
            default -> value;
        };
    }

    /** Day of birth and sign; the rest is not written into documents. */
    static String covered(String code) {
        return code.length() < BIRTH ? COVERED : code.substring(0, BIRTH) + COVERED;
    }
}
