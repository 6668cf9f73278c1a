package fi.ajantasa.changes;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.ThreeLines;
import org.jspecify.annotations.Nullable;

/**
 * What came of following a register's journal.
 *
 * @param landed whether a delivery lies in the landing folder now
 * @param told of how many people and changes the register told, those of others and those told again among them
 * @param lines what an operator reads, null when all went well
 */
public record Followed(boolean landed, long told, ExitCode code, String reason, @Nullable ThreeLines lines) {}
