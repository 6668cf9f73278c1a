package fi.ajantasa.cli;

import fi.ajantasa.batch.LinkTraining;
import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.job.JobFolder;
import fi.ajantasa.job.Jobs;
import fi.ajantasa.linkage.Evaluation;
import fi.ajantasa.linkage.EvaluationPage;
import fi.ajantasa.linkage.Evaluator;
import fi.ajantasa.linkage.Explanation;
import fi.ajantasa.linkage.LinkTrainer;
import fi.ajantasa.linkage.LinkageException;
import fi.ajantasa.report.ThreeLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ajantasa link train|evaluate|explain}: linking records that have no identity code. */
@Command(
        name = "link",
        description = "Links records that have no identity code, by probability.",
        mixinStandardHelpOptions = true)
final class LinkCommand implements Runnable {
    private static final int WORST = 20;

    @ParentCommand
    AjantasaCommand root = new AjantasaCommand();

    @Spec
    CommandSpec spec = CommandSpec.create();

    /** What a subcommand does with files that may turn out to be unusable. */
    private interface Work {
        ExitCode run() throws IOException;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "link train, link evaluate or link explain");
    }

    @Command(
            name = "train",
            description = "Trains a model on our customers and a register's newest delivery, or on two files.",
            mixinStandardHelpOptions = true)
    int train(
            @Parameters(
                            arity = "0..1",
                            paramLabel = "REGISTER",
                            description = "A register whose job file names a model.")
                    @Nullable
                    String register,
            @Mixin LinkFilesOptions files,
            @Option(
                            names = {"--out", "--model"},
                            required = true,
                            paramLabel = "FILE",
                            description = "Where to write the model.")
                    Path model)
            throws IOException, DefinitionException {
        LinkTraining training = new LinkTraining(root.installation(), Clock.system(ZoneId.of("Europe/Helsinki")));
        Jobs jobs = register == null ? null : jobs(register);
        return attempt(() -> {
            Optional<String> doubt = jobs == null || register == null
                    ? LinkTrainer.of(files.read(spec, "")).train(model)
                    : training.train(jobs, register, model);
            if (doubt.isPresent()) {
                return complain(ExitCode.INPUT_BAD, "the training is not to be trusted: " + doubt.get());
            }
            Output.line(spec, model.toString());
            return ExitCode.OK;
        });
    }

    /** The definitions with the register's, whose model need not be there yet. */
    private Jobs jobs(String register) throws DefinitionException {
        Jobs jobs = JobFolder.readForTraining(root.jobs)
                .landingIn(root.installation().home());
        if (!jobs.jobs().containsKey(register)) {
            throw new ParameterException(spec.commandLine(), "no job file for register " + register);
        }
        return jobs;
    }

    @Command(
            name = "evaluate",
            description = "Trains on two files, or uses a model, links them and counts right and wrong links.",
            mixinStandardHelpOptions = true)
    int evaluate(
            @Mixin LinkFilesOptions files,
            @Option(
                            names = "--truth",
                            defaultValue = "",
                            paramLabel = "COLUMN",
                            description =
                                    "The right's column with the left's id; with --dedupe the column of clusters.")
                    String truth,
            @Option(names = "--model", paramLabel = "FILE", description = "A trained model (default: train now).")
                    @Nullable
                    Path model,
            @Option(names = "--out", paramLabel = "FILE", description = "Write an HTML page.") @Nullable Path out,
            @Option(names = "--json", description = "Print as JSON.") boolean json)
            throws IOException {
        return attempt(() -> {
            Evaluator evaluator = model == null
                    ? Evaluator.training(files.read(spec, truth))
                    : Evaluator.with(model, files.read(spec, truth));
            Evaluation evaluation = evaluator.evaluation();
            if (out != null) {
                Files.writeString(out, new EvaluationPage(evaluation, evaluator.worstErrors(WORST)).write());
            }
            print(evaluation, json);
            return ExitCode.OK;
        });
    }

    @Command(
            name = "explain",
            description = "Says why two records are, or are not, of one person.",
            mixinStandardHelpOptions = true)
    int explain(
            @Mixin LinkFilesOptions files,
            @Option(names = "--model", paramLabel = "FILE", description = "A trained model (default: train now).")
                    @Nullable
                    Path model,
            @Parameters(paramLabel = "LEFT-ID", description = "Id of the left record.") String left,
            @Parameters(paramLabel = "RIGHT-ID", description = "Id of the right record.") String right,
            @Option(names = "--json", description = "Print as JSON.") boolean json)
            throws IOException {
        return attempt(() -> {
            Explanation explanation =
                    LinkTrainer.of(files.read(spec, "")).explain(Optional.ofNullable(model), left, right);
            if (json) {
                Output.json(spec, explanation);
            } else {
                LinkText.of(explanation).forEach(it -> Output.line(spec, it));
            }
            return ExitCode.OK;
        });
    }

    private int attempt(Work work) throws IOException {
        try {
            return work.run().number();
        } catch (LinkageException unusable) {
            return complain(ExitCode.USAGE, unusable.getMessage()).number();
        } catch (NoSuchFileException missing) {
            return complain(ExitCode.USAGE, "there is no file " + missing.getFile())
                    .number();
        }
    }

    private ExitCode complain(ExitCode code, @Nullable String what) {
        Output.failure(
                spec,
                code,
                new ThreeLines(code.name() + ": " + what + ".", "Nothing was written.", "ajantasa link --help"));
        return code;
    }

    private void print(Evaluation evaluation, boolean json) {
        if (json) {
            Output.json(spec, evaluation);
        } else {
            LinkText.of(evaluation).forEach(it -> Output.line(spec, it));
        }
    }
}
