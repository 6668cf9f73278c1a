package fi.ajantasa.link;

import fi.ajantasa.customer.Customer;
import fi.ajantasa.job.Verdict;
import fi.ajantasa.normalise.RegisterRecord;
import fi.ajantasa.person.Hetu;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Decides by exact rules whether the records that hit a customer speak of that customer. */
public final class Linker {

    public static final String SAME_NUMBER = "same-customer-number";
    public static final String SAME_HETU = "same-hetu";
    public static final String HETU_CHANGED = "hetu-changed";
    public static final String FORMER_HETU = "former-hetu";
    public static final String HISTORIC_HETU_AND_PERSON = "historic-hetu-and-person";

    /** A person said so, whatever the rules say. */
    public static final String PERSON = "person";

    private final CodeIndex index;
    private final Codes codes;
    private final Verdicts verdicts;

    public Linker(CodeIndex index, Codes codes, Verdicts verdicts) {
        this.index = index;
        this.codes = codes;
        this.verdicts = verdicts;
    }

    /**
     * Links the records of one delivery that the match found for a customer, in their order.
     *
     * <p>What a person has said of the record's code and the customer holds, whatever the rules say (F137); only where
     * nobody has, the rules are asked.
     *
     * <p>A code in force says it for certain, unless the records' codes are in force for two customers (F3, F27). A code
     * that is history on one side may once have been recorded for somebody else (F2), so it needs one thing more: the
     * register ends our code in the same delivery (F1); or it told us the former code itself, and no name contradicts
     * (F39); or birth date and names agree. What one record proves of a code holds for the delivery's others too.
     */
    public List<Link> link(Customer customer, List<RegisterRecord> records) {
        KnownCodes known = new KnownCodes(customer, codes, records);
        return records.stream().map(record -> link(customer, record, known)).toList();
    }

    private Link link(Customer customer, RegisterRecord record, KnownCodes known) {
        if (customer.number().equals(record.key().customerNumber())) {
            return link(customer, record, Verdict.SAME, SAME_NUMBER);
        }
        Hetu said = record.key().hetu();
        // Only an answer or a question needs the key: most records of most customers meet neither.
        long key = verdicts.isEmpty() ? 0 : recordKey(said);
        Verdict answered = verdicts.isEmpty() ? null : verdicts.find(key, customer.id());
        Set<Integer> others = otherCustomers(customer, record, key);
        String rule = said == null || !others.isEmpty() ? null : known.ruleFor(said, record.active());
        if (answered != null) {
            String against = against(answered, rule, others);
            return new Link(customer.id(), record.row(), answered, PERSON, List.of(), key, against);
        }
        if (!others.isEmpty()) {
            return possible(customer, record, ClericalTask.CODE_ON_TWO_CUSTOMERS, others);
        }
        return rule == null
                ? possible(customer, record, ClericalTask.HISTORIC_CODE, Set.of())
                : link(customer, record, Verdict.SAME, rule);
    }

    private Link possible(Customer customer, RegisterRecord record, String question, Set<Integer> others) {
        long key = recordKey(record.key().hetu());
        return new Link(customer.id(), record.row(), Verdict.POSSIBLE, question, List.copyOf(others), key, "");
    }

    private long recordKey(@Nullable Hetu said) {
        return said == null ? 0 : codes.recordKey(said.packed());
    }

    /** What the rules hold against a person's answer: a certain link where it is none, or another customer's code. */
    private static String against(Verdict answered, @Nullable String rule, Set<Integer> others) {
        if (answered == Verdict.DIFFERENT) {
            return rule == null ? "" : rule;
        }
        return others.isEmpty() ? "" : ClericalTask.CODE_ON_TWO_CUSTOMERS;
    }

    /** The other customers whose codes in force the record names as the person's own, unless a person said no. */
    private Set<Integer> otherCustomers(Customer customer, RegisterRecord record, long key) {
        Set<Integer> others = new TreeSet<>();
        Hetu said = record.key().hetu();
        if (said != null) {
            addOther(customer, said, others);
        }
        record.key().former().forEach(former -> addOther(customer, former, others));
        others.removeIf(other -> verdicts.find(key, other) == Verdict.DIFFERENT);
        return others;
    }

    private void addOther(Customer customer, Hetu code, Set<Integer> others) {
        int owner = index.findByHetu(code.packed());
        if (owner >= 0 && owner != customer.id()) {
            others.add(owner);
        }
    }

    private static Link link(Customer customer, RegisterRecord record, Verdict verdict, String rule) {
        return new Link(customer.id(), record.row(), verdict, rule, List.of(), 0, "");
    }
}
