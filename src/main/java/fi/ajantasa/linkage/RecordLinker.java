package fi.ajantasa.linkage;

import java.util.List;

/** Trains on two files, or one, and links them: the whole way from records to probabilities. */
final class RecordLinker {
    final LinkInput input;
    final List<Comparison> comparisons;
    final Blocking blocking;
    private final Training training;

    RecordLinker(LinkInput input) {
        this.input = input;
        comparisons = Comparisons.of(input.texts, input.others, input.left, input.right);
        if (comparisons.isEmpty()) {
            throw new LinkageException("the two files have nothing in common to compare; map at least two attributes");
        }
        blocking = new Blocking(
                new BlockingKeys(input.texts).list(input.others, input.left.persons() + 1), input.texts, input.left);
        training = new Training(comparisons, input.left, input.right, input.oneFile);
    }

    Parameters train() {
        Relatives relatives = input.oneFile
                ? new UnknownRelatives(comparisons)
                : new RegisteredRelatives(
                        Comparisons.within(input.texts, input.others, input.left, comparisons),
                        input.left,
                        input.texts.places());
        Parameters parameters = training.train(blocking, relatives);
        blocking.forgetCounts();
        return parameters;
    }

    Matcher matcher(Parameters parameters) {
        return new Matcher(
                comparisons, parameters, training.prior(parameters), blocking, input.right, Matcher.BEYOND_DOUBT);
    }

    /** All likely pairs; within one file made consistent. */
    Links link(Parameters parameters) {
        Matcher matcher = matcher(parameters);
        Links links = matcher.link();
        return input.oneFile ? new Clusters(links, input.left.size(), matcher).join() : links;
    }
}
