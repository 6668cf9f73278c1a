package fi.ajantasa.batch;

import fi.ajantasa.audit.Sha256;
import fi.ajantasa.link.LinkMemory;
import fi.ajantasa.link.LinkMemoryPart;
import fi.ajantasa.link.LinkMemoryStore;
import fi.ajantasa.link.LinkMemoryStore.Basis;
import fi.ajantasa.link.PersonMarks;
import fi.ajantasa.link.PersonStore.Persons;
import fi.ajantasa.link.Remembered;
import fi.ajantasa.linkage.Frequencies;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a full list need not be compared with our customers again: those that are as they were, while nobody near
 * them has changed. How common names and towns are is counted when all rows are compared and stays so until they are
 * again: when the definitions or the columns are others, or when one customer in twenty has changed since.
 */
final class LinkRecall {
    /** Raised whenever linking itself comes to conclude otherwise. */
    private static final int LINKING = 2;

    private static final int FEW = 20;

    private final RunContext context;
    private final PersonMarks persons;
    private final Frequencies frequencies;
    private final long digest;
    private final String basis;
    private final LinkMemory memory;
    private final BitSet moved;
    private final BitSet spokenOf;
    private final int movedSince;

    /** @param model hash of the model that is asked */
    LinkRecall(RunContext context, Persons known, String model) {
        this.context = context;
        this.persons = known.marks();
        this.digest = persons.digest();
        this.basis = basis(context, model);
        this.spokenOf = context.verdicts().customers();
        LinkMemoryStore store = context.workplace().linkMemory();
        Optional<Basis> last = store.find(context.run().order().register())
                .filter(it -> it.basis().equals(basis))
                .filter(it -> movedSince(it) * FEW <= persons.size());
        this.memory = last.map(it -> store.load(it.run())).orElse(LinkMemory.NONE);
        this.moved = last.map(it -> persons.changedSince(it.persons())).orElse(new BitSet());
        this.movedSince = last.map(this::movedSince).orElse(0);
        this.frequencies = last.map(Basis::frequencies).orElseGet(() -> store.count(known.people()));
    }

    private int movedSince(Basis last) {
        return last.moved() + persons.changedSince(last.persons()).cardinality();
    }

    private static String basis(RunContext context, String model) {
        StringBuilder all = new StringBuilder().append(LINKING).append('\n');
        all.append(context.jobs().hash()).append('\n').append(model).append('\n');
        context.workplace().gazetteer().townNames().forEach((name, town) -> all.append(name)
                .append('=')
                .append(town)
                .append('\n'));
        context.files().forEach(it -> all.append(String.join(";", it.header())).append('\n'));
        return Sha256.hex(all.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** How common names and towns are taken to be tonight. */
    Frequencies frequencies() {
        return frequencies;
    }

    /** The customers who are known by something else than when rows were last compared. */
    BitSet moved() {
        return moved;
    }

    /** What the row was linked to, unless it was in doubt or somebody whom it concerns has changed. */
    @Nullable
    Remembered find(long fingerprint) {
        Remembered known = memory.find(fingerprint);
        boolean holds = known != null
                && known.concerned().stream().noneMatch(this::isOther)
                && known.found().stream().noneMatch(it -> isOther(it.customer()));
        return holds ? known : null;
    }

    private boolean isOther(int customer) {
        return moved.get(customer) || spokenOf.get(customer);
    }

    void save(int part, LinkMemoryPart answers) {
        context.workplace()
                .linkMemory()
                .save(context.run().order().register(), context.run().id(), part, digest, answers);
    }

    /** Makes tonight's answers those of the register. */
    void keep() {
        LinkMemoryStore store = context.workplace().linkMemory();
        if (context.run().order().dryRun()) {
            store.forget(context.run().id());
        } else {
            store.keep(
                    context.run().order().register(),
                    new Basis(context.run().id(), basis, movedSince, persons, frequencies));
        }
    }
}
