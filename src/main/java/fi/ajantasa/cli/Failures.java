package fi.ajantasa.cli;

import fi.ajantasa.audit.AuditBroken;
import fi.ajantasa.audit.AuditUnavailable;
import fi.ajantasa.batch.DatabaseUnavailable;
import fi.ajantasa.batch.ErasuresLost;
import fi.ajantasa.batch.HandOutRefused;
import fi.ajantasa.batch.Locked;
import fi.ajantasa.batch.Outage;
import fi.ajantasa.batch.StopSignal;
import fi.ajantasa.batch.UnknownRegister;
import fi.ajantasa.contact.ObjectionsLost;
import fi.ajantasa.customer.KeysUnavailable;
import fi.ajantasa.decide.ValuesPruned;
import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.job.Problem;
import fi.ajantasa.privacy.LaterIndexKey;
import fi.ajantasa.report.ThreeLines;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * The outermost edge: turns what stopped a command into an exit code and three lines. A message of a library may quote
 * data, so only those of our own exceptions are shown.
 */
final class Failures implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        CommandSpec spec = command.getCommandSpec();
        if (failure instanceof DefinitionException definition) {
            return definitions(spec, definition.problems());
        }
        Optional<Outage> outage = Outage.find(failure);
        ExitCode code = outage.isPresent() ? ExitCode.INTERNAL : code(failure);
        return Output.failure(spec, code, outage.map(it -> lines(it, parsed)).orElseGet(() -> lines(failure, code)));
    }

    /** Tells every problem with its file and line, and then the three lines. */
    static int definitions(CommandSpec spec, List<Problem> problems) {
        problems.forEach(it -> Output.complain(spec, it.text()));
        String count = problems.size() == 1 ? "one problem" : problems.size() + " problems";
        return Output.failure(
                spec,
                ExitCode.USAGE,
                new ThreeLines(
                        "USAGE: " + count + " in the definitions, listed above.", Output.NOTHING, "ajantasa validate"));
    }

    private static ExitCode code(Exception failure) {
        if (failure instanceof UnknownRegister || failure instanceof NeverUsed || failure instanceof ValuesPruned) {
            return ExitCode.USAGE;
        } else if (failure instanceof Locked) {
            return ExitCode.LOCKED;
        } else if (failure instanceof DatabaseUnavailable unavailable) {
            return unavailable.code();
        } else if (failure instanceof HandOutRefused refused) {
            return refused.code();
        } else if (failure instanceof KeysUnavailable || failure instanceof LaterIndexKey) {
            return ExitCode.KEYS_UNAVAILABLE;
        } else if (failure instanceof AuditUnavailable
                || failure instanceof AuditBroken
                || failure instanceof ObjectionsLost
                || failure instanceof ErasuresLost) {
            return ExitCode.AUDIT_FAIL;
        }
        return ExitCode.INTERNAL;
    }

    /** Of the machine rather than of the command; what is said is ours, so nothing of a row is shown. */
    private static ThreeLines lines(Outage outage, ParseResult parsed) {
        AjantasaCommand root = (AjantasaCommand) parsed.commandSpec().root().userObject();
        return new ThreeLines(
                "INTERNAL: " + outage.text(root.installation(), 0) + ".",
                "What was committed stays, what was under way is undone; nothing half-written is left, and the same"
                        + " command continues.",
                switch (outage) {
                    case DATABASE_GONE -> "ajantasa db check";
                    case BROKER_GONE, TOPIC_GONE -> "ajantasa doctor";
                    case DISK_FULL -> "ajantasa status";
                });
    }

    private static ThreeLines lines(Exception failure, ExitCode code) {
        if (failure instanceof DatabaseUnavailable unavailable) {
            return new ThreeLines(
                    code.name() + ": " + failure.getMessage() + ".", "Nothing was changed.", unavailable.next());
        } else if (failure instanceof StopSignal.Stopped) {
            return new ThreeLines(
                    "INTERNAL: stopped by a signal, at the edge of a slice.",
                    "What was committed stays; nothing half-written is left, and the same command continues.",
                    "ajantasa status");
        } else if (code == ExitCode.INTERNAL) {
            return new ThreeLines(
                    "INTERNAL: " + failure.getClass().getSimpleName() + " at " + where(failure) + ".",
                    "What was committed stays; nothing half-written is left, the next run continues.",
                    "ajantasa status");
        }
        String undone = failure instanceof AuditBroken
                ? "What was committed stays, with its entries; nothing was signed."
                : Output.NOTHING;
        return new ThreeLines(code.name() + ": " + failure.getMessage() + ".", undone, next(failure, code));
    }

    private static String next(Exception failure, ExitCode code) {
        if (failure instanceof UnknownRegister) {
            return "ajantasa validate";
        } else if (failure instanceof HandOutRefused refused) {
            return refused.next();
        }
        if (failure instanceof AuditBroken) {
            return "ajantasa audit verify";
        } else if (failure instanceof LaterIndexKey) {
            return "ajantasa keys rotate --key index --reason TEXT";
        } else if (code == ExitCode.KEYS_UNAVAILABLE) {
            return "ajantasa doctor";
        }
        return code == ExitCode.AUDIT_FAIL ? "ajantasa db check" : "ajantasa status";
    }

    private static String where(Exception failure) {
        Logger log = LoggerFactory.getLogger(Failures.class);
        log.error(
                "{}: {}",
                failure.getClass().getName(),
                Arrays.stream(failure.getStackTrace())
                        .limit(30)
                        .map(StackTraceElement::toString)
                        .collect(Collectors.joining(" | ")));
        return Arrays.stream(failure.getStackTrace())
                .filter(it -> it.getClassName().startsWith("fi.ajantasa."))
                .findFirst()
                .map(it -> it.getFileName() + ":" + it.getLineNumber())
                .orElse("an unknown place");
    }
}
