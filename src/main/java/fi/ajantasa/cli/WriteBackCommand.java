package fi.ajantasa.cli;

import fi.ajantasa.batch.Readings;
import fi.ajantasa.batch.RegisterResult;
import fi.ajantasa.batch.Request;
import fi.ajantasa.batch.WriteBacks;
import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.ThreeLines;
import fi.ajantasa.writeback.Batch;
import fi.ajantasa.writeback.WriteBackQuery;
import fi.ajantasa.writeback.WriteBackQuery.Standing;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ajantasa write-back send|status}: what the customer system is told, and what it answered. */
@Command(
        name = "write-back",
        description = "What the customer system is told of what runs applied, and what it answered.",
        mixinStandardHelpOptions = true)
final class WriteBackCommand implements Runnable {
    private static final int SHOWN = 20;

    @ParentCommand
    AjantasaCommand root = new AjantasaCommand();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "write-back send, or write-back status");
    }

    @Command(
            name = "send",
            description = "Sends what waits and reads the answers, as the end of a night does.",
            mixinStandardHelpOptions = true)
    int send(
            @Option(
                            names = "--again",
                            description =
                                    "Tell anew what was refused or is held otherwise, send anew what was not answered.")
                    boolean again,
            @Option(names = "--json", description = "Print the outcome as JSON.") boolean json)
            throws DefinitionException {
        Clock clock = Clock.system(MomentText.HELSINKI);
        Request once =
                new Request(LocalDate.now(clock), false, false, root.caller().name(), null);
        Optional<RegisterResult> result =
                new WriteBacks(root.usedInstallation(), clock).send(again ? once.provingAgain() : once);
        if (result.isEmpty()) {
            ThreeLines lines = new ThreeLines(
                    "USAGE write-back: jobs/decisions.yaml tells the customer system nothing; expected write-back: there.",
                    Output.NOTHING,
                    "ajantasa validate");
            return Output.failure(spec, ExitCode.USAGE, lines);
        }
        ExitCode code = new RunText(root.installation()).print(spec, List.of(result.get()), json);
        if (!json && code == ExitCode.OK) {
            print(standing());
        }
        return code.number();
    }

    @Command(
            name = "status",
            description = "What waits, and how far the last files came.",
            mixinStandardHelpOptions = true)
    int status(@Option(names = "--json", description = "Print as JSON.") boolean json) {
        Standing standing = standing();
        if (json) {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("waiting", standing.waiting());
            all.put("kept", standing.kept());
            all.put(
                    "files",
                    standing.files().stream().map(WriteBackCommand::words).toList());
            Output.json(spec, all);
        } else {
            print(standing);
        }
        return ExitCode.OK.number();
    }

    private Standing standing() {
        return Readings.read(
                root.installation(),
                dataSource -> new WriteBackQuery(dataSource).standing(SHOWN),
                new Standing(0, 0, List.of()));
    }

    private static Map<String, Object> words(Batch file) {
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("file", file.name());
        words.put("state", file.state().word());
        words.put("messages", file.messages());
        words.put("sentAt", file.sentAt() == null ? null : file.sentAt().toString());
        words.put("notAcknowledged", file.refused());
        words.put("readBackDiffers", file.differing());
        return words;
    }

    private void print(Standing standing) {
        Output.line(
                spec,
                "Customers' changes that wait for a file: %d; that were refused or are held otherwise: %d."
                        .formatted(standing.waiting(), standing.kept()));
        standing.files()
                .forEach(it -> Output.line(
                        spec,
                        "%-24s %-9s %8d messages, %d not acknowledged, %d held otherwise"
                                .formatted(it.name(), it.state().word(), it.messages(), it.refused(), it.differing())));
    }
}
