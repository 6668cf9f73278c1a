package fi.ajantasa.cli;

import fi.ajantasa.audit.KeyTerm;
import fi.ajantasa.audit.LogVerifier;
import fi.ajantasa.audit.LogVerifier.Verified;
import fi.ajantasa.batch.Auditing;
import fi.ajantasa.batch.Holds;
import fi.ajantasa.batch.Installation;
import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.ThreeLines;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ajantasa audit …}: proof of what was done. */
@Command(
        name = "audit",
        description = "Proof of what was done: the log of it, its signed checkpoints; and who saw what of whom.",
        subcommands = {AuditWhoCommand.class, AuditDidCommand.class, AuditReadsCommand.class},
        mixinStandardHelpOptions = true)
final class AuditCommand implements Runnable {
    /** The second line of what was found altered: an incident, whatever the next command says. */
    private static final String KEEP =
            "Nothing was changed. This is an incident: stop the schedule, keep the database and"
                    + " all places of checkpoints as they are, and call whoever answers for security (runbook 43).";

    @ParentCommand
    AjantasaCommand root = new AjantasaCommand();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "audit verify, fsck, prove, checkpoint or restored; audit who, did or reads");
    }

    @Command(
            name = "verify",
            description = "Verifies every entry, the tree over them and all checkpoints; names whatever was altered.",
            mixinStandardHelpOptions = true)
    int verify(
            @Option(names = "--from", paramLabel = "N", description = "Entries from this one on, counted from 1.")
                    Long from,
            @Option(names = "--to", paramLabel = "N", description = "Entries up to this one.") Long to,
            @Option(names = "--json", description = "Print as JSON.") boolean json)
            throws DefinitionException {
        long first = from == null ? 1 : from;
        long last = to == null ? Long.MAX_VALUE : to;
        if (first < 1 || last < first) {
            throw new ParameterException(spec.commandLine(), "--from and --to: numbers of entries, counted from 1");
        }
        Installation installation = root.installation();
        Verified verified = new Auditing(installation, Clock.systemUTC()).verify(new LogVerifier.Range(first, last));
        if (json) {
            Output.json(spec, verified);
        } else {
            print(verified);
        }
        return end(verified).number();
    }

    private static ExitCode end(Verified verified) {
        if (!verified.faults().isEmpty()) {
            return ExitCode.AUDIT_FAIL;
        }
        return verified.unreachable().isEmpty() ? ExitCode.OK : ExitCode.SOURCE_DOWN;
    }

    private void print(Verified verified) {
        Output.line(
                spec,
                "%d entries verified, %d not sealed yet; %d checkpoints."
                        .formatted(verified.entries(), verified.waiting(), verified.checkpoints()));
        if (verified.witnessed() > 0) {
            Output.line(spec, "The witness signed the first " + verified.witnessed() + " entries.");
        }
        verified.prunings().forEach(it -> Output.line(spec, it));
        verified.losses().forEach(it -> Output.line(spec, it));
        verified.faults().forEach(it -> Output.line(spec, "  " + it));
        if (end(verified) == ExitCode.AUDIT_FAIL) {
            Output.complain(
                    spec,
                    new ThreeLines(
                                    "AUDIT_FAIL audit verify: " + things(verified.faults())
                                            + " not as signed, named above.",
                                    KEEP,
                                    "ajantasa audit fsck")
                            .text());
        } else if (end(verified) == ExitCode.SOURCE_DOWN) {
            Output.complain(spec, unreachable(verified.unreachable()).text());
        }
    }

    private static String things(List<String> faults) {
        return faults.size() == 1 ? "one thing is" : faults.size() + " things are";
    }

    private static ThreeLines unreachable(List<String> places) {
        return new ThreeLines(
                "SOURCE_DOWN audit: " + String.join(" and ", places) + " cannot be reached.",
                "The log in the database is as it was signed; whether the other place knows more is not known.",
                "ajantasa audit checkpoint");
    }

    @Command(
            name = "fsck",
            description = "Replays the log against all that decides about people; names whatever was altered.",
            mixinStandardHelpOptions = true)
    int fsck(@Option(names = "--json", description = "Print as JSON.") boolean json) throws DefinitionException {
        Auditing.Replayed replayed = new Auditing(root.usedInstallation(), Clock.systemUTC()).replay();
        if (json) {
            Output.json(spec, replayed);
        } else {
            Output.line(
                    spec,
                    replayed.customers() + " customers, and what else decides about people, compared with the log.");
            replayed.faults().forEach(it -> Output.line(spec, "  " + it));
        }
        if (replayed.faults().isEmpty()) {
            return ExitCode.OK.number();
        }
        return Output.failure(
                spec,
                ExitCode.AUDIT_FAIL,
                new ThreeLines(
                        "AUDIT_FAIL audit fsck: " + things(replayed.faults()) + " not what the log says, named above.",
                        KEEP,
                        "ajantasa audit verify"));
    }

    @Command(
            name = "checkpoint",
            description = "Seals what waits, prints the signed checkpoint and puts it into all places.",
            mixinStandardHelpOptions = true)
    int checkpoint(
            @Option(
                            names = "--key",
                            description =
                                    "Print the keys that checkpoints are verified by, and up to how many entries a retired one.")
                    boolean key,
            @Option(names = "--json", description = "Print as JSON.") boolean json)
            throws DefinitionException {
        Auditing auditing = new Auditing(root.usedInstallation(), Clock.systemUTC());
        if (key) {
            List<KeyTerm> keys = auditing.keys();
            if (json) {
                Output.json(
                        spec,
                        Map.of("keys", keys.stream().map(AuditCommand::words).toList()));
            } else {
                keys.forEach(it -> Output.line(spec, it.line()));
            }
            return ExitCode.OK.number();
        }
        return print(auditing.publish(), json);
    }

    private static Map<String, Object> words(KeyTerm term) {
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("key", term.key());
        if (term.hasSigned()) {
            words.put("from", term.from());
        }
        if (term.isRetired()) {
            words.put("until", term.until());
        }
        return words;
    }

    @Command(
            name = "prove",
            description = "Writes a file that proves an entry, for verify.py and whoever has the key.",
            mixinStandardHelpOptions = true)
    int prove(
            @Parameters(paramLabel = "ENTRY", description = "As runs show RUN --list audit names it: 12.5.")
                    String entry,
            @Option(names = "--out", required = true, paramLabel = "FILE", description = "A new file.") Path out)
            throws DefinitionException {
        Optional<Map<String, Object>> proof = new Auditing(root.usedInstallation(), Clock.systemUTC()).prove(entry);
        return proof.isPresent()
                ? ProofFile.write(spec, out, proof.get())
                : ProofFile.unsealed(spec, "an entry " + entry);
    }

    @Command(
            name = "restored",
            description =
                    "Says that the database was restored from a backup: checkpoints of what it lost count no more.",
            mixinStandardHelpOptions = true)
    int restored(@Mixin SignedOptions signed) throws DefinitionException {
        signed.check(spec);
        Set<String> lost = new Auditing(root.usedInstallation(), Clock.systemUTC()).admitLoss(signed.by, signed.reason);
        ThreeLines lines = lost.isEmpty()
                ? new ThreeLines(
                        "ALREADY_DONE audit: the log lacks nothing that a checkpoint tells of.",
                        Output.NOTHING,
                        "ajantasa audit verify")
                : new ThreeLines(
                        "OK audit: " + lost.size() + " checkpoints count no more, the last is " + Collections.max(lost)
                                + ".",
                        "What they told of beyond this log is lost; the log says who said so and why.",
                        "ajantasa audit verify");
        ExitCode code = lost.isEmpty() ? ExitCode.ALREADY_DONE : ExitCode.OK;
        return VerdictText.print(spec, new Holds.Verdict(code, lines), signed.json);
    }

    private int print(Optional<Auditing.Published> published, boolean json) {
        List<String> unreachable =
                published.map(Auditing.Published::unreachable).orElse(List.of());
        String checkpoint = published.map(Auditing.Published::checkpoint).orElse("");
        if (json) {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("checkpoint", checkpoint);
            all.put("unreachable", unreachable);
            Output.json(spec, all);
        } else {
            Output.line(spec, checkpoint.stripTrailing());
        }
        if (!unreachable.isEmpty()) {
            return Output.failure(spec, ExitCode.SOURCE_DOWN, unreachable(unreachable));
        }
        return ExitCode.OK.number();
    }
}
