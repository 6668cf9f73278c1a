package fi.ajantasa.privacy;

import java.util.Set;

/**
 * That a plan is to be done.
 *
 * @param customer the customer's number
 * @param plan the hash of the plan as it was shown, or its beginning
 * @param ground on which the law gives the person erasure, one of {@link #GROUNDS}
 */
public record ErasureOrder(String customer, String plan, String by, String reason, String ground) {
    /** GDPR art. 17(1) (a) to (e), in its order. */
    public static final Set<String> GROUNDS =
            Set.of("no-longer-needed", "consent-withdrawn", "objection", "unlawful", "legal-duty");

    private static final int FEWEST = 12;

    public ErasureOrder {
        if (!GROUNDS.contains(ground) || !isHash(plan)) {
            throw new IllegalArgumentException("an erasure names its ground and its plan");
        }
    }

    /** Whether a text can be the hash of a plan, or enough of its beginning. */
    public static boolean isHash(String text) {
        return text.matches("[0-9a-f]{" + FEWEST + ",64}");
    }
}
