package fi.ajantasa.credit;

import java.util.Locale;

/** Where a query stands; every sent one ends in exactly one of the last five. */
enum QueryState {
    /** Written down, perhaps sent, not answered: after a crash it is sent again under the same request id. */
    ASKED,
    RESULT,
    NOT_IN_REGISTER,
    RECORD_ERROR,
    UNKNOWN,
    /** No answer came, or none about the person. */
    MISSING;

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static QueryState of(Answer answer) {
        if (answer instanceof Answer.Verdict verdict) {
            return verdict.status() == CreditStatus.NOT_IN_REGISTER ? NOT_IN_REGISTER : RESULT;
        }
        if (answer instanceof Answer.RecordError) {
            return RECORD_ERROR;
        }
        return answer instanceof Answer.Unknown ? UNKNOWN : MISSING;
    }
}
