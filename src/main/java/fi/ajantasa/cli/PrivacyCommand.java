package fi.ajantasa.cli;

import fi.ajantasa.batch.Installation;
import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.privacy.Erasing;
import fi.ajantasa.privacy.ErasureOrder;
import fi.ajantasa.privacy.ErasurePlan;
import fi.ajantasa.privacy.ErasureResult;
import fi.ajantasa.privacy.KeptRecords;
import fi.ajantasa.privacy.Readmission;
import fi.ajantasa.privacy.SubjectAccess;
import fi.ajantasa.privacy.SubjectAccess.Asked;
import fi.ajantasa.privacy.SubjectAnswer;
import fi.ajantasa.privacy.SubjectFile;
import fi.ajantasa.report.ThreeLines;
import java.time.Clock;
import java.util.Optional;
import java.util.SortedMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ajantasa privacy erase|readmit|report}: what the law gives the person. */
@Command(
        name = "privacy",
        description = "What the law gives the person: report, erase, kept, readmit.",
        mixinStandardHelpOptions = true)
final class PrivacyCommand implements Runnable {
    @ParentCommand
    AjantasaCommand root = new AjantasaCommand();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "privacy report CUSTOMER, privacy erase CUSTOMER, or privacy readmit CUSTOMER");
    }

    @Command(
            name = "erase",
            description = "Shows what erasing a customer takes away and leaves; with --confirm does exactly that plan.",
            mixinStandardHelpOptions = true)
    int erase(
            @Parameters(paramLabel = "CUSTOMER", description = "Customer number.") String customer,
            @Mixin ErasureOptions options)
            throws DefinitionException {
        Erasing erasing = new Erasing(root.usedInstallation(), Clock.system(MomentText.HELSINKI));
        if (options.plan.isEmpty()) {
            Optional<ErasurePlan> plan = erasing.plan(customer);
            return plan.isEmpty()
                    ? ContactText.unknownCustomer(spec)
                    : ErasureText.print(spec, plan.get(), options.json);
        }
        options.check(spec);
        ErasureResult result =
                erasing.erase(new ErasureOrder(customer, options.plan, options.by, options.reason, options.ground));
        return ErasureText.print(spec, customer, result, options.json);
    }

    @Command(
            name = "report",
            description = "Writes everything we hold of a customer into a file for them (GDPR art. 15).",
            mixinStandardHelpOptions = true)
    int report(
            @Parameters(paramLabel = "CUSTOMER", description = "Customer number.") String customer,
            @Mixin SubjectOptions options)
            throws DefinitionException {
        options.check(spec);
        Installation installation = root.usedInstallation();
        Asked asked = new Asked(
                customer, options.language, root.caller().reader("subject-access"), options.identity, options.living);
        SubjectAccess access = new SubjectAccess(installation, Clock.systemUTC());
        SubjectAnswer answer = !options.whereabouts
                ? access.report(asked)
                : options.hash.isEmpty() ? access.ask(asked) : access.confirm(asked, options.hash);
        return SubjectText.print(
                spec,
                asked,
                options,
                answer,
                new SubjectFile(installation.readJobs().catalogue()));
    }

    @Command(
            name = "kept",
            description = "Shows what a law has us keep of somebody erased; noted in the audit log.",
            mixinStandardHelpOptions = true)
    int kept(
            @Parameters(paramLabel = "ERASURE", description = "Number of the erasure.") int erasure,
            @Mixin SignedOptions signed)
            throws DefinitionException {
        signed.check(spec);
        SortedMap<String, String> kept = new KeptRecords(root.usedInstallation(), Clock.systemUTC())
                .read(erasure, root.caller().reader("accounting"), signed.reason);
        if (kept.isEmpty()) {
            return Output.unknown(spec, "nothing is kept under erasure " + erasure, "ajantasa retention plan");
        } else if (signed.json) {
            Output.json(spec, kept);
        } else {
            kept.forEach((attribute, value) -> Output.line(spec, "  %-28s %s".formatted(attribute, value)));
        }
        return ExitCode.OK.number();
    }

    @Command(
            name = "readmit",
            description = "Lets the next extract make a customer of somebody erased: a new contract begins.",
            mixinStandardHelpOptions = true)
    int readmit(
            @Parameters(paramLabel = "CUSTOMER", description = "The new customer number.") String customer,
            @Mixin SignedOptions signed)
            throws DefinitionException {
        signed.check(spec);
        ExitCode code =
                new Readmission(root.usedInstallation(), Clock.systemUTC()).readmit(customer, signed.by, signed.reason);
        if (code == ExitCode.USAGE) {
            return Output.unknown(
                    spec,
                    customer + " is a customer today, so nobody erased has this number",
                    "ajantasa privacy readmit --help");
        }
        ThreeLines lines = code == ExitCode.OK
                ? new ThreeLines(
                        "OK: this customer number stands for a new contract.",
                        "The next extract of the customer system makes a customer of it; objections of before still hold.",
                        "ajantasa run customers")
                : new ThreeLines("ALREADY_DONE: it is noted already.", Output.NOTHING, "ajantasa run customers");
        return ErasureText.print(spec, code, lines, signed.json);
    }
}
