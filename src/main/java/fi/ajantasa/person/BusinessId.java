package fi.ajantasa.person;

import java.util.Optional;
import java.util.regex.Pattern;

/** A Finnish business id (Y-tunnus): seven digits, a hyphen and a check digit. */
public record BusinessId(String id) {

    private static final Pattern SHAPE = Pattern.compile("[0-9]{7}-[0-9]");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2};

    public BusinessId {
        problem(id).ifPresent(reason -> {
            throw new IllegalArgumentException(reason);
        });
    }

    /** Why the text is no business id, as a kebab-case word; empty when it is one. */
    public static Optional<String> problem(String text) {
        if (!SHAPE.matcher(text).matches()) {
            return Optional.of("not-a-business-id");
        }
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (text.charAt(i) - '0');
        }
        int rest = sum % 11;
        int check = rest == 0 ? 0 : 11 - rest;
        return check == text.charAt(8) - '0' ? Optional.empty() : Optional.of("check-digit-wrong");
    }
}
