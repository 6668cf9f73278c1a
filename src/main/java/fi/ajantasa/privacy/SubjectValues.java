package fi.ajantasa.privacy;

import fi.ajantasa.person.AttributeCatalogue;
import fi.ajantasa.person.Collected;
import fi.ajantasa.person.Language;
import fi.ajantasa.person.PartialDate;
import fi.ajantasa.person.PostalAddress;
import fi.ajantasa.person.ValueKind;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How stored values are written for the person they are about; identity codes without their end. */
final class SubjectValues {
    private static final int BIRTH = 7;
    private static final String COVERED = "••••";
    private static final Pattern PAID = Pattern.compile("(\\S+) (\\S+) (\\S+)");
    private static final Pattern TENURE = Pattern.compile("(\\S+) ([-0-9]*)\\.\\.([-0-9]*)");
    private static final Pattern USED =
            Pattern.compile("([^/ ]+)/(\\d{4})-(\\d{2})\\S* (\\S+) kWh (\\d+) h (\\d+) gaps");

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
            case PAYMENT_REFERENCE -> String.join(", ", Collected.entries(value));
            case PAYMENT ->
                lines(
                        value,
                        PAID,
                        it -> texts.of("payment", it.group(1), day(it.group(2), texts), amount(it.group(3), language)));
            case METERING_POINT ->
                lines(
                        value,
                        TENURE,
                        it -> texts.of(
                                "metering", it.group(1), day(it.group(2), texts) + "–" + day(it.group(3), texts)));
            case CONSUMPTION ->
                lines(
                        value,
                        USED,
                        it -> texts.of(
                                "consumption",
                                it.group(1),
                                it.group(3) + "/" + it.group(2),
                                amount(it.group(4), language),
                                it.group(5),
                                it.group(6)));
            case DATE -> day(value, texts);
            case CODE -> texts.word("code", value);
            default -> value;
        };
    }

    /** Every entry on a line of its own; one that is not understood as it is. */
    private static String lines(String value, Pattern form, Function<MatchResult, String> written) {
        return Collected.entries(value).stream()
                .map(entry -> {
                    Matcher matcher = form.matcher(entry);
                    return matcher.matches() ? written.apply(matcher.toMatchResult()) : entry;
                })
                .collect(Collectors.joining("\n"));
    }

    /** A whole day as the language writes it; of a day that is known in part what is known. */
    static String day(String value, SubjectTexts texts) {
        return PartialDate.read(value) instanceof PartialDate date && date.day() > 0
                ? texts.day(LocalDate.of(date.year(), date.month(), date.day()))
                : value;
    }

    private static String amount(String number, String language) {
        String signed = number.replace('-', '−');
        return language.equals("en") ? signed : signed.replace('.', ',');
    }

    /** Day of birth and sign; the rest is not written into documents. */
    static String covered(String code) {
        return code.length() < BIRTH ? COVERED : code.substring(0, BIRTH) + COVERED;
    }
}
