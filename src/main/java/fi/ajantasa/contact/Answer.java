package fi.ajantasa.contact;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody may be contacted, and why.
 *
 * @param reasons all that speak against, the weightiest first; none when it is allowed
 * @param grounds what an allowance rests on: lists that do not name the person, consents, exceptions
 * @param reach what the person would be reached by, null where there is nothing
 */
public record Answer(Verdict verdict, List<Reason> reasons, List<Reason> grounds, @Nullable Reach reach) {
    public Answer {
        reasons = List.copyOf(reasons);
        grounds = List.copyOf(grounds);
    }

    /** DENIED when anything denies, else UNKNOWN when anything is unknown, else ALLOWED. */
    static Verdict verdict(List<Reason> reasons) {
        if (reasons.isEmpty()) {
            return Verdict.ALLOWED;
        }
        return reasons.stream().anyMatch(it -> it.verdict() == Verdict.DENIED) ? Verdict.DENIED : Verdict.UNKNOWN;
    }
}
