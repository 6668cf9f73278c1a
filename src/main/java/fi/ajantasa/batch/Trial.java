package fi.ajantasa.batch;

import fi.ajantasa.customer.Customer;
import fi.ajantasa.customer.Restriction;
import fi.ajantasa.decide.Fact;
import fi.ajantasa.decide.Outcome;
import fi.ajantasa.decide.Told;
import fi.ajantasa.job.Verdict;
import fi.ajantasa.link.Link;
import fi.ajantasa.normalise.RegisterRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** A customer being decided, delivery by delivery: what was taken in counts for the next, what fails leaves no trace. */
final class Trial {
    private final SliceTools tools;
    private final Customer customer;
    private final Set<Restriction> standing;
    private final List<Fact> withdrawn;
    private List<Fact> facts;
    private List<RegisterRecord> records = List.of();

    Trial(SliceTools tools, Customer customer, Set<Restriction> standing, Told told) {
        this.tools = tools;
        this.customer = customer;
        this.standing = standing;
        this.facts = told.facts();
        this.withdrawn = told.withdrawn();
    }

    Customer customer() {
        return customer;
    }

    /** Takes a delivery's rows in; nothing when the customer cannot be decided with them. */
    Optional<Taken> take(Extract extract, Supplier<Interpreted> rows) {
        return Poison.attempt(() -> taken(extract, rows.get()));
    }

    private Taken taken(Extract extract, Interpreted read) {
        List<RegisterRecord> together = joined(records, read.records());
        List<Fact> said = new ArrayList<>(read.records().size());
        List<Link> links = links(read, together);
        for (int i = 0; i < links.size(); i++) {
            Link link = links.get(i);
            RegisterRecord record = read.records().get(i);
            boolean likely = read.likenesses().containsKey(record.row());
            if (link.isSame() || (likely && link.verdict() == Verdict.POSSIBLE)) {
                said.add(tools.fact(record, link, extract));
            }
        }
        List<Fact> all = joined(facts, said);
        Outcome outcome = tools.decider(extract.id()).decide(customer, standing, new Told(all, withdrawn));
        records = together;
        facts = all;
        return new Taken(read, said, links, outcome);
    }

    /** The links of the records read now: by likeness where they name no code, else by the exact rules. */
    private List<Link> links(Interpreted read, List<RegisterRecord> together) {
        List<Link> links = new ArrayList<>(read.records().size());
        List<Link> exact = List.of();
        for (int i = 0; i < read.records().size(); i++) {
            Link link = read.link(customer.id(), read.records().get(i));
            if (link == null && exact.isEmpty()) {
                exact = tools.linker().link(customer, together);
            }
            links.add(link == null ? exact.get(records.size() + i) : link);
        }
        return links;
    }

    /** Takes in that a full list has the customer no more. */
    Optional<Fact> leave(Extract extract) {
        Fact absence = Fact.absence(extract.register(), extract.id(), extract.date());
        return Poison.attempt(() -> {
            facts = joined(facts, List.of(absence));
            return absence;
        });
    }

    /** What follows from all that was taken in; nothing when not even that can be decided. */
    Optional<Outcome> decide(int extract) {
        return Poison.attempt(() -> tools.decider(extract).decide(customer, standing, new Told(facts, withdrawn)));
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        if (first.isEmpty()) {
            return second;
        }
        List<T> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
