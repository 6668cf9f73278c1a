package fi.ajantasa.cli;

import fi.ajantasa.batch.Holds;
import fi.ajantasa.batch.Readings;
import fi.ajantasa.batch.Reviews;
import fi.ajantasa.batch.Splitting;
import fi.ajantasa.batch.TaskViews;
import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.job.Review;
import fi.ajantasa.link.Answer;
import fi.ajantasa.person.AttributeCatalogue;
import fi.ajantasa.report.ClericalReview;
import fi.ajantasa.report.ReviewQuery;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ajantasa review list|show|decide|split}: questions that only a person can answer. */
@Command(
        name = "review",
        description = "Questions only a person can answer: list, show, decide; take a wrong link apart.",
        mixinStandardHelpOptions = true)
final class ReviewCommand implements Runnable {
    private static final Clock CLOCK = Clock.systemUTC();

    @ParentCommand
    AjantasaCommand root = new AjantasaCommand();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "review list, review show, review decide or review split");
    }

    @Command(name = "list", description = "The open tasks, oldest first.", mixinStandardHelpOptions = true)
    int list(@Mixin ReviewListOptions options) throws DefinitionException {
        Review review = root.installation().readJobs().decisions().review();
        if (options.agreement) {
            ClericalReview.Agreement agreement = read(ReviewQuery::agreement, new ClericalReview.Agreement(0, 0, 0, 0));
            ReviewText.agreement(spec, agreement, options.json);
        } else if (options.disagreeing) {
            ReviewText.disagreeing(spec, read(ReviewQuery::listDisagreeing, List.of()), options.json);
        } else {
            ReviewQuery.Filter filter = new ReviewQuery.Filter(options.kind, options.register, options.olderThan);
            List<ReviewQuery.TaskLine> lines =
                    read(query -> query.list(filter, Instant.now(CLOCK), review.flag()), List.of());
            ReviewText.list(spec, lines, options.json);
        }
        return ExitCode.OK.number();
    }

    private <T> T read(Function<ReviewQuery, T> reader, T unused) {
        return Readings.read(root.installation(), dataSource -> reader.apply(new ReviewQuery(dataSource)), unused);
    }

    @Command(
            name = "show",
            description = "A task side by side: what the record says and what we hold.",
            mixinStandardHelpOptions = true)
    int show(
            @Parameters(paramLabel = "TASK", description = "Its number, as in review list.") int task,
            @Option(names = "--reveal", description = "Show the values; needs --purpose, and is audited.")
                    boolean reveal,
            @Option(names = "--purpose", paramLabel = "P", description = "A purpose of the register's passport.")
                    @Nullable
                    String purpose,
            @Option(names = "--json", description = "Print as JSON.") boolean json)
            throws DefinitionException {
        if (reveal && (purpose == null || purpose.isBlank())) {
            throw new ParameterException(spec.commandLine(), "--reveal: also --purpose, not blank");
        }
        TaskViews views = new TaskViews(root.usedInstallation(), CLOCK);
        TaskViews.Shown shown = reveal ? views.reveal(task, root.caller().reader()) : views.show(task);
        AttributeCatalogue catalogue = root.installation().readJobs().catalogue();
        if (shown.view().isEmpty()) {
            return VerdictText.print(spec, shown.verdict(), json);
        }
        ReviewText.view(spec, shown.view().get(), catalogue, json);
        return ExitCode.OK.number();
    }

    @Command(
            name = "decide",
            description = "Answers a task: SAME, DIFFERENT or CANNOT-TELL; SETTLED where it is not about who it is.",
            mixinStandardHelpOptions = true)
    int decide(
            @Parameters(paramLabel = "TASK", description = "Its number, as in review list.") int task,
            @Parameters(paramLabel = "ANSWER", description = "SAME, DIFFERENT, CANNOT-TELL or SETTLED.") String answer,
            @Option(names = "--of", paramLabel = "NUMBER", description = "Which of two customers the answer is about.")
                    @Nullable
                    String customer,
            @Option(names = "--both", description = "With SAME: both customers are the record's person.") boolean both,
            @Mixin SignedOptions signed)
            throws DefinitionException {
        signed.check(spec);
        Answer given = Answer.find(answer)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "the answer is SAME, DIFFERENT, CANNOT-TELL or SETTLED"));
        Holds.Verdict verdict = new Reviews(root.usedInstallation(), CLOCK)
                .decide(
                        task,
                        new Reviews.Given(given, customer == null ? "" : customer, both, signed.by, signed.reason));
        return VerdictText.print(spec, verdict, signed.json);
    }

    @Command(
            name = "split",
            description = "Takes a wrong link apart: what a register said of somebody else leaves the customer.",
            mixinStandardHelpOptions = true)
    int split(
            @Parameters(paramLabel = "CUSTOMER", description = "Customer number.") String customer,
            @Option(names = "--register", required = true, paramLabel = "R", description = "Whose records leave.")
                    String register,
            @Option(
                            names = "--from",
                            paramLabel = "SEQUENCE",
                            defaultValue = "0",
                            description = "Only what deliveries from this one on said (default: all).")
                    long from,
            @Mixin SignedOptions signed)
            throws DefinitionException {
        signed.check(spec);
        Splitting.Split split =
                new Reviews(root.usedInstallation(), CLOCK).split(customer, register, from, signed.by, signed.reason);
        if (signed.json && split.verdict().code() == ExitCode.OK) {
            Output.json(spec, Map.of("code", 0, "lines", split.verdict().lines(), "exposures", split.exposures()));
            return ExitCode.OK.number();
        }
        int code = VerdictText.print(spec, split.verdict(), signed.json);
        ReviewText.exposures(spec, split.exposures());
        return code;
    }
}
