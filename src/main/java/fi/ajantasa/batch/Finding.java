package fi.ajantasa.batch;

import fi.ajantasa.job.ExitCode;
import java.util.List;

/**
 * What a check of the installation found.
 *
 * @param check what was looked at, such as {@code permit population}
 * @param code how a command ends by it
 * @param expected what would be right, empty where it is
 * @param next what to do about it: a command, or words for a person; empty where nothing is
 */
public record Finding(String check, Level level, ExitCode code, String found, String expected, String next) {
    /** How much somebody should care. */
    public enum Level {
        OK,
        WARNING,
        FAULT
    }

    public static Finding ok(String check, String found) {
        return new Finding(check, Level.OK, ExitCode.OK, found, "", "");
    }

    public static Finding warning(String check, String found, String expected, String next) {
        return new Finding(check, Level.WARNING, ExitCode.OK_WITH_REJECTS, found, expected, next);
    }

    public static Finding fault(ExitCode code, String check, String found, String expected, String next) {
        return new Finding(check, Level.FAULT, code, found, expected, next);
    }

    /** The same as a warning where it is a fault: of something that is not in use. */
    public Finding lessened() {
        return level == Level.FAULT ? warning(check, found, expected, next) : this;
    }

    /** The worst code of the faults, by what they are about; without any that of warnings, looked at in working hours. */
    public static ExitCode worst(List<Finding> findings) {
        List<ExitCode> faults = findings.stream()
                .filter(it -> it.level == Level.FAULT)
                .map(Finding::code)
                .toList();
        return ExitCode.worst(
                faults.isEmpty() ? findings.stream().map(Finding::code).toList() : faults);
    }

    /** One line. */
    public String text() {
        return next.isEmpty() ? found : found + "; expected " + expected + ". Next: " + next;
    }
}
