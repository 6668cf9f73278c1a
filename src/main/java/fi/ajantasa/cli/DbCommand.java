package fi.ajantasa.cli;

import fi.ajantasa.batch.DatabaseSetup;
import fi.ajantasa.batch.Finding;
import fi.ajantasa.batch.ObjectionsRestoring;
import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.privacy.ErasuresRestoring;
import fi.ajantasa.report.ThreeLines;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ajantasa db migrate|check|restore-objections}: the database's tables, its roles, and what a backup lacks. */
@Command(
        name = "db",
        description = "The database: migrate, check, restore-objections, restore-erasures.",
        mixinStandardHelpOptions = true)
final class DbCommand implements Runnable {
    @ParentCommand
    AjantasaCommand root = new AjantasaCommand();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "db migrate, db check or db restore-objections");
    }

    @Command(
            name = "migrate",
            description = "Brings the tables up to date and gives each role its rights, as the migrator.",
            mixinStandardHelpOptions = true)
    int migrate(@Option(names = "--json", description = "Print as JSON.") boolean json) {
        return print(new DatabaseSetup(root.installation()).migrate(), json);
    }

    @Command(
            name = "check",
            description = "Compares migrations, rights and people's own words with what should be; changes nothing.",
            mixinStandardHelpOptions = true)
    int check(@Option(names = "--json", description = "Print as JSON.") boolean json) {
        return print(new DatabaseSetup(root.installation()).check(), json);
    }

    @Command(
            name = "restore-objections",
            description = "After an older backup was restored: puts back what people said since, from the journal.",
            mixinStandardHelpOptions = true)
    int restoreObjections(@Mixin SignedOptions signed) throws DefinitionException {
        signed.check(spec);
        return VerdictText.print(
                spec,
                new ObjectionsRestoring(root.usedInstallation()).restore(signed.by, signed.reason, Clock.systemUTC()),
                signed.json);
    }

    @Command(
            name = "restore-erasures",
            description = "After an older backup was restored: erases again who was erased since, from the journal.",
            mixinStandardHelpOptions = true)
    int restoreErasures(@Option(names = "--json", description = "Print as JSON.") boolean json)
            throws DefinitionException {
        ErasuresRestoring.Replayed replayed =
                new ErasuresRestoring(root.usedInstallation(), Clock.system(MomentText.HELSINKI)).replay();
        if (replayed.code() == ExitCode.LOCKED && !json) {
            return Output.failure(spec, replayed.code(), ErasureText.stillSeen());
        }
        ThreeLines lines = replayed.code() == ExitCode.OK
                ? new ThreeLines(
                        "OK db: " + replayed.replayed() + " erasures came back from the journal, " + replayed.erased()
                                + " people were erased again.",
                        "Their pages were written anew; nothing else was changed.",
                        "ajantasa db check")
                : new ThreeLines(
                        "ALREADY_DONE db: the database knows of every erasure in the journal.",
                        Output.NOTHING,
                        "ajantasa db check");
        return ErasureText.print(spec, replayed.code(), lines, json);
    }

    private int print(DatabaseSetup.Outcome outcome, boolean json) {
        ExitCode code = outcome.code();
        boolean well = code == ExitCode.OK || code == ExitCode.ALREADY_DONE;
        if (json) {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("code", code.number());
            all.put("name", code.name());
            all.put("findings", outcome.findings());
            all.put("lines", outcome.lines());
            Output.json(spec, all);
        } else {
            PrintWriter to =
                    well ? spec.commandLine().getOut() : spec.commandLine().getErr();
            outcome.findings().stream().map(Finding::text).forEach(to::println);
            to.println(outcome.lines().text());
            to.flush();
        }
        return code.number();
    }
}
