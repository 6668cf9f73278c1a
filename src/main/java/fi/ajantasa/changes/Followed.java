package fi.ajantasa.changes;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.ThreeLines;
import org.jspecify.annotations.Nullable;

/**
 * What came of following a register's journal.
 *
 * @param landed whether a delivery lies in the landing folder now
 * @param lines what an operator reads, null when all went well
 */
public record Followed(boolean landed, ExitCode code, String reason, @Nullable ThreeLines lines) {}
