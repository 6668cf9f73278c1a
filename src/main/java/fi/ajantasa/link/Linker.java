package fi.ajantasa.link;

import fi.ajantasa.customer.Customer;
import fi.ajantasa.job.Verdict;
import fi.ajantasa.normalise.RegisterRecord;
import fi.ajantasa.person.Hetu;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Decides by exact rules whether the records that hit a customer speak of that customer. */
public final class Linker {

    public static final String SAME_NUMBER = "same-customer-number";
    public static final String SAME_HETU = "same-hetu";
    public static final String HETU_CHANGED = "hetu-changed";
    public static final String FORMER_HETU = "former-hetu";
    public static final String HISTORIC_HETU_AND_PERSON = "historic-hetu-and-person";

    private final CodeIndex index;
    private final Codes codes;

    public Linker(CodeIndex index, Codes codes) {
        this.index = index;
        this.codes = codes;
    }

    /**
     * Links the records of one delivery that the match found for a customer, in their order.
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
        Set<Integer> others = otherCustomers(customer, record);
        if (!others.isEmpty()) {
            return new Link(
                    customer.id(),
                    record.row(),
                    Verdict.POSSIBLE,
                    ClericalTask.CODE_ON_TWO_CUSTOMERS,
                    List.copyOf(others));
        }
        Hetu said = record.key().hetu();
        String rule = said == null ? null : known.ruleFor(said, record.active());
        return rule == null
                ? link(customer, record, Verdict.POSSIBLE, ClericalTask.HISTORIC_CODE)
                : link(customer, record, Verdict.SAME, rule);
    }

    /** The other customers whose codes in force the record names as the person's own. */
    private Set<Integer> otherCustomers(Customer customer, RegisterRecord record) {
        Set<Integer> others = new TreeSet<>();
        Hetu said = record.key().hetu();
        if (said != null) {
            addOther(customer, said, others);
        }
        record.key().former().forEach(former -> addOther(customer, former, others));
        return others;
    }

    private void addOther(Customer customer, Hetu code, Set<Integer> others) {
        int owner = index.findByHetu(code.packed());
        if (owner >= 0 && owner != customer.id()) {
            others.add(owner);
        }
    }

    private static Link link(Customer customer, RegisterRecord record, Verdict verdict, String rule) {
        return new Link(customer.id(), record.row(), verdict, rule, List.of());
    }
}
