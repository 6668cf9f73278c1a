package fi.ajantasa.batch;

import fi.ajantasa.source.Delivery;
import fi.ajantasa.source.FileProof;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether a run that stopped may go on: only with the definitions, the step contract and the input it began with (F143). */
record Continuation(Workplace workplace, Run run) {
    /** The steps that read the delivery; after them only what is stored is read. */
    private static final Set<String> READING = Set.of("", "receive", "match", "match-close", "decide");

    /** What changed since the run began of what it was made by, each with its hash then and now. */
    List<String> changes() {
        List<String> changes =
                new ArrayList<>(workplace.definitions().differences(run.order().jobHash(), workplace.jobs()));
        List<Attempt> attempts = workplace.attempts().list(run.id());
        int contract = attempts.isEmpty()
                ? RegisterJob.CONTRACT
                : attempts.get(attempts.size() - 1).start().contract();
        if (contract != RegisterJob.CONTRACT) {
            changes.add("the program's step contract was " + contract + ", is " + RegisterJob.CONTRACT);
        }
        return changes;
    }

    /** What changed since the run began, its input included where the run has yet to read it. */
    List<String> changesAndInput() {
        List<String> changes = new ArrayList<>(changes());
        if (changes.isEmpty() && isReading()) {
            changes.addAll(input());
        }
        return changes;
    }

    /** Whether there is input to be read: a roll-back has none. */
    private boolean isReading() {
        if (run.order().extract() == 0) {
            return false;
        }
        boolean reference =
                workplace.jobs().require(run.order().register()).findReference().isPresent();
        return reference
                || READING.contains(
                        new PositionQuery(workplace.dataSource()).find(run.id()).step());
    }

    private List<String> input() {
        Extract extract = workplace.extracts().require(run.order().extract());
        Optional<Delivery> delivery = new DeliverySearch(workplace, extract).find();
        if (delivery.isEmpty()) {
            return List.of("delivery " + extract.name() + " (" + DefinitionStore.brief(extract.contentHash())
                    + ") is no longer in the folder of " + extract.register());
        }
        List<FileProof> files = workplace.extracts().proof(extract.id());
        List<String> changes = new ArrayList<>();
        List<FileProof> found = new ArrayList<>();
        for (FileProof file : files) {
            Optional<FileProof> again = found(file);
            again.ifPresent(found::add);
            if (again.isEmpty()) {
                changes.add("file " + file.path().getFileName() + " (was " + DefinitionStore.brief(file.sha256())
                        + ") has other content or is gone");
            }
        }
        if (changes.isEmpty() && !found.equals(files)) {
            workplace.extracts().proven(extract.id(), found);
        }
        return changes;
    }

    private static Optional<FileProof> found(FileProof file) {
        try {
            return file.findAgain();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
