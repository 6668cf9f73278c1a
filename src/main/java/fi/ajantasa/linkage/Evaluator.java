package fi.ajantasa.linkage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Trains on two files, links them and holds the links against the truth. */
public final class Evaluator {
    private final RecordLinker linker;
    private final Parameters parameters;
    private final Links links;
    private final Truth truth;

    private Evaluator(RecordLinker linker, Parameters parameters) {
        this.linker = linker;
        this.parameters = parameters;
        links = linker.link(parameters);
        truth = new Truth(linker.input);
    }

    /** Reads, trains and links; throws {@link LinkageException} when the files or the map cannot be used. */
    public static Evaluator training(LinkFiles files) throws IOException {
        RecordLinker linker = new RecordLinker(files.read());
        return new Evaluator(linker, linker.train());
    }

    /** Reads and links with a model trained before. */
    public static Evaluator with(Path model, LinkFiles files) throws IOException {
        LinkModel trained = ModelFile.read(model);
        RecordLinker linker = new RecordLinker(files.read());
        return new Evaluator(linker, trained.use(linker));
    }

    public Evaluation evaluation() {
        Scoring scoring = new Scoring(links, truth);
        boolean[] best = links.bestOfRight(linker.input.oneFile);
        double threshold = Scoring.chosen(links);
        ThresholdCurve oneBest = scoring.curve(link -> best[link], threshold);
        return new Evaluation(
                new Evaluation.Size(linker.input.left.size(), linker.input.right.size(), truth.pairs(), links.compared),
                Doubt.find(parameters).orElse(""),
                threshold,
                oneBest.chosen().expectedFalsePositives(),
                oneBest.chosen().falsePositives(),
                scoring.curve(link -> true, threshold),
                oneBest,
                learned());
    }

    /** The wrong decisions at the chosen threshold, the most certain ones first. */
    public List<LinkError> worstErrors(int most) {
        Explainer explainer = new Explainer(linker, parameters);
        return new ErrorSearch(links, truth, linker.input.oneFile)
                .list(Scoring.chosen(links), most).stream()
                        .map(it -> new LinkError(it.missed(), explainer.explain(it.left(), it.right())))
                        .toList();
    }

    private Evaluation.Learned learned() {
        List<Evaluation.KeyCount> keys = new ArrayList<>();
        for (int key = 0; key < linker.blocking.keys().size(); key++) {
            keys.add(new Evaluation.KeyCount(
                    linker.blocking.keys().get(key).name(), linker.blocking.count(key), linker.blocking.tooLarge(key)));
        }
        List<Evaluation.LearnedComparison> comparisons = new ArrayList<>();
        for (int c = 0; c < linker.comparisons.size(); c++) {
            comparisons.add(comparison(c));
        }
        return new Evaluation.Learned(
                parameters.registered, parameters.relative, parameters.certain, comparisons, keys);
    }

    private Evaluation.LearnedComparison comparison(int c) {
        Comparison comparison = linker.comparisons.get(c);
        List<Evaluation.LearnedLevel> levels = new ArrayList<>();
        for (int level = 0; level < comparison.levels().size(); level++) {
            Level said = comparison.levels().get(level);
            double m = parameters.m[c][level];
            double u = said.basis() == Basis.CHOICE ? 1 : parameters.u[c][level];
            levels.add(new Evaluation.LearnedLevel(said.words(), m, u, Math.log(m / u) / Math.log(2)));
        }
        return new Evaluation.LearnedComparison(comparison.name(), levels);
    }
}
