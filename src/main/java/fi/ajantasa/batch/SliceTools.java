package fi.ajantasa.batch;

import fi.ajantasa.decide.Decider;
import fi.ajantasa.link.Linker;
import java.util.HashMap;
import java.util.Map;

/** What the customers of a slice are linked and decided with; for one thread. */
final class SliceTools {
    private final RunContext context;
    private final Linker linker;
    private final Map<Integer, Decider> deciders = new HashMap<>();

    SliceTools(RunContext context) {
        this.context = context;
        this.linker = context.linker();
    }

    Linker linker() {
        return linker;
    }

    /** Decides with this delivery as the news. */
    Decider decider(int extract) {
        return deciders.computeIfAbsent(extract, context::decider);
    }
}
