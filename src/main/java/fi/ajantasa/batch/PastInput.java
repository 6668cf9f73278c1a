package fi.ajantasa.batch;

import fi.ajantasa.audit.AuditEntry;
import fi.ajantasa.job.JobDefinition;
import fi.ajantasa.source.Delivery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The very files an earlier run was made from: as they lie in the folder, or from the encrypted copies kept of them. */
final class PastInput {
    private final Workplace workplace;
    private final Extract extract;
    private final List<Path> restored = new ArrayList<>();

    PastInput(Workplace workplace, Extract extract) {
        this.workplace = workplace;
        this.extract = extract;
    }

    /** The delivery, put back into its folder where only copies are left; nothing when a file of it is missing. */
    Optional<Delivery> find(String by, String reason) {
        DeliverySearch search = new DeliverySearch(workplace, extract);
        return search.find().or(() -> {
            restore(by, reason);
            return search.find();
        });
    }

    private void restore(String by, String reason) {
        JobDefinition job = workplace.jobs().require(extract.register());
        Map<String, Path> copies;
        try {
            copies = workplace
                    .rawCopies(extract.register())
                    .find(job.receive(), extract.contentHash(), workplace.keys()::unseal);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        copies.forEach((name, copy) -> {
            Path target = job.receive().folder().resolve(name);
            if (!Files.exists(target)) {
                AuditEntry entry =
                        RawRestoring.entry(workplace, job, copy.getFileName().toString(), List.of(by, reason));
                workplace.audit().append(List.of(entry), workplace.clock().instant());
                RawRestoring.write(workplace, copy, target);
                restored.add(target);
            }
        });
    }

    /** Removes in clear what only copies were left of; not while a run may read on. */
    void forget() {
        for (Path file : restored) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
