package fi.ajantasa.batch;

import fi.ajantasa.audit.AuditBroken;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.ThreeLines;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The end of a night or a run: what it appended to the audit log is sealed, signed and put into all places. */
record CheckpointTurn(Workplace workplace) {
    private static final Logger LOG = LoggerFactory.getLogger(CheckpointTurn.class);
    private static final String NAME = "audit";

    /** What somebody must know of; nothing when all went well. */
    Optional<RegisterResult> take() {
        try {
            List<String> unreachable = workplace.sealing().seal(true);
            return unreachable.isEmpty() ? Optional.empty() : Optional.of(unreachable(unreachable));
        } catch (AuditBroken broken) {
            LOG.error("audit log: {}", broken.getMessage());
            return Optional.of(RegisterResult.answer(NAME, ExitCode.AUDIT_FAIL, "log-broken", broken(broken)));
        }
    }

    private static RegisterResult unreachable(List<String> places) {
        ThreeLines lines = new ThreeLines(
                "SOURCE_DOWN audit: the checkpoint could not be put into " + String.join(" and ", places) + ".",
                "It is kept in the database; all that was applied stays, and the next run tries again.",
                "ajantasa audit checkpoint");
        return RegisterResult.answer(NAME, ExitCode.SOURCE_DOWN, "checkpoint-not-published", lines);
    }

    private static ThreeLines broken(AuditBroken broken) {
        return new ThreeLines(
                "AUDIT_FAIL audit: " + broken.getMessage() + ".",
                "What was applied stays, with its entries; nothing was signed.",
                "ajantasa audit verify");
    }
}
