package fi.ajantasa.batch;

import fi.ajantasa.decide.Decider;
import fi.ajantasa.decide.Fact;
import fi.ajantasa.decide.Tie;
import fi.ajantasa.job.Absence;
import fi.ajantasa.link.Link;
import fi.ajantasa.link.Linker;
import fi.ajantasa.normalise.RegisterRecord;
import fi.ajantasa.source.Kind;
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

    /**
     * The fact that a linked record makes: of the person, of a number the customer has, or only possibly of the customer.
     * An entry of a full list whose absences count is how things stand, whatever its row calls itself.
     */
    Fact fact(RegisterRecord record, Link link, Extract extract) {
        Fact fact = Fact.of(record, extract.register(), extract.id(), extract.date());
        if (extract.kind() == Kind.BASE && context.job().passport().absence() == Absence.REMOVED) {
            fact = fact.stating();
        }
        if (!link.isSame()) {
            return fact.asPossible();
        }
        return context.job().contract().isAboutNumberOnly(link.rule()) ? fact.with(Tie.Scope.NUMBER) : fact;
    }

    /** Decides with this delivery as the news. */
    Decider decider(int extract) {
        return deciders.computeIfAbsent(extract, context::decider);
    }
}
