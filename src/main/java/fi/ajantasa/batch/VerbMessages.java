package fi.ajantasa.batch;

import fi.ajantasa.report.ThreeLines;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The three lines of the commands that go back to earlier runs: what is the matter, what is not changed, what is safe. */
final class VerbMessages {
    private static final int SHOWN_DATES = 7;
    private static final String NOTHING = "Nothing was changed.";

    private VerbMessages() {}

    static ThreeLines unknown(String run) {
        return new ThreeLines("USAGE: there is no run " + run + ".", NOTHING, "ajantasa runs list");
    }

    static ThreeLines isNight(Run night, Verb verb) {
        return new ThreeLines(
                "USAGE nightly " + night.id() + ": a night is no run of a register; " + verb.word()
                        + " takes one of those it consisted of.",
                NOTHING,
                "ajantasa runs show " + night.id() + " --timeline");
    }

    static ThreeLines held(Run run, Verb verb) {
        return new ThreeLines(
                "HELD " + name(run) + ": the rest of its plan waits for a person, and there is nothing to "
                        + verb.word() + ".",
                NOTHING + " approve lets exactly that plan go, refuse discards it.",
                "ajantasa runs show " + run.id() + " --list held");
    }

    static ThreeLines abandoned(Run run) {
        return new ThreeLines(
                "NOT_RESUMABLE " + name(run) + ": it was abandoned and is never continued.",
                NOTHING + " The next run of the register takes its delivery anew.",
                timeline(run));
    }

    /** Of a rerun or replay: its delivery had been taken in by the run it was started from. */
    static ThreeLines abandonedAgain(Run run, String by, int applied) {
        return new ThreeLines(
                "NOT_RESUMABLE " + name(run) + ": abandoned by " + by + " and never continued.",
                "What it applied to " + applied
                        + " customers stays; the run it was started from counts on as before, and"
                        + " may be taken again.",
                timeline(run));
    }

    static ThreeLines ended(Run run) {
        return new ThreeLines(
                "ALREADY_DONE " + name(run) + ": it ended " + run.state() + " " + RunExecution.code(run) + ".",
                NOTHING + " A run that has ended is never continued.",
                timeline(run));
    }

    static ThreeLines isDryRun(Run run, Verb verb) {
        return new ThreeLines(
                "USAGE " + name(run) + ": a dry run has taken nothing in, so there is nothing to " + verb.word() + ".",
                NOTHING,
                "ajantasa run " + run.order().register() + " --dry-run");
    }

    static ThreeLines noJobFile(Run run) {
        return new ThreeLines(
                "NOT_RESUMABLE " + name(run) + ": there is no job file "
                        + run.order().register() + ".yaml any more.",
                NOTHING,
                "ajantasa validate");
    }

    static ThreeLines askedAnew(Run run, Verb verb) {
        return new ThreeLines(
                "USAGE " + name(run)
                        + ": this register is asked, or tells of credit; what it said is not taken in twice,"
                        + " and there is nothing to " + verb.word() + ".",
                NOTHING + " The next run of the register has the newest word.",
                "ajantasa status");
    }

    /** @param open the register's run that was interrupted, which may be the very one */
    static ThreeLines interrupted(Run open, Run run, Verb verb) {
        return new ThreeLines(
                "NOT_RESUMABLE " + name(run) + ": run " + open.id() + " of this register was interrupted and is not yet"
                        + " done.",
                NOTHING + " Resume or abandon that run first, then " + verb.word() + ".",
                timeline(open));
    }

    /** @param open the register's run that was interrupted */
    static ThreeLines interrupted(Run open) {
        return new ThreeLines(
                "NOT_RESUMABLE " + name(open) + ": it was interrupted and is not yet done.",
                NOTHING + " Resume or abandon that run first.",
                timeline(open));
    }

    static ThreeLines askedForToday(String register) {
        return new ThreeLines(
                "USAGE " + register + ": this register is asked for today only; no earlier date can be made up for.",
                NOTHING,
                "ajantasa status");
    }

