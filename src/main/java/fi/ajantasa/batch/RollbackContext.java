package fi.ajantasa.batch;

import java.util.Optional;

/**
 * What the steps of a roll-back share.
 *
 * @param undone the run that is rolled back
 * @param extract the delivery that run had taken in
 * @param protecting whether what protects people is taken back, and nothing else
 */
record RollbackContext(Workplace workplace, Run run, Run undone, Extract extract, boolean protecting) {

    /** Of a run that rolls another one back. */
    static Optional<RollbackContext> find(Workplace workplace, Run run) {
        return workplace.links().find(run.id()).filter(it -> it.verb().undoes()).map(it -> {
            Run undone = workplace.runs().find(it.of()).orElseThrow();
            Extract extract = workplace.extracts().require(undone.order().extract());
            return new RollbackContext(workplace, run, undone, extract, it.verb() == Verb.LIFT);
        });
    }

    /** What those steps share that any run has. */
    RunContext steps() {
        return new RunContext(workplace, run, extract);
    }
}
