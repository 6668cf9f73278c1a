package fi.ajantasa.batch;

import fi.ajantasa.customer.Customer;
import fi.ajantasa.customer.Held;
import fi.ajantasa.job.JobDefinition;
import fi.ajantasa.link.ClericalTask;
import fi.ajantasa.link.Codes;
import fi.ajantasa.link.StoredTask;
import fi.ajantasa.normalise.Claim;
import fi.ajantasa.normalise.Normalised;
import fi.ajantasa.normalise.Normaliser;
import fi.ajantasa.normalise.RegisterRecord;
import fi.ajantasa.person.Attribute;
import fi.ajantasa.person.Category;
import fi.ajantasa.person.Hetu;
import fi.ajantasa.person.Sensitivity;
import fi.ajantasa.person.Spelling;
import fi.ajantasa.report.LinkExample;
import fi.ajantasa.report.LinkQuery;
import fi.ajantasa.source.FileProof;
import fi.ajantasa.source.RecordParser;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Puts what the rows of a task say beside what we hold; a protection order on either side hides where the person lives. */
final class SideBySide {
    private static final String ON = "1";
    private static final String ORDER = "protection-order";
    private final Workplace workplace;
    private final StoredTask stored;
    private final ClericalTask task;
    private final Codes codes;
    private final Map<Integer, Customer> customers = new HashMap<>();

    SideBySide(Workplace workplace, StoredTask stored) {
        this.workplace = workplace;
        this.stored = stored;
        this.task = stored.task();
        this.codes = new Codes(workplace.keys());
        workplace.customers().read(new int[] {task.customer(), task.other()}).forEach(it -> customers.put(it.id(), it));
    }

    TaskView view(boolean revealed) {
        List<PossibleRecord> rows = workplace.possibleRecords().list(stored.id());
        Map<String, String> said = said(rows);
        Map<String, String> held = held(task.customer());
        Map<String, String> ofOther = held(task.other());
        boolean isProtected =
                ON.equals(said.get(ORDER)) || customers.values().stream().anyMatch(Customer::isProtected);
        Set<String> names = new TreeSet<>(held.keySet());
        names.addAll(said.keySet());
        List<TaskView.Line> lines = names.stream()
                .map(name -> line(name, List.of(said, held, ofOther), revealed, isProtected))
                .toList();
        LocalDate kept = rows.isEmpty() ? null : rows.get(0).expires();
        TaskView.Subject subject = new TaskView.Subject(
                task.kind(),
                stored.register(),
                stored.state().word(),
                number(task.customer()),
                number(task.other()),
                new TaskView.Row(task.origin().extract(), task.origin().row()));
        return new TaskView(stored.id(), subject, kept, revealed, links(isProtected), lines);
    }

    /** Also where it is the record or the other customer that is protected, nothing is told of the link. */
    private List<LinkExample> links(boolean isProtected) {
        List<LinkExample> links = new LinkQuery(workplace.dataSource())
                .find(task.customer(), stored.register(), task.mark().key());
        return isProtected ? Collections.nCopies(links.size(), LinkExample.Withheld.BY_PROTECTION_ORDER) : links;
    }

    private String number(int customer) {
        Customer found = customers.get(customer);
        return found == null ? "" : found.number();
    }

    private TaskView.Line line(String name, List<Map<String, String>> sides, boolean revealed, boolean isProtected) {
        Attribute attribute = workplace.jobs().catalogue().require(name);
        boolean tellsWhere =
                attribute.sensitivity() == Sensitivity.PROTECTED || attribute.category() == Category.CONTACT;
        if (isProtected && tellsWhere) {
            return new TaskView.Line(name, "hidden-by-protection-order", null, null, null);
        }
        @Nullable String said = sides.get(0).get(name);
        @Nullable String held = sides.get(1).get(name);
        return new TaskView.Line(
                name,
                comparison(said, held),
                revealed ? said : null,
                revealed ? held : null,
                revealed ? sides.get(2).get(name) : null);
    }

    private static String comparison(@Nullable String said, @Nullable String held) {
        if (said == null || held == null) {
            return said == null ? "only-ours" : "only-register";
        }
        return Spelling.sameBut(said, held) ? "agrees" : "differs";
    }

    private Map<String, String> held(int id) {
        Map<String, String> values = new TreeMap<>();
        Customer customer = customers.get(id);
        if (customer != null) {
            customer.held().forEach((name, held) -> values.put(name, held.value()));
            for (String code : List.of(Codes.CURRENT, Codes.FORMER)) {
                codes.find(customer, code).map(Held::value).ifPresent(it -> values.put(code, it));
            }
        }
        return values;
    }

    private Map<String, String> said(List<PossibleRecord> rows) {
        Map<String, String> said = new TreeMap<>();
        JobDefinition job = workplace.jobs().jobs().get(stored.register());
        if (job != null) {
            rows.forEach(row -> read(row, job).ifPresent(record -> gather(record, said)));
        }
        return said;
    }

    private Optional<RegisterRecord> read(PossibleRecord row, JobDefinition job) {
        Normaliser normaliser = Normaliser.of(
                job,
                workplace.jobs().catalogue(),
                workplace.extracts().proof(row.origin().extract()).stream()
                        .map(FileProof::header)
                        .toList(),
                LocalDate.now(workplace.clock()));
        byte[] bytes = workplace.keys().openRecord(row.sealed(), row.customer(), row.origin());
        Normalised normalised =
                normaliser.normalise(new RecordParser(job.receive().format())
                        .parse(bytes, row.file(), row.origin().row()));
        return normalised instanceof RegisterRecord record ? Optional.of(record) : Optional.empty();
    }

    private static void gather(RegisterRecord record, Map<String, String> said) {
        for (Claim claim : record.claims()) {
            if (claim.value() != null) {
                said.put(claim.attribute(), claim.value());
            }
        }
        Hetu code = record.key().hetu();
        if (code != null) {
            said.put(Codes.CURRENT, code.code());
        }
    }
}
