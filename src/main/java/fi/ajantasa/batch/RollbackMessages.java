package fi.ajantasa.batch;

import fi.ajantasa.report.ThreeLines;

/** The three lines of a roll-back that is not simply done. */
final class RollbackMessages {
    private static final String NOTHING = "Nothing was changed.";

    private RollbackMessages() {}

    static ThreeLines planDiffers(RollbackContext context) {
        String undone = context.undone().id();
        return new ThreeLines(
                "APPROVAL_VOID " + name(context.run()) + ": plan-differs: the plan that undoes " + undone
                        + " is another one by now than the one confirmed.",
                NOTHING + " Look at the plan once more, and confirm that one.",
                "ajantasa rollback " + undone + (context.protecting() ? " --flags" : ""));
    }

    static ThreeLines samePerson(Run run, String by) {
        return new ThreeLines(
                "APPROVAL_VOID " + name(run) + ": approver-is-requester: " + by
                        + " confirmed the roll-back; expected a second person.",
                NOTHING + " Whatever protects people stays.",
                "ajantasa rollback " + run.id() + " --flags");
    }

    static ThreeLines notRolledBack(Run run) {
        return new ThreeLines(
                "USAGE " + name(run)
                        + ": --flags takes back what a roll-back has kept, and this run was not rolled back.",
                NOTHING,
                "ajantasa rollback " + run.id());
    }

    static ThreeLines isRollback(Run run) {
        return new ThreeLines(
                "USAGE " + name(run) + ": a roll-back is not undone; the register's next full list brings back what is"
                        + " right.",
                NOTHING,
                "ajantasa runs show " + run.id() + " --timeline");
    }

    static ThreeLines isReference(Run run) {
        return new ThreeLines(
                "USAGE " + name(run) + ": a reference list changes no customer; the next list takes its place.",
                NOTHING + " Have the right list delivered anew.",
                "ajantasa inbox list");
    }

    static ThreeLines pruned(Run run) {
        return new ThreeLines(
                "NOT_RESUMABLE " + name(run) + ": the values that it changed have outlived their time and were pruned.",
                NOTHING + " What is wrong has to be put right at its source.",
                "ajantasa retention plan");
    }

    static ThreeLines askedAnew(Run run) {
        return new ThreeLines(
                "USAGE " + name(run) + ": this register is asked, followed or washed with, or tells of credit; what it"
                        + " said before is not kept to be restored.",
                NOTHING + " Its next word replaces this one.",
                "ajantasa status");
    }

    static ThreeLines nothingApplied(Run run) {
        return new ThreeLines(
                "USAGE " + name(run) + ": nothing of it was applied, so there is nothing to undo.",
                NOTHING,
                "ajantasa runs show " + run.id());
    }

    static ThreeLines takenAgain(Run run, Run again) {
        return new ThreeLines(
                "INPUT_CONFLICT " + name(run) + ": its delivery was taken once more by run " + again.id()
                        + ", which would stay.",
                NOTHING + " Roll that run back first.",
                "ajantasa rollback " + again.id());
    }

    /** Of a roll-back that was given up half-way. */
    static ThreeLines abandoned(Run run, String undone, String by) {
        return new ThreeLines(
                "NOT_RESUMABLE " + name(run) + ": abandoned by " + by + " and never continued.",
                "What it had undone stays undone and its delivery counts no more; the rest of " + undone
                        + " is as it was.",
                "ajantasa rollback " + undone);
    }

    private static String name(Run run) {
        return run.order().register() + " " + run.id();
    }
}
