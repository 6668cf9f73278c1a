package fi.ajantasa.batch;

import fi.ajantasa.audit.Sha256;
import fi.ajantasa.link.LinkMemory;
import fi.ajantasa.link.LinkMemoryPart;
import fi.ajantasa.link.LinkMemoryStore;
import fi.ajantasa.link.LinkMemoryStore.Basis;
import fi.ajantasa.link.PersonMarks;
import fi.ajantasa.link.Remembered;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a full list need not be compared with our customers again: those that are as they were, while nobody near
 * them has changed. All are compared when the definitions or the columns are others, or when one customer in twenty has
 * changed since they last were: what is common among the customers then is no longer the same.
 */
final class LinkRecall {
    /** Raised whenever linking itself comes to conclude otherwise. */
    private static final int LINKING = 1;

    private static final int FEW = 20;

    private final RunContext context;
    private final PersonMarks persons;
    private final long digest;
    private final String basis;
    private final LinkMemory memory;
    private final BitSet moved;
    private final BitSet spokenOf;
    private final int movedSince;

    /** @param model hash of the model that is asked */
    LinkRecall(RunContext context, PersonMarks persons, String model) {
        this.context = context;
        this.persons = persons;
        this.digest = persons.digest();
        this.basis = basis(context, model);
        this.spokenOf = context.verdicts().customers();
        LinkMemoryStore store = context.workplace().linkMemory();
        Basis last = store.find(context.run().order().register())
                .filter(it -> it.basis().equals(basis))
                .orElse(new Basis("", basis, persons.size(), persons));
        BitSet changed = persons.changedSince(last.persons());
        int since = last.moved() + changed.cardinality();
        boolean afresh = since * FEW > persons.size();
        this.memory = afresh ? LinkMemory.NONE : store.load(last.run());
        this.moved = afresh ? new BitSet() : changed;
        this.movedSince = afresh ? 0 : since;
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

    /** The customers who are known by something else than when rows were last compared. */
    BitSet moved() {
        return moved;
    }

    /** What the row was linked to, unless it was in doubt or somebody whom it concerns has changed. */
    @Nullable
    Remembered find(long fingerprint) {
        Remembered known = memory.find(fingerprint);
        boolean holds = known != null && known.concerned().stream().noneMatch(it -> moved.get(it) || spokenOf.get(it));
        return holds ? known : null;
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
            store.keep(context.run().order().register(), new Basis(context.run().id(), basis, movedSince, persons));
        }
    }
}
