package fi.ajantasa.cli;

import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.job.JobDefinition;
import fi.ajantasa.job.Jobs;
import fi.ajantasa.source.Delivery;
import fi.ajantasa.source.DeliveryProver;
import fi.ajantasa.source.Found;
import fi.ajantasa.source.Inbox;
import fi.ajantasa.source.Incomplete;
import fi.ajantasa.source.Proof;
import fi.ajantasa.source.Proven;
import fi.ajantasa.source.Refusal;
import fi.ajantasa.source.Transcripts;
import fi.ajantasa.source.Unreadable;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ajantasa inbox list|verify|diff|restore}: what was delivered, and whether it is good, without using it. */
@Command(
        name = "inbox",
        description = "Deliveries, and a check of one without using it.",
        subcommands = {InboxDiffCommand.class, InboxRestoreCommand.class},
        mixinStandardHelpOptions = true)
final class InboxCommand implements Runnable {
    private static final Clock HELSINKI = Clock.system(ZoneId.of("Europe/Helsinki"));

    @ParentCommand
    AjantasaCommand root = new AjantasaCommand();

    @Spec
    CommandSpec spec = CommandSpec.create();

    /** One delivery as it lies in its folder. */
    record Line(String register, String control, String state, String detail) {}

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "inbox list, inbox verify|diff FILE|REGISTER, or inbox restore REGISTER COPY");
    }

    @Command(name = "list", description = "What lies in the folders of all registers.", mixinStandardHelpOptions = true)
    int list(@Option(names = "--json", description = "Print as JSON.") boolean json)
            throws DefinitionException, IOException {
        List<Line> lines = new ArrayList<>();
        for (JobDefinition job : root.installation().readJobs().jobs().values()) {
            for (Found found : new Inbox(job.receive(), HELSINKI).deliveries()) {
                lines.add(line(job, found));
            }
        }
        print(lines, json);
        return ExitCode.OK.number();
    }

    @Command(
            name = "verify",
            description = "Proves a delivery, and uses nothing of it.",
            mixinStandardHelpOptions = true)
    int verify(
            @Parameters(paramLabel = "FILE|REGISTER", description = "A control file's name, or all of a register.")
                    String what,
            @Option(names = "--json", description = "Print as JSON.") boolean json)
            throws DefinitionException, IOException {
        Jobs jobs = root.installation().readJobs();
        List<Line> lines = new ArrayList<>();
        ExitCode worst = ExitCode.OK;
        try (Transcripts transcripts = Transcripts.passing(root.installation().transcripts())) {
            for (JobDefinition job : jobs.jobs().values()) {
                for (Found found : new Inbox(job.receive(), HELSINKI).deliveries()) {
                    if (what.equals(job.register())
                            || what.equals(line(job, found).control())) {
                        worst = worst.worse(verify(job, found, transcripts, lines));
                    }
                }
            }
        }
        if (lines.isEmpty()) {
            return unknown(spec);
        }
        print(lines, json);
        return worst.number();
    }

    static int unknown(CommandSpec spec) {
        return Output.unknown(spec, "no delivery or register is called so", "ajantasa inbox list");
    }

    private static ExitCode verify(JobDefinition job, Found found, Transcripts transcripts, List<Line> lines)
            throws IOException {
        if (!(found instanceof Delivery delivery)) {
            lines.add(line(job, found));
            return found instanceof Unreadable unreadable ? unreadable.refusal().code() : ExitCode.INPUT_LATE;
        }
        Proof proof = new DeliveryProver(transcripts).prove(delivery, job, LocalDate.now(HELSINKI));
        if (proof instanceof Refusal refusal) {
            lines.add(new Line(job.register(), name(delivery), refusal.code().name(), text(refusal)));
            return refusal.code();
        }
        Proven proven = (Proven) proof;
        String detail = proven.rows() + " rows, " + proven.rejected().size() + " rejected, "
                + proven.duplicates().getCardinality() + " repeated";
        lines.add(new Line(job.register(), name(delivery), "PROVEN", detail));
        return ExitCode.OK;
    }

    private static Line line(JobDefinition job, Found found) {
        if (found instanceof Delivery delivery) {
            String detail = delivery.totals().kind() + " " + delivery.totals().sequence() + " of "
                    + delivery.totals().extractDate();
            return new Line(job.register(), name(delivery), "COMPLETE", detail);
        } else if (found instanceof Incomplete incomplete) {
            String file = Objects.toString(incomplete.file().getFileName());
            return new Line(job.register(), file, "INCOMPLETE", incomplete.reason());
        }
        Unreadable unreadable = (Unreadable) found;
        String control = Objects.toString(unreadable.control().getFileName());
        return new Line(job.register(), control, unreadable.refusal().code().name(), text(unreadable.refusal()));
    }

    private static String name(Delivery delivery) {
        return Objects.toString(delivery.control().getFileName());
    }

    private static String text(Refusal refusal) {
        return refusal.reason() + ": " + refusal.what() + "; expected " + refusal.expected();
    }

    /** A file name is the supplier's data: what could move a terminal's cursor is not printed (F73, F77). */
    private void print(List<Line> lines, boolean json) {
        if (json) {
            Output.json(spec, lines);
            return;
        }
        lines.forEach(it -> Output.line(
                spec,
                "%-14s %-44s %-12s %s"
                        .formatted(it.register(), it.control(), it.state(), it.detail())
                        .replaceAll("\\p{Cntrl}", "?")));
    }
}
