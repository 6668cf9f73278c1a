package fi.ajantasa.contact;

import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.customer.Restriction;
import fi.ajantasa.link.ClericalTask;
import fi.ajantasa.link.TaskStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;

/** Lets the objection of one customer hold for those who may be the same person, while that is open (F3). */
final class SamePeople {
    private final Map<Integer, List<ClericalTask>> open = new HashMap<>();

    private SamePeople(List<ClericalTask> questions) {
        for (ClericalTask question : questions) {
            open.computeIfAbsent(question.customer(), it -> new ArrayList<>()).add(question);
            open.computeIfAbsent(question.other(), it -> new ArrayList<>()).add(question);
        }
    }

    /** Those of the questions that are open now. */
    static SamePeople read(DataSource dataSource, KeyVault keys) {
        return new SamePeople(new TaskStore(dataSource, keys).listOpenOfTwo());
    }

    /** These customers and all who may be one of them. */
    Set<Integer> withOthers(int[] customers) {
        Set<Integer> all = new TreeSet<>();
        for (int customer : customers) {
            all.add(customer);
            questions(customer).forEach(it -> all.add(other(it, customer)));
        }
        return all;
    }

    /** The restrictions, and more on the channels on which somebody who may be this person objects. */
    List<Restriction> added(int customer, List<Restriction> restrictions, ObjectionStore objections) {
        List<Restriction> all = new ArrayList<>(restrictions);
        for (ClericalTask question : questions(customer)) {
            Objections others = objections.of(other(question, customer));
            if (others.standing() != 0) {
                Instant last = others.inOrder().get(others.inOrder().size() - 1).at();
                all.add(new Restriction(
                        ClericalTask.CODE_ON_TWO_CUSTOMERS,
                        customer,
                        others.standing(),
                        question.origin(),
                        last.atZone(Question.HELSINKI).toLocalDate()));
            }
        }
        return all;
    }

    private List<ClericalTask> questions(int customer) {
        return open.getOrDefault(customer, List.of());
    }

    private static int other(ClericalTask question, int customer) {
        return question.customer() == customer ? question.other() : question.customer();
    }
}
