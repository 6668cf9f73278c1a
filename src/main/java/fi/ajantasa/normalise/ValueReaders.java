package fi.ajantasa.normalise;

import fi.ajantasa.job.Column;
import fi.ajantasa.person.Attribute;
import fi.ajantasa.person.BusinessId;
import fi.ajantasa.person.Hetu;
import fi.ajantasa.person.PhoneNumber;
import fi.ajantasa.person.Spelling;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/** Chooses how a column's text is read, by the kind of its attribute and the words of the job file. */
final class ValueReaders {

    private static final Pattern EMAIL = Pattern.compile("[^\\s@]{1,64}@[^\\s@.]+(\\.[^\\s@.]+)+");
    /** The population register's own limit for a name. */
    private static final int LONGEST_NAME = 200;

    private static final Pattern MUNICIPALITY = Pattern.compile("[0-9]{3}");

    private final Terms terms;

    ValueReaders(Terms terms) {
        this.terms = terms;
    }

    ValueReader of(Column column, Attribute attribute) {
        ValueReader one = one(column, attribute);
        return column.split() == null ? one : list(column.split(), one);
    }

    private ValueReader one(Column column, Attribute attribute) {
        return switch (attribute.kind()) {
            case FLAG -> flag(column.codes());
            case CODE -> code(column, attribute);
            case HETU -> this::hetu;
            case BUSINESS_ID ->
                (text, reading) -> {
                    BusinessId.problem(text).ifPresent(reading::reject);
                    return Optional.of(text);
                };
            case PHONE -> ValueReaders::phone;
            case EMAIL -> ValueReaders::email;
            case NAME -> name(column);
            case TEXT, ADDRESS -> text(column);
            case DATE, PAYMENT_REFERENCE, METERING_POINT, PAYMENT, CONSUMPTION ->
                throw new IllegalArgumentException(attribute.kind() + " is read by a group of its own");
        };
    }

    private static ValueReader name(Column column) {
        ValueReader text = text(column);
        return (cell, reading) -> text.read(checkedName(cell, reading), reading);
    }

    static String checkedName(String text, Reading reading) {
        if (text.length() > LONGEST_NAME) {
            reading.reject("value-too-long");
        }
        return text;
    }

    private static ValueReader text(Column column) {
        boolean upper = "upper".equals(column.clean());
        return (text, reading) -> {
            String clean = Spelling.clean(text);
            return Optional.of(upper ? clean.toUpperCase(Locale.ROOT) : clean);
        };
    }

    /** A flag of unknown state rejects the row: it may be a ban, and guessing would lower somebody's privacy. */
    private static ValueReader flag(Map<String, String> codes) {
        Map<String, Optional<String>> states = new HashMap<>();
        codes.forEach((code, word) -> states.put(code, Codes.findFlag(word)));
        if (codes.isEmpty()) {
            states.put("1", Optional.of("1"));
            states.put("0", Optional.of("0"));
        }
        return (text, reading) -> {
            Optional<String> state = states.getOrDefault(text, Optional.empty());
            if (state.isEmpty()) {
                reading.reject("unknown-code");
            }
            return state;
        };
    }

    private ValueReader code(Column column, Attribute attribute) {
        if (!column.codeList().isEmpty()) {
            return (text, reading) -> listed(column.codes(), text, reading);
        }
        if (!column.codes().isEmpty()) {
            return (text, reading) -> word(column.codes(), text, reading);
        }
        return switch (attribute.name()) {
            case "municipality" -> ValueReaders::municipality;
            case "language" -> (text, reading) -> Optional.of(Codes.currentLanguage(Spelling.clean(text)));
            default -> text(column);
        };
    }

    private Optional<String> word(Map<String, String> codes, String text, Reading reading) {
        Optional<String> word = Optional.ofNullable(codes.get(text));
        if (word.isEmpty()) {
            terms.unknownCode(reading);
        }
        return word;
    }

    /** A code that its keeper's own list does not have: the list is old, or the record is not what we take it for. */
    private static Optional<String> listed(Map<String, String> codes, String text, Reading reading) {
        Optional<String> word = Optional.ofNullable(codes.get(text));
        if (word.isEmpty()) {
            reading.reject("unknown-code");
        }
        return word;
    }

    private static Optional<String> municipality(String text, Reading reading) {
        if (!MUNICIPALITY.matcher(text).matches()) {
            reading.reject("not-a-municipality-code");
        }
        return Optional.of(text);
    }

    private Optional<String> hetu(String text, Reading reading) {
        Hetu.problem(text, terms.today(), terms.artificialCodes()).ifPresent(reading::reject);
        return Optional.of(text);
    }

    private static Optional<String> phone(String text, Reading reading) {
        return Phones.find(text, reading).map(PhoneNumber::e164);
    }

    private static Optional<String> email(String text, Reading reading) {
        String address = text.strip();
        if (address.length() > 254 || !EMAIL.matcher(address).matches()) {
            reading.note("e-mail-not-understood");
            return Optional.empty();
        }
        int at = address.indexOf('@');
        return Optional.of(address.substring(0, at) + address.substring(at).toLowerCase(Locale.ROOT));
    }

    /** A list of which one value is not understood counts as not delivered: without it the list would say less. */
    private static ValueReader list(String separator, ValueReader one) {
        Pattern cut = Pattern.compile(Pattern.quote(separator));
        return (text, reading) -> {
            StringJoiner all = new StringJoiner("|");
            boolean understood = true;
            for (String part : cut.split(text, -1)) {
                Optional<String> value = part.isBlank() ? Optional.of("") : one.read(part.strip(), reading);
                understood &= value.isPresent();
                value.filter(read -> !read.isEmpty()).ifPresent(all::add);
            }
            return understood ? Optional.of(all.toString()) : Optional.empty();
        };
    }
}
