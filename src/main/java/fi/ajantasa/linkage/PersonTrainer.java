package fi.ajantasa.linkage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Trains a model on our persons and records of a register that name no identity code; nobody has to label anything. */
public final class PersonTrainer {
    private final People people;
    private final Records records = new Records(0);
    private final RecordWriter writer;
    private final Cell cell = new Cell();

    public PersonTrainer(People people) {
        this.people = people;
        this.writer = new RecordWriter(people.texts, Integer.MAX_VALUE);
    }

    /** Adds a record of the register by what it says of each kind. */
    public void add(Map<Kind, String> texts) {
        int row = records.add();
        new TreeMap<>(texts).forEach((kind, text) -> {
            cell.set(text);
            if (!cell.isEmpty()) {
                writer.write(kind, cell.composed(), records, row);
            }
        });
    }

    public int size() {
        return records.size();
    }

    /**
     * Trains and writes the model, or says why the training is not to be trusted and writes nothing.
     *
     * @throws LinkageException when persons and records have nothing in common to compare
     */
    public Optional<String> train(Path model) throws IOException {
        if (people.size() == 0 || records.size() == 0) {
            return Optional.of("there is nobody to learn from on one side");
        }
        RecordLinker linker = new RecordLinker(LinkInput.of(people.records, records, people.texts));
        Parameters parameters = linker.train();
        Optional<String> doubt = Doubt.find(parameters);
        if (doubt.isEmpty()) {
            ModelFile.write(LinkModel.of(linker, parameters), model);
        }
        return doubt;
    }
}
