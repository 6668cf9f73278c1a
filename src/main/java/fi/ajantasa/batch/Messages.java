package fi.ajantasa.batch;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.ThreeLines;
import fi.ajantasa.source.ExtractHistory;
import fi.ajantasa.source.Failure;
import fi.ajantasa.source.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The three lines an operator reads when something is not simply done: what, what is and is not changed, what next. */
final class Messages {
    private static final String CONTENDING = "same-sequence-other-content";

    private static final int SHOWN_CHANGES = 5;

    private Messages() {}

    static ThreeLines night(String run, ExitCode code) {
        return new ThreeLines(
                code.name() + " nightly " + run,
                "Each register of the night ended by itself; see their lines.",
                "ajantasa runs show " + run);
    }

    static ThreeLines refused(RunContext context, Refusal refusal) {
        return refused(context.run().order().register(), context.extract().name(), refusal);
    }

    static ThreeLines refused(String register, String delivery, Refusal refusal) {
        return new ThreeLines(
                refusal.code().name() + " " + register + " " + delivery + " receive: " + refusal.reason() + ": "
                        + refusal.what() + "; expected " + refusal.expected() + ".",
                "Nothing from this delivery was used. Customers, flags and other registers are unchanged.",
                "ajantasa inbox " + (refusal.reason().equals(CONTENDING) ? "diff " : "verify ") + register);
    }

    /** Repeats what was said when the delivery was refused the first time. */
    static ThreeLines refusedBefore(Run run, Run first, String said) {
        String what = said.lines().findFirst().orElse("INPUT_BAD").replaceFirst("[.]$", "");
        return new ThreeLines(
                what + "; refused before by run " + first.id() + ".",
                "Nothing from this delivery was used, and nothing of it has changed since: it was not proven again."
                        + " Customers, flags and other registers are unchanged.",
                "ajantasa inbox verify " + run.order().register());
    }

    /** @param confirmed the day of the last accepted delivery, null when there is none */
    static ThreeLines late(String register, String what, @Nullable LocalDate confirmed) {
        return new ThreeLines(
                "INPUT_LATE " + register + " receive: " + what + ".",
                "Nothing was changed; " + age(confirmed),
                "ajantasa run " + register);
    }

    private static String age(@Nullable LocalDate confirmed) {
        return "values of this register "
                + (confirmed == null ? "were never confirmed." : "are confirmed until " + confirmed + " and age on.");
    }

    /** @param taken whether deliveries that were here were taken all the same */
    static ThreeLines down(String register, Failure failure, @Nullable LocalDate confirmed, boolean taken) {
        String changed = taken
                ? "What was here already was taken, see its runs; nothing else was changed; "
                : "Nothing was read or changed; ";
        boolean refused = failure.code() == ExitCode.PERMIT_EXPIRED;
        return new ThreeLines(
                failure.code().name() + " " + register + " collect: "
                        + failure.reason().word() + ": " + failure.what() + "; attempts: " + failure.attempts() + ".",
                changed + age(confirmed) + (refused ? " It is not tried again by itself." : ""),
                refused ? "ajantasa validate" : "ajantasa run " + register);
    }

    static ThreeLines alreadyDone(String register) {
        return new ThreeLines(
                "ALREADY_DONE " + register + ": every delivery in its folder was applied before.",
                "Nothing was changed.",
                "ajantasa status");
    }

    /** @param gaps deliveries that were rolled back and have not come again */
    static ThreeLines gaps(String register, List<ExtractHistory> gaps) {
        String missing = gaps.stream()
                .map(it -> "sequence " + it.sequence() + " of " + it.extractDate())
                .distinct()
                .collect(Collectors.joining(", "));
        return new ThreeLines(
                "OK_WITH_REJECTS " + register + ": rolled-back-before: " + missing
                        + " was rolled back and has not come again.",
                "What came since is applied; the entries of that delivery are missing until it comes with other content.",
                "ajantasa inbox list");
    }

    static ThreeLines permitEnded(String register, String ended) {
        return new ThreeLines(
                "PERMIT_EXPIRED " + register + ": its permit ended on " + ended + ".",
                "Nothing was read or changed.",
                "ajantasa validate");
    }

    static ThreeLines interrupted(Run run) {
        return new ThreeLines(
                "NOT_RESUMABLE " + run.order().register() + " " + run.id()
                        + ": it was interrupted and is not yet done.",
                "Nothing was changed: a dry run does not continue a run that changes things.",
                "ajantasa run " + run.order().register());
    }

    static ThreeLines superseded(Run night, Run by) {
        return new ThreeLines(
                "INTERNAL nightly " + night.id() + ": its process died.",
                "What it had committed stays; " + by.id() + " continues it, nothing is done twice.",
                "ajantasa runs show " + by.id());
    }

