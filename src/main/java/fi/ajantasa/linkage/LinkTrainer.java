package fi.ajantasa.linkage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Trains a model on two files, keeps it in a file, and explains pairs by it. */
public final class LinkTrainer {
    private final RecordLinker linker;

    private LinkTrainer(RecordLinker linker) {
        this.linker = linker;
    }

    /** Reads the files; throws {@link LinkageException} when they or the map cannot be used. */
    public static LinkTrainer of(LinkFiles files) throws IOException {
        return new LinkTrainer(new RecordLinker(files.read()));
    }

    /** Trains and writes the model, or says why the training is not to be trusted and writes nothing. */
    public Optional<String> train(Path model) throws IOException {
        Parameters parameters = linker.train();
        Optional<String> doubt = Doubt.find(parameters);
        if (doubt.isEmpty()) {
            ModelFile.write(LinkModel.of(linker, parameters), model);
        }
        return doubt;
    }

    /** Explains one pair, by a trained model or, without one, by training now. */
    public Explanation explain(Optional<Path> model, String left, String right) throws IOException {
        Parameters parameters = model.isPresent() ? ModelFile.read(model.get()).use(linker) : linker.train();
        LinkInput input = linker.input;
        return new Explainer(linker, parameters)
                .explain(row(input, input.leftIds, left), row(input, input.rightIds, right));
    }

    private static int row(LinkInput input, int[] ids, String wanted) {
        for (int row = 0; row < ids.length; row++) {
            if (input.ids.text(ids[row]).equals(wanted)) {
                return row;
            }
        }
        throw new LinkageException("no record has the id " + wanted);
    }
}
