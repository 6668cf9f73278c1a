package fi.ajantasa.cli;

import fi.ajantasa.audit.LogProver;
import fi.ajantasa.batch.Desk;
import fi.ajantasa.batch.Installation;
import fi.ajantasa.batch.ReadLog;
import fi.ajantasa.contact.ExportStore;
import fi.ajantasa.contact.Receipt;
import fi.ajantasa.contact.SnapshotQuery;
import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.ExitCode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code ajantasa contact receipt CUSTOMER}: what the last export before a moment found out about the customer. */
@Command(
        name = "receipt",
        description = "The screening receipt of the customer in the last export on the channel (before T).",
        mixinStandardHelpOptions = true)
final class ContactReceiptCommand implements Callable<Integer> {
    private static final JsonMapper JSON = new JsonMapper();

    @ParentCommand
    ContactCommand contact = new ContactCommand();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Mixin
    ScreenedOptions options = new ScreenedOptions();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write a proof into this new file, for verify.py: receipt, audit entry and checkpoint.")
    @Nullable
    Path out;

    @Mixin
    PurposeOption purpose = new PurposeOption();

    @Override
    public Integer call() throws DefinitionException {
        Installation installation = contact.root.usedInstallation();
        String jobHash = installation.readJobs().hash();
        Instant until = options.at == null ? Clock.systemUTC().instant() : MomentText.parse(spec, "--at", options.at);
        ContactText.channel(spec, options.channel);
        try (Desk desk = Desk.open(installation)) {
            Optional<Integer> id = new SnapshotQuery(desk.dataSource(), desk.keys()).findId(options.customer);
            if (id.isEmpty()) {
                return ContactText.unknownCustomer(spec);
            }
            ExportStore exports = new ExportStore(desk.dataSource());
            Optional<ExportStore.Export> export = exports.findLast(ContactText.channel(spec, options.channel), until);
            Optional<Receipt> receipt = export.flatMap(it -> exports.findReceipt(it.id(), id.get()));
            new ReadLog(desk.dataSource(), contact.root.caller().reader(), Clock.systemUTC())
                    .note(id.get(), jobHash, List.of(ContactText.CONTACTABILITY, options.channel));
            if (out == null || export.isEmpty() || receipt.isEmpty()) {
                print(export, receipt);
                return ExitCode.OK.number();
            }
            return prove(desk, out, export.get(), id.get());
        }
    }

    /** The export's audit entry has the root over all its receipts. */
    private int prove(Desk desk, Path file, ExportStore.Export export, int customer) {
        LogProver prover = new LogProver(desk.dataSource());
        String root = JSON.readTree(export.sums()).path("receiptsHash").asString();
        Optional<Map<String, Object>> proof = prover.findLast("export", root).flatMap(prover::prove);
        if (proof.isEmpty()) {
            return ProofFile.unsealed(spec, "the export " + export.id());
        }
        proof.get()
                .put(
                        "receipt",
                        new ExportStore(desk.dataSource())
                                .findProof(export.id(), customer)
                                .orElseThrow());
        return ProofFile.write(spec, file, proof.get());
    }

    private void print(Optional<ExportStore.Export> export, Optional<Receipt> receipt) {
        if (options.json) {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("customer", options.customer);
            all.put("export", export.map(ContactReceiptCommand::json).orElse(Map.of()));
            all.put("receipt", receipt.map(it -> ContactText.json(it.answer())).orElse(Map.of()));
            Output.json(spec, all);
        } else if (export.isEmpty() || receipt.isEmpty()) {
            Output.line(
                    spec,
                    "No export by " + options.channel + " let out by then was screened with " + options.customer + ".");
        } else {
            ExportStore.Export it = export.get();
            Output.line(
                    spec,
                    "%s %s by %s for %s: export %d, let out %s"
                            .formatted(
                                    receipt.get().answer().verdict(),
                                    options.customer,
                                    it.channel(),
                                    it.purpose(),
                                    it.id(),
                                    MomentText.helsinki(it.released())));
            ContactText.print(spec, receipt.get().answer());
            Output.line(spec, "  lists    " + it.lists());
        }
    }

    private static Map<String, Object> json(ExportStore.Export export) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("id", export.id());
        all.put("channel", export.channel());
        all.put("purpose", export.purpose());
        all.put("by", export.by());
        all.put("asked", ContactText.json(export.asked()));
        all.put("released", ContactText.json(export.released()));
        all.put("lists", JSON.readTree(export.lists()));
        all.put("sums", JSON.readTree(export.sums()));
        return all;
    }
}
