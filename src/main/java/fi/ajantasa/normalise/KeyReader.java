package fi.ajantasa.normalise;

import fi.ajantasa.person.Hetu;
import fi.ajantasa.person.NoPhone;
import fi.ajantasa.person.PhoneNumber;
import fi.ajantasa.person.PhoneReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads by what a record says whom it is about, and the codes it held before. */
final class KeyReader {

    private static final String HETU = "hetu";
    private static final String FORMER = "former-hetus";
    private final int numberColumn;
    private final int hetuColumn;
    private final int formerColumn;
    private final int phoneColumn;
    private final boolean keyedByPhone;
    private final Pattern separator;
    private final Validity validity;
    private final Terms terms;

    KeyReader(Layout layout, Terms terms) {
        this.numberColumn = layout.place("customer-number");
        this.hetuColumn = layout.place(HETU);
        this.formerColumn = layout.place(FORMER);
        this.phoneColumn = layout.place("phone");
        this.keyedByPhone = layout.keyedByPhone();
        this.separator = Pattern.compile(Pattern.quote(layout.separator(FORMER)));
        this.validity = new Validity(-1, -1, layout.validity(HETU).saidOn());
        this.terms = terms;
    }

    RecordKey read(Reading reading) {
        @Nullable Hetu hetu = hetu(reading.value(hetuColumn), reading);
        String number = reading.value(numberColumn);
        boolean missing = numberColumn >= 0
                ? number.isEmpty()
                : hetuColumn >= 0 && reading.value(hetuColumn).isEmpty();
        if (missing) {
            reading.reject("key-missing");
        }
        return new RecordKey(hetu, ValueGroup.nullIfEmpty(number.strip()), former(reading), phone(reading));
    }

    /** Where the number alone says whom the row is about, a row without one says nothing. */
    private @Nullable PhoneNumber phone(Reading reading) {
        if (phoneColumn < 0) {
            return null;
        }
        PhoneReading read = PhoneNumber.read(reading.value(phoneColumn));
        if (read instanceof NoPhone none) {
            if (keyedByPhone) {
                reading.reject(none.reason());
            }
            return null;
        }
        return (PhoneNumber) read;
    }

    /** What the record says of the identity itself; made only by records that say how things stand. */
    void claim(RecordKey key, Reading reading) {
        Hetu hetu = key.hetu();
        if (hetu != null) {
            reading.claim(HETU, hetu.code(), validity);
        } else if (!reading.text(hetuColumn).isEmpty()) {
            reading.claim(HETU, null, validity);
        }
        if (!reading.text(formerColumn).isEmpty()) {
            reading.claim(FORMER, former(key.former()), validity);
        }
    }

    private static @Nullable String former(List<Hetu> codes) {
        StringJoiner all = new StringJoiner("|");
        codes.forEach(code -> all.add(code.code()));
        return ValueGroup.nullIfEmpty(all.toString());
    }

    private List<Hetu> former(Reading reading) {
        String text = reading.value(formerColumn);
        if (text.isEmpty()) {
            return List.of();
        }
        List<Hetu> codes = new ArrayList<>();
        separator.splitAsStream(text).distinct().forEach(code -> {
            @Nullable Hetu hetu = hetu(code, reading);
            if (hetu != null) {
                codes.add(hetu);
            }
        });
        return codes;
    }

    private @Nullable Hetu hetu(String text, Reading reading) {
        if (text.isEmpty()) {
            return null;
        }
        Optional<String> problem = Hetu.problem(text, terms.today(), terms.artificialCodes());
        problem.ifPresent(reading::reject);
        return problem.isPresent() ? null : new Hetu(text);
    }
}
