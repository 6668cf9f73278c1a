package fi.ajantasa.wash;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.ThreeLines;
import fi.ajantasa.source.Failure;
import fi.ajantasa.source.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What came of a register's wash.
 *
 * @param landed whether a delivery lies in the landing folder now
 * @param told how many answers the reply holds, usable or not
 * @param lines what an operator reads, null when all went well
 */
public record Washed(boolean landed, long told, ExitCode code, String reason, @Nullable ThreeLines lines) {
    private static final String UNCHANGED = " Nothing was changed: earlier verdicts hold until their lease ends.";

    /** Nothing is due, or nobody has a number that must be asked about. */
    static Washed nothing() {
        return new Washed(false, 0, ExitCode.OK, "", null);
    }

    /** Answered for every number. */
    static Washed well(long told) {
        return new Washed(true, told, ExitCode.OK, "", null);
    }

    /** Answered, but not for every number. */
    static Washed incomplete(WashList wash, long told, long errors) {
        return new Washed(
                true,
                told,
                ExitCode.OK_WITH_REJECTS,
                "not-all-answered",
                new ThreeLines(
                        "OK_WITH_REJECTS %s %s wash: %d of %d numbers have no usable verdict."
                                .formatted(wash.register(), wash.id(), errors, wash.numbers()),
                        "All others are taken in; nobody with one of these numbers is called.",
                        "ajantasa runs list"));
    }

    static Washed notSent(WashList wash, Failure failure) {
        String next = failure.reason() == Failure.Reason.PERHAPS_SENT ? " --again" : "";
        return new Washed(
                false,
                0,
                failure.code(),
                failure.reason().word(),
                new ThreeLines(
                        "%s %s %s wash: %s: %s; the list is %s."
                                .formatted(
                                        failure.code(),
                                        wash.register(),
                                        wash.id(),
                                        failure.reason().word(),
                                        failure.what(),
                                        next.isEmpty() ? "not sent" : "perhaps sent; ask the register"),
                        "The list is kept and no other is made." + UNCHANGED,
                        "ajantasa run " + wash.register() + next));
    }

    /** A process ended while it posted the list, or its reply was lost. */
    static Washed perhaps(WashList wash) {
        return notSent(
                wash,
                new Failure(Failure.Reason.PERHAPS_SENT, "an earlier run was interrupted while it sent the list", 1));
    }

    static Washed late(WashList wash, String reason) {
        return new Washed(
                false,
                0,
                ExitCode.INPUT_LATE,
                reason,
                new ThreeLines(
                        "INPUT_LATE %s %s wash: %s; %d numbers were sent on %s."
                                .formatted(wash.register(), wash.id(), reason, wash.numbers(), wash.businessDate()),
                        "The list is not sent again." + UNCHANGED,
                        "ajantasa run " + wash.register()));
    }

    static Washed outOfReach(WashList wash, Failure failure) {
        return new Washed(
                false,
                0,
                failure.code(),
                failure.reason().word(),
                new ThreeLines(
                        "%s %s %s reply: %s: %s."
                                .formatted(
                                        failure.code(),
                                        wash.register(),
                                        wash.id(),
                                        failure.reason().word(),
                                        failure.what()),
                        "The list is sent, and is not sent again." + UNCHANGED,
                        "ajantasa run " + wash.register()));
    }

    static Washed refused(WashList wash, Refusal refusal) {
        return new Washed(
                false,
                0,
                refusal.code(),
                refusal.reason(),
                new ThreeLines(
                        "%s %s %s reply: %s: %s; expected %s."
                                .formatted(
                                        refusal.code(),
                                        wash.register(),
                                        wash.id(),
                                        refusal.reason(),
                                        refusal.what(),
                                        refusal.expected()),
                        "Nothing of the reply was used; the list is not sent again." + UNCHANGED,
                        "ajantasa run " + wash.register()));
    }

    static Washed givenUp(WashList wash) {
        return new Washed(
                false,
                0,
                ExitCode.INPUT_LATE,
                "given-up",
                new ThreeLines(
                        "INPUT_LATE %s %s wash: %d numbers were sent on %s and never answered."
                                .formatted(wash.register(), wash.id(), wash.numbers(), wash.businessDate()),
                        "A reply is of no use any more; the next run sends a new list." + UNCHANGED,
                        "ajantasa run " + wash.register()));
    }
}
