package fi.ajantasa.person;

import java.time.Period;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One thing we may know about a customer: what it is, what for, how carefully and how long we keep it. */
public record Attribute(
        String name,
        ValueKind kind,
        Category category,
        Set<String> purposes,
        Sensitivity sensitivity,
        Period retention,
        Effect effect) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final String ON = "1";

    /** The purposes of the credit process; an attribute of category CREDIT has no others (Credit Information Act s.19). */
    public static final Set<String> CREDIT_PURPOSES = Set.of("credit", "collection");

    /** What is wrong with a credit attribute that serves another purpose. */
    public static final String CREDIT_ONLY = "what tells of credit serves credit and collection alone";

    /** What is wrong with an attribute about paying or using energy that serves marketing. */
    public static final String NEVER_MARKETING = "what somebody pays or uses never serves marketing";

    public Attribute {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("attribute name is not a kebab-case word: " + name);
        }
        purposes = Set.copyOf(purposes);
        if (category == Category.CREDIT && (purposes.isEmpty() || !CREDIT_PURPOSES.containsAll(purposes))) {
            throw new IllegalArgumentException(name + ": " + CREDIT_ONLY);
        }
        if (kind.collects() && purposes.contains("marketing")) {
            throw new IllegalArgumentException(name + ": " + NEVER_MARKETING);
        }
    }

    /** Whether it tells of somebody's credit, or of why it may be asked for: then no export ever holds it. */
    public boolean isCredit() {
        return category == Category.CREDIT;
    }

    /**
     * Whether another system of ours that uses it for all these purposes may be told of it: never of anybody's credit, never
     * of an identity code, and of nothing where it is not said what for.
     */
    public boolean mayGoTo(Set<String> uses) {
        return !isCredit() && sensitivity != Sensitivity.CODE && !uses.isEmpty() && purposes.containsAll(uses);
    }

    /** Whether nobody is told of it while a protection order is on: what may show where somebody lives (F7). */
    public boolean tellsWhere() {
        return sensitivity == Sensitivity.PROTECTED || category == Category.ADDRESS;
    }

    /** What a change from one value to another does to privacy; {@code null} means no value, which is a flag off. */
    public Direction direction(@Nullable String before, @Nullable String after) {
        boolean wasOn = ON.equals(before);
        boolean isOn = ON.equals(after);
        if (effect == Effect.NONE || wasOn == isOn) {
            return Direction.NEUTRAL;
        }
        return isOn == (effect == Effect.ON_RAISES) ? Direction.RAISES : Direction.LOWERS;
    }
}
