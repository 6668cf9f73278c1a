package fi.ajantasa.contact;

/** That a candidate of an export was screened, and what came of it; of what reaches the person only where it is from. */
public record Receipt(int customer, Answer answer) {

    /** The reason it is counted under; empty when it was allowed. */
    String firstReason() {
        return answer.reasons().isEmpty() ? "" : answer.reasons().get(0).word();
    }

    boolean isAllowed() {
        return answer.verdict() == Verdict.ALLOWED;
    }
}
