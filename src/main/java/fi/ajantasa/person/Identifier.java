package fi.ajantasa.person;

import java.util.Arrays;
import java.util.Optional;

/** A number by which registers know our customers without saying who they are; the attribute of its name holds it. */
public enum Identifier {
    BUSINESS_ID(0, "business-id"),
    PAYMENT_REFERENCE(1, "payment-reference"),
    METERING_POINT(2, "metering-points");

    /** Numbers below it are unsigned ones of 64 bits; between it and 0 stand the reasons why a text holds none. */
    private static final long REASONS = -16;

    private final int number;
    private final String attribute;

    Identifier(int number, String attribute) {
        this.number = number;
        this.attribute = attribute;
    }

    /** By which it is stored. */
    public int number() {
        return number;
    }

    public String attribute() {
        return attribute;
    }

    public static Optional<Identifier> find(String attribute) {
        return Arrays.stream(values())
                .filter(it -> it.attribute.equals(attribute))
                .findFirst();
    }

    /** Whether a result of {@link #pack} is a number, and not the reason why there is none. */
    public static boolean isNumber(long packed) {
        return packed >= 0 || packed < REASONS;
    }

    /** The number in these bytes; of any other text what {@link #reason} tells. */
    public long pack(byte[] bytes, int from, int length) {
        return switch (this) {
            case BUSINESS_ID -> BusinessId.pack(bytes, from, length);
            case PAYMENT_REFERENCE -> PaymentReference.pack(bytes, from, length);
            case METERING_POINT -> MeteringPoint.pack(bytes, from, length);
        };
    }

    /** Why there is no number, as a kebab-case word. */
    public String reason(long packed) {
        return switch (this) {
            case BUSINESS_ID -> BusinessId.reason(packed);
            case PAYMENT_REFERENCE -> PaymentReference.reason(packed);
            case METERING_POINT -> MeteringPoint.reason(packed);
        };
    }
}