    static ThreeLines noDelivery(String register, List<LocalDate> dates) {
        String some = dates.stream().limit(SHOWN_DATES).map(LocalDate::toString).collect(Collectors.joining(", "));
        int others = dates.size() - SHOWN_DATES;
        return new ThreeLines(
                "INPUT_LATE " + register + ": no delivery is there for " + some
                        + (others > 0 ? " and " + others + " more dates" : "") + ".",
                "For these dates nothing was changed; what the register said before goes on to count.",
                "ajantasa inbox list");
    }

    static ThreeLines acceptedBefore(String register) {
        return new ThreeLines(
                "ALREADY_DONE " + register + ": a delivery was accepted before for each of these dates.",
                NOTHING,
                "ajantasa runs list");
    }

    static ThreeLines appliedSince(Run run, Extract extract, ExtractStore.AppliedBy later, Verb verb) {
        return new ThreeLines(
                "INPUT_CONFLICT " + name(run) + " " + extract.name() + ": older-than-applied: "
                        + later.extract().name() + " was applied since by run " + later.run() + "; expected no later"
                        + " delivery.",
                NOTHING + " To " + verb.word() + " it would bring old values back. Rerun " + later.run()
                        + ", or ask the register for a full list.",
                "ajantasa runs show " + later.run());
    }

    static ThreeLines refusedByPerson(Run run, Extract extract) {
        return new ThreeLines(
                "INPUT_CONFLICT " + name(run) + " " + extract.name() + ": refused-by-person: a person refused its plan;"
                        + " expected another delivery.",
                NOTHING + " What a person refused never counts; ask the register for a full list.",
                timeline(run));
    }

    static ThreeLines doneBefore(Run run, Run done, Verb verb) {
        return new ThreeLines(
                "ALREADY_DONE " + name(run) + ": run " + done.id() + " is its " + verb.word()
                        + " under these very definitions.",
                NOTHING,
                "ajantasa runs show " + done.id());
    }

    static ThreeLines inputGone(Run run, Extract extract, Verb verb) {
        return new ThreeLines(
                "NOT_RESUMABLE " + name(run) + " " + extract.name() + ": the files with content "
                        + DefinitionStore.brief(extract.contentHash())
                        + " are neither in the register's folder nor among"
                        + " its encrypted copies.",
                NOTHING + " To " + verb.word()
                        + " the run, put exactly these files back, from a backup or the supplier.",
                "ajantasa inbox list");
    }

    static ThreeLines refusedWhole(Run run) {
        return new ThreeLines(
                "USAGE " + name(run) + ": its delivery was refused whole, so there are no single rows to replay.",
                NOTHING + " Rerun it when what it was refused for has been mended.",
                "ajantasa runs show " + run.id());
    }

    static ThreeLines isReference(Run run) {
        return new ThreeLines(
                "USAGE " + name(run) + ": a reference list is used as a whole; it has no single rows to replay.",
                NOTHING + " Rerun it instead.",
                "ajantasa runs show " + run.id());
    }

    static ThreeLines unknownRule(Run run, String rule, Set<String> rules) {
        return new ThreeLines(
                "USAGE " + name(run) + ": no row of it was rejected by " + rule + "; expected one of: "
                        + (rules.isEmpty() ? "none" : String.join(", ", rules)) + ".",
                NOTHING,
                "ajantasa runs show " + run.id() + " --list rejected");
    }

    static ThreeLines nothingRejected(Run run) {
        return new ThreeLines(
                "ALREADY_DONE " + name(run) + ": no rejected row of it is left to be tried again.",
                NOTHING + " Rows that wait in quarantine are tried by every run of the register.",
                "ajantasa runs show " + run.id() + " --list rejected");
    }

    private static String name(Run run) {
        return run.order().register() + " " + run.id();
    }

    private static String timeline(Run run) {
        return "ajantasa runs show " + run.id() + " --timeline";
    }
}
