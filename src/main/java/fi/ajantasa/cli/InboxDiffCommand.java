package fi.ajantasa.cli;

import fi.ajantasa.batch.Contention;
import fi.ajantasa.batch.Readings;
import fi.ajantasa.batch.ReceivedDelivery;
import fi.ajantasa.batch.ReceivedQuery;
import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.job.JobDefinition;
import fi.ajantasa.source.ChangedFileException;
import fi.ajantasa.source.Delivery;
import fi.ajantasa.source.DeliveryDiff;
import fi.ajantasa.source.DeliveryProver;
import fi.ajantasa.source.Inbox;
import fi.ajantasa.source.Proof;
import fi.ajantasa.source.Proven;
import fi.ajantasa.source.Refusal;
import fi.ajantasa.source.Transcripts;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ajantasa inbox diff}: how deliveries that claim one sequence differ, in counts and row numbers. */
@Command(
        name = "diff",
        description = "Lists how deliveries that claim one sequence differ: counts and row numbers, no values.",
        mixinStandardHelpOptions = true)
final class InboxDiffCommand implements Callable<Integer> {
    private static final Clock HELSINKI = Clock.system(ZoneId.of("Europe/Helsinki"));

    @ParentCommand
    InboxCommand inbox = new InboxCommand();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE|REGISTER", description = "A control file's name, or all of a register.")
    String what = "";

    @Option(names = "--limit", defaultValue = "20", description = "Row numbers shown of each list (default: 20).")
    int limit;

    @Option(names = "--json", description = "Print as JSON.")
    boolean json;

    @Override
    public Integer call() throws DefinitionException, IOException {
        boolean known = false;
        List<ContentionText> found = new ArrayList<>();
        for (JobDefinition job : inbox.root.installation().readJobs().jobs().values()) {
            List<Delivery> inFolder = new Inbox(job.receive(), HELSINKI).complete();
            known |= job.register().equals(what) || inFolder.stream().anyMatch(it -> name(it).equals(what));
            for (Contention contention : Contention.find(job.register(), inFolder, received(job.register()))) {
                if (job.register().equals(what) || contention.names(what)) {
                    found.add(look(job, contention));
                }
            }
        }
        return known ? print(found) : InboxCommand.unknown(spec);
    }

    private List<ReceivedDelivery> received(String register) {
        return Readings.read(
                inbox.root.installation(), dataSource -> new ReceivedQuery(dataSource).list(register), List.of());
    }

    private static String name(Delivery delivery) {
        return Objects.toString(delivery.control().getFileName());
    }

    private ContentionText look(JobDefinition job, Contention contention) throws IOException {
        Delivery first = contention.first();
        if (first == null) {
            return ContentionText.gone(contention);
        }
        try (Transcripts transcripts =
                Transcripts.passing(inbox.root.installation().transcripts())) {
            return compare(job, first, contention, transcripts);
        }
    }

    private ContentionText compare(JobDefinition job, Delivery first, Contention contention, Transcripts transcripts)
            throws IOException {
        Proof before = prove(job, first, transcripts);
        Proof after = before instanceof Refusal ? before : prove(job, contention.second(), transcripts);
        if (after instanceof Refusal refusal) {
            return ContentionText.refused(contention, refusal);
        }
        try {
            return ContentionText.compared(
                    contention, new DeliveryDiff(job).compare((Proven) before, (Proven) after), limit);
        } catch (ChangedFileException e) {
            return ContentionText.changed(contention, String.valueOf(e.getMessage()));
        }
    }

    private static Proof prove(JobDefinition job, Delivery delivery, Transcripts transcripts) throws IOException {
        return new DeliveryProver(transcripts).prove(delivery, job, LocalDate.now(HELSINKI));
    }

    private int print(List<ContentionText> found) {
        if (json) {
            Output.json(spec, found);
        } else if (found.isEmpty()) {
            Output.line(spec, "No two deliveries of " + what + " claim one sequence. Next: ajantasa inbox list");
        } else {
            found.forEach(it -> it.lines().forEach(line -> Output.line(spec, line.replaceAll("\\p{Cntrl}", "?"))));
        }
        return ExitCode.worst(found.stream().map(it -> ExitCode.of(it.code())).toList())
                .number();
    }
}
