package fi.ajantasa.cli;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.linkage.Evaluation;
import fi.ajantasa.linkage.Evaluator;
import fi.ajantasa.linkage.LinkFiles;
import fi.ajantasa.linkage.LinkageException;
import fi.ajantasa.linkage.MapFile;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ajantasa link evaluate}: how well records without an identity code can be linked. */
@Command(
        name = "link",
        description = "Links records that have no identity code, by probability.",
        mixinStandardHelpOptions = true)
final class LinkCommand implements Runnable {
    @Spec
    CommandSpec spec = CommandSpec.create();

    /** The files every subcommand takes. */
    static final class Files {
        @Option(names = "--left", required = true, paramLabel = "FILE", description = "The register: a CSV file.")
        Path left = Path.of("");

        @Option(names = "--right", paramLabel = "FILE", description = "The records to find in it: a CSV file.")
        @Nullable
        Path right;

        @Option(
                names = "--columns",
                required = true,
                paramLabel = "FILE",
                description = "left: and right: of attribute: COLUMN.")
        Path columns = Path.of("");

        @Option(names = "--dedupe", description = "Search the left file for duplicates.")
        boolean dedupe;

        LinkFiles read(String truth) throws IOException {
            return new LinkFiles(left, dedupe ? null : right, MapFile.read(columns), truth);
        }
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "link evaluate --left FILE --right FILE --columns FILE");
    }

    @Command(
            name = "evaluate",
            description = "Trains on two files, links them and counts right and wrong links.",
            mixinStandardHelpOptions = true)
    int evaluate(
            @ArgGroup(exclusive = false, multiplicity = "1") Files files,
            @Option(
                            names = "--truth",
                            defaultValue = "",
                            paramLabel = "COLUMN",
                            description =
                                    "The right's column with the left's id; with --dedupe the column of clusters.")
                    String truth,
            @Option(names = "--json", description = "Print as JSON.") boolean json)
            throws IOException {
        if (!files.dedupe && files.right == null) {
            throw new ParameterException(spec.commandLine(), "--right FILE, or --dedupe to search one file");
        }
        try {
            print(Evaluator.of(files.read(truth)).evaluation(), json);
            return ExitCode.OK.number();
        } catch (LinkageException unusable) {
            spec.commandLine().getErr().println("USAGE: " + unusable.getMessage() + ".");
            return ExitCode.USAGE.number();
        }
    }

    private void print(Evaluation evaluation, boolean json) {
        if (json) {
            Output.json(spec, evaluation);
        } else {
            new EvaluationText(evaluation).lines().forEach(it -> Output.line(spec, it));
        }
    }
}
