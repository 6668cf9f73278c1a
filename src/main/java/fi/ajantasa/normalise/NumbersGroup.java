package fi.ajantasa.normalise;

import fi.ajantasa.person.Attribute;
import fi.ajantasa.person.MeteringPoint;
import fi.ajantasa.person.PaymentReference;
import fi.ajantasa.person.Tenure;
import fi.ajantasa.person.ValueKind;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Numbers by which registers know the customer: references to pay by, or metering points with the days they are the
 * customer's. A cell may hold several.
 *
 * @param separator of several in one cell, or null for a single one
 */
record NumbersGroup(Attribute attribute, int column, Validity validity, @Nullable Pattern separator) implements Group {

    static Group of(Layout layout, Attribute attribute, @Nullable String split) {
        return new NumbersGroup(
                attribute,
                layout.place(attribute.name()),
                layout.validity(attribute.name()),
                split == null ? null : Pattern.compile(Pattern.quote(split)));
    }

    @Override
    public void read(Reading reading) {
        String text = reading.value(column);
        if (text.isEmpty()) {
            return;
        }
        if (separator == null) {
            readOne(text, reading);
        } else {
            separator
                    .splitAsStream(text)
                    .map(String::strip)
                    .filter(it -> !it.isEmpty())
                    .distinct()
                    .forEach(it -> readOne(it, reading));
        }
    }

    private void readOne(String text, Reading reading) {
        if (attribute.kind() == ValueKind.METERING_POINT) {
            readPoint(text, reading);
            return;
        }
        Optional<PaymentReference> reference = PaymentReference.find(text);
        if (reference.isEmpty()) {
            PaymentReference.problem(text).ifPresent(reading::reject);
        } else {
            reading.collect(attribute, reference.get().digits(), null, null);
        }
    }

    private void readPoint(String text, Reading reading) {
        Optional<String> problem = MeteringPoint.problem(text);
        if (problem.isPresent()) {
            reading.reject(problem.get());
            return;
        }
        LocalDate from = reading.day(validity.from());
        LocalDate until = reading.day(validity.until());
        if (from != null && until != null && until.isBefore(from)) {
            reading.reject("interval-reversed");
        }
        reading.collect(attribute, new Tenure(text, from, until).entry(), null, until);
    }
}
