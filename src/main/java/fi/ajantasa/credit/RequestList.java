package fi.ajantasa.credit;

import fi.ajantasa.customer.Customer;
import fi.ajantasa.customer.Held;
import fi.ajantasa.job.JobDefinition;
import fi.ajantasa.job.Query;
import fi.ajantasa.person.CreditPurpose;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * Whom to ask today: of those of whom the customer system says that their credit may be asked for, each exactly once. Whoever
 * has no live purpose is not here, whatever else is known (F103).
 */
final class RequestList {
    private final Query query;
    private final JobDefinition job;
    private final LocalDate today;
    private final RoaringBitmap answered;
    private final List<Wanted> wanted = new ArrayList<>();
    private final Map<String, RoaringBitmap> requested = new TreeMap<>();
    private final Map<String, RoaringBitmap> refused = new TreeMap<>();
    private final Map<String, RoaringBitmap> withoutCode = new TreeMap<>();

    private int live;

    private RequestList(JobDefinition job, LocalDate today, RoaringBitmap answered) {
        this.query = Objects.requireNonNull(job.receive().query(), "a register that is asked");
        this.job = job;
        this.today = today;
        this.answered = answered;
    }

    /** A customer with a live purpose; the code is encrypted still. */
    record Wanted(int customer, String sealedCode, LivePurpose live) {}

    /**
     * The list.
     *
     * @param holders the customers with a purpose, by id
     * @param answered whom the register answered already, or will answer no other today
     */
    static RequestList of(List<Customer> holders, JobDefinition job, LocalDate today, RoaringBitmap answered) {
        RequestList list = new RequestList(job, today, answered);
        holders.forEach(list::add);
        return list;
    }

    /** How many customers have a purpose today, whether they are asked today or not: what may not grow by itself. */
    int live() {
        return live;
    }

    /** Whom to ask, by customer. */
    List<Wanted> wanted() {
        return wanted;
    }

    /** Everybody the customer system wants asked today, by purpose. */
    Map<String, RoaringBitmap> requested() {
        return requested;
    }

    /** Of these, whose purpose is none the passport enables. */
    Map<String, RoaringBitmap> refused() {
        return refused;
    }

    /** Of these, who has no identity code to be asked by. */
    Map<String, RoaringBitmap> withoutCode() {
        return withoutCode;
    }

    private void add(Customer customer) {
        String word = text(customer, "credit-purpose");
        LocalDate until = day(customer, "credit-purpose-until");
        if (word == null || until == null || until.isBefore(today)) {
            return;
        }
        live++;
        if (answered.contains(customer.id()) || isFresh(customer, word)) {
            return;
        }
        put(requested, word, customer);
        LivePurpose live = CreditPurpose.find(word)
                .flatMap(it -> LivePurpose.find(it, until, job.passport().creditPurposes(), today))
                .orElse(null);
        String code = text(customer, "hetu");
        if (live == null) {
            put(refused, word, customer);
        } else if (code == null) {
            put(withoutCode, word, customer);
        } else {
            wanted.add(new Wanted(customer.id(), code, live));
        }
    }

    /** Whether an answer for the same purpose is held that is young enough. */
    private boolean isFresh(Customer customer, String purpose) {
        LocalDate asOf = day(customer, "credit-as-of");
        return asOf != null
                && purpose.equals(text(customer, "credit-asked-for"))
                && asOf.plusDays(query.pace().again()).isAfter(today);
    }

    private static void put(Map<String, RoaringBitmap> lists, String word, Customer customer) {
        lists.computeIfAbsent(word, it -> new RoaringBitmap()).add(customer.id());
    }

    private static @Nullable String text(Customer customer, String attribute) {
        Held held = customer.held().get(attribute);
        return held == null ? null : held.value();
    }

    /** A day known to the day; any other is none. */
    private static @Nullable LocalDate day(Customer customer, String attribute) {
        String text = text(customer, attribute);
        return text != null && text.matches("\\d{4}-\\d{2}-\\d{2}") ? LocalDate.parse(text) : null;
    }
}