    /** @param changes what is not as it was, each by its name */
    static ThreeLines notResumable(Run run, List<String> changes) {
        return new ThreeLines(
                "NOT_RESUMABLE " + run.order().register() + " " + run.id() + ": " + some(changes)
                        + " since it stopped.",
                "What it had applied stays applied; the rest waits until that is back as it was, or ajantasa abandon "
                        + run.id() + " ends it.",
                "ajantasa runs show " + run.id() + " --timeline");
    }

    private static String some(List<String> changes) {
        int others = changes.size() - SHOWN_CHANGES;
        return changes.stream().limit(SHOWN_CHANGES).collect(Collectors.joining("; "))
                + (others > 0 ? "; and " + others + " more" : "");
    }

    static ThreeLines notInterrupted(String id) {
        return new ThreeLines(
                "USAGE: " + id + " is not an interrupted run.",
                "Nothing was changed; only a run that status shows as RUNNING can be abandoned.",
                "ajantasa runs list");
    }

    private static String abandonedBy(Run run, String by) {
        return "NOT_RESUMABLE " + run.order().register() + " " + run.id() + ": abandoned by " + by
                + " and never continued.";
    }

    /** Of a night, whose registers' runs stand by themselves. */
    static ThreeLines abandoned(Run run, String by) {
        return new ThreeLines(
                abandonedBy(run, by),
                "Nothing else was changed: the runs of its registers stand by themselves.",
                "ajantasa runs list");
    }

    /** Of a run that had applied nothing. */
    static ThreeLines abandoned(Run run, String by, String delivery) {
        return new ThreeLines(
                abandonedBy(run, by),
                "It had applied nothing, and nothing of " + delivery
                        + " counts; the next run takes that delivery anew.",
                "ajantasa run " + run.order().register() + " --dry-run");
    }

    /** Of a run that had applied a part. */
    static ThreeLines abandoned(Run run, String by, String delivery, int applied, int others) {
        return new ThreeLines(
                abandonedBy(run, by),
                "What it applied to " + applied + " customers stays; what " + delivery + " says of the other " + others
                        + " does not count. The next run takes that delivery again as a whole, and the brake judges it"
                        + " as a whole; should it be gone, the register needs a full list.",
                "ajantasa runs show " + run.id() + " --list audit");
    }

    static ThreeLines tooManyRejects(RunContext context, long rejected, long limit) {
        return new ThreeLines(
                "INPUT_BAD " + context.run().order().register() + " "
                        + context.extract().name() + " check: " + rejected + " rows rejected, limit " + limit + ".",
                "Nothing from this delivery was used. Customers, flags and other registers are unchanged.",
                "ajantasa runs show " + context.run().id() + " --list rejected");
    }

    static ThreeLines held(RunContext context, List<Brake.Excess> excesses, long raised, long held) {
        String over = excesses.stream()
                .map(it -> it.count() + " × " + it.attribute() + ", limit " + it.limit())
                .collect(Collectors.joining("; "));
        return new ThreeLines(
                "HELD " + context.run().order().register() + " " + context.run().id() + " check: " + over + ".",
                "Of the plan applied: " + raised + " privacy-raising changes. Not applied: the other " + held + ".",
                "ajantasa runs show " + context.run().id() + " --list held");
    }

    /** @param inUse the day of the list that stays in use */
    static ThreeLines heldList(Run run, Refusal far, String inUse) {
        return new ThreeLines(
                "HELD " + run.order().register() + " " + run.id() + " check: " + far.what() + ", expected "
                        + far.expected() + ".",
                "Nothing of this list is used; the one of " + inUse + " stays in use.",
                "ajantasa runs show " + run.id() + " --list held-rows");
    }

    static ThreeLines imbalance(Run run, String equation) {
        return new ThreeLines(
                "IMBALANCE " + run.order().register() + " " + run.id() + " " + equation + ".",
                "The changes of this run are written and marked disputed; no later run is compared with it.",
                "ajantasa report " + run.id());
    }

    static ThreeLines failed(Run run, ExitCode code, String what) {
        return new ThreeLines(
                code.name() + " " + run.order().register() + " " + run.id() + ": " + what + ".",
                "Committed slices stay; the next run of this register continues after them, nothing is done twice.",
                "ajantasa run " + run.order().register());
    }

    static ThreeLines done(Run run, ExitCode code) {
        return new ThreeLines(
                code.name() + " " + run.order().register() + " " + run.id(),
                run.order().dryRun() ? "Dry run: nothing was changed." : "Every control equation holds.",
                "ajantasa report " + run.id());
    }
}
