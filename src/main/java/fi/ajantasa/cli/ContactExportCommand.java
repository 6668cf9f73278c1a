package fi.ajantasa.cli;

import fi.ajantasa.batch.Desk;
import fi.ajantasa.batch.Installation;
import fi.ajantasa.contact.ExportOrder;
import fi.ajantasa.contact.ExportResult;
import fi.ajantasa.contact.ExportResult.LeaseExpired;
import fi.ajantasa.contact.ExportResult.Released;
import fi.ajantasa.contact.ExportResult.Unbalanced;
import fi.ajantasa.contact.Exporter;
import fi.ajantasa.contact.ReceiptSums;
import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.job.Jobs;
import fi.ajantasa.report.ThreeLines;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ajantasa contact export}: those who may be contacted, as CSV, with a receipt for every candidate. */
@Command(
        name = "export",
        description = "Those who may be contacted, as CSV; a screening receipt is kept for every candidate.",
        mixinStandardHelpOptions = true)
final class ContactExportCommand implements Callable<Integer> {
    private static final int LONGEST = 100;

    @ParentCommand
    ContactCommand contact = new ContactCommand();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Option(names = "--channel", required = true, paramLabel = "C", description = "phone, post, email, sms, …")
    String channel = "";

    @Option(names = "--purpose", required = true, paramLabel = "P", description = "marketing, …")
    String purpose = "";

    @Option(
            names = "--recipient",
            required = true,
            paramLabel = "NAME",
            description = "Who gets the file; those who stand in it may ask to be told.")
    String recipient = "";

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "A file that is not there yet.")
    Path out = Path.of("");

    @Option(names = "--json", description = "Print as JSON.")
    boolean json;

    @Override
    public Integer call() throws DefinitionException {
        Installation installation = contact.root.installation();
        Jobs jobs = installation.readJobs();
        check(jobs);
        ExportOrder order = new ExportOrder(
                ContactText.channel(spec, channel),
                purpose,
                recipient,
                out,
                contact.root.caller().name(),
                jobs.hash());
        try (Desk desk = Desk.leased(installation)) {
            desk.confirmObjections();
            Exporter exporter = new Exporter(desk.dataSource(), desk.keys(), jobs, desk.transaction());
            ExportResult result = exporter.export(order, Clock.systemUTC(), desk::confirm, (done, all) -> {});
            desk.seal(jobs, Clock.systemUTC());
            return print(result);
        }
    }

    private void check(Jobs jobs) {
        ContactText.checkPurpose(spec, jobs, purpose);
        SignedOptions.checkLine(spec, "--recipient", recipient, LONGEST);
        Path folder = out.toAbsolutePath().normalize().getParent();
        if (out.toString().isEmpty() || Files.exists(out) || folder == null || !Files.isDirectory(folder)) {
            throw new ParameterException(
                    spec.commandLine(), "--out: a file that is not there yet, in a folder that is there");
        }
    }

    private int print(ExportResult result) {
        if (result instanceof Released released) {
            released(released);
            return ExitCode.OK.number();
        } else if (result instanceof LeaseExpired expired) {
            return Output.failure(
                    spec,
                    ExitCode.LEASE_EXPIRED,
                    new ThreeLines(
                            "LEASE_EXPIRED contact export by " + channel + ": " + ContactText.lists(expired.lists())
                                    + ".",
                            "No file was written and nobody was let out; the refusal is in the audit log, nothing else changed.",
                            expired.lists().isEmpty()
                                    ? "ajantasa validate"
                                    : "ajantasa run " + expired.lists().get(0).register()));
        }
        Unbalanced unbalanced = (Unbalanced) result;
        return Output.failure(
                spec,
                ExitCode.IMBALANCE,
                new ThreeLines(
                        "IMBALANCE contact export %d E9: candidates %d ≠ allowed %d + denied %d, or rows %d or receipts differ."
                                .formatted(
                                        unbalanced.export(),
                                        unbalanced.candidates(),
                                        unbalanced.sums().allowed(),
                                        unbalanced.sums().denied(),
                                        unbalanced.rows()),
                        "No file was written; the receipts are kept, and the refusal is in the audit log.",
                        "ajantasa status"));
    }

    private void released(Released released) {
        ReceiptSums sums = released.sums();
        if (json) {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("export", released.export());
            all.put("channel", channel);
            all.put("purpose", purpose);
            all.put("recipient", recipient);
            all.put("candidates", sums.allowed() + sums.denied());
            all.put("allowed", sums.allowed());
            all.put("denied", sums.denied());
            all.put("deniedByFirstReason", sums.byFirstReason());
            all.put("objectedMeanwhile", released.objected());
            all.put("fileHash", released.fileHash());
            all.put("warnings", released.warned().stream().map(it -> it.text()).toList());
            Output.json(spec, all);
            return;
        }
        Output.line(
                spec,
                "Export %d by %s for %s to %s: %d candidates, %d allowed, %d denied"
                        .formatted(
                                released.export(),
                                channel,
                                purpose,
                                recipient,
                                sums.allowed() + sums.denied(),
                                sums.allowed(),
                                sums.denied()));
        sums.byFirstReason().forEach((word, count) -> Output.line(spec, "  %-28s %d".formatted(word, count)));
        Output.line(spec, "  objected meanwhile           " + released.objected());
        Output.line(spec, "  file SHA-256                 " + released.fileHash());
        released.warned().forEach(it -> Output.line(spec, "  soon too old: " + it.text()));
    }
}
