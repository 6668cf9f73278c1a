package fi.ajantasa.batch;

import fi.ajantasa.changes.UnreadQuery;
import fi.ajantasa.customer.CustomerIndex;
import fi.ajantasa.person.HetuBytes;
import fi.ajantasa.source.FileProof;
import fi.ajantasa.source.KeyColumn;
import fi.ajantasa.source.RecordParser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;

/** Whose rows wait when a run begins: by customer, and by the codes they name, which we may not know yet (F113). */
final class Quarantine {
    private final String register;
    private final Map<Integer, List<WaitingRow>> byCustomer = new HashMap<>();
    private final Map<Long, Integer> codes = new HashMap<>();

    /** Of whom a journal told what cannot be read, and who stands restricted for whatever waits. */
    private final RoaringBitmap unread;

    private final RoaringBitmap restricted;

    private Quarantine(String register, List<WaitingRow> rows, RoaringBitmap unread, RoaringBitmap restricted) {
        this.register = register;
        this.unread = unread;
        this.restricted = restricted;
        rows.forEach(row -> byCustomer
                .computeIfAbsent(row.customer(), it -> new ArrayList<>())
                .add(row));
    }

    static Quarantine load(RunContext context) {
        Workplace workplace = context.workplace();
        Quarantine quarantine = new Quarantine(
                context.run().order().register(),
                workplace.quarantine().list(),
                new UnreadQuery(workplace.dataSource()).customers(),
                workplace.restrictions().customers(WaitingRestriction.REASON));
        if (!context.createsCustomers()) {
            quarantine.learnCodes(context);
        }
        return quarantine;
    }

    private void learnCodes(RunContext context) {
        RecordParser parser = new RecordParser(context.job().receive().format());
        Map<Integer, List<FileProof>> files = new HashMap<>();
        byCustomer.values().stream().flatMap(List::stream).filter(this::isOurs).forEach(row -> {
            FileProof file = files.computeIfAbsent(
                            row.origin().extract(), context.workplace().extracts()::proof)
                    .get(row.file());
            int key = KeyColumn.of(context.shape(row.file()), file.header()).index();
            Poison.attempt(() -> code(parser, row, key, context))
                    .ifPresent(code -> codes.merge(
                            code, row.customer(), (one, other) -> one.equals(other) ? one : CustomerIndex.SEVERAL));
        });
    }

    private static long code(RecordParser parser, WaitingRow row, int key, RunContext context) {
        byte[] record = context.workplace().keys().openRecord(row.sealed(), row.customer(), row.origin());
        byte[] code = parser.parse(record, row.file(), row.origin().row())
                .values()
                .get(key)
                .getBytes(StandardCharsets.UTF_8);
        return HetuBytes.pack(code, 0, code.length);
    }

    private boolean isOurs(WaitingRow row) {
        return row.counts() && row.register().equals(register);
    }

    /** The rows of a customer that wait in this run's register, in order. */
    List<WaitingRow> rows(int customer) {
        return byCustomer.getOrDefault(customer, List.of()).stream()
                .filter(this::isOurs)
                .toList();
    }

    /** Whether rows of the customer wait in a register other than this run's, or events that cannot be read. */
    boolean waitsElsewhere(int customer) {
        return unread.contains(customer) || hasRowsElsewhere(customer);
    }

    private boolean hasRowsElsewhere(int customer) {
        return byCustomer.getOrDefault(customer, List.of()).stream()
                .anyMatch(it -> it.counts() && !it.register().equals(register));
    }

    /** Whether anything stands here of the customer in this register, be it of a delivery that no longer counts. */
    boolean knows(int customer) {
        return !byCustomer.isEmpty()
                && byCustomer.getOrDefault(customer, List.of()).stream()
                        .anyMatch(it -> it.register().equals(register));
    }

    /** The customer whose waiting rows name this code, {@link CustomerIndex#NONE} or {@link CustomerIndex#SEVERAL}. */
    int findByHetu(long packed) {
        return codes.isEmpty() ? CustomerIndex.NONE : codes.getOrDefault(packed, CustomerIndex.NONE);
    }

    /**
     * The customers to decide: whose rows may still be tried, who wait no longer because a delivery was refused, and whose
     * events cannot be read, or can be again, while their restriction says otherwise.
     */
    RoaringBitmap toDecide(int attempts) {
        RoaringBitmap customers = new RoaringBitmap();
        byCustomer.keySet().stream().filter(this::knows).forEach(customer -> {
            List<WaitingRow> rows = rows(customer);
            if (rows.isEmpty() || rows.get(0).attempts() < attempts) {
                customers.add(customer);
            }
        });
        customers.or(RoaringBitmap.andNot(unread, restricted));
        restricted.stream()
                .filter(it -> !byCustomer.containsKey(it) && !unread.contains(it))
                .forEach(customers::add);
        return customers;
    }
}
