package fi.ajantasa.contact;

import fi.ajantasa.audit.MerkleList;
import fi.ajantasa.customer.Customer;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.customer.SealStore;
import fi.ajantasa.job.Jobs;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import javax.sql.DataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks the one function about every customer, in blocks, and keeps a receipt of each answer. */
final class Screening {
    private static final int BLOCK = 2000;
    private final SnapshotQuery snapshots;
    private final ObjectionStore objections;
    private final ExportStore exports;
    private final SealStore seals;
    private final Contactability rules;
    private final Question question;
    private final ReceiptSums sums = new ReceiptSums();
    private final int lastId;
    private String receiptsHash = "";

    Screening(DataSource dataSource, KeyVault keys, Jobs jobs, Registers registers, Question question) {
        this.snapshots = new SnapshotQuery(dataSource, keys);
        this.objections = new ObjectionStore(dataSource);
        this.exports = new ExportStore(dataSource);
        this.seals = new SealStore(dataSource, keys);
        this.rules = new Contactability(jobs.decisions(), jobs.catalogue(), registers);
        this.question = question;
        this.lastId = snapshots.lastId();
    }

    ReceiptSums sums() {
        return sums;
    }

    /** The root over the roots of all blocks of receipts as they were last read back. */
    String receiptsHash() {
        return receiptsHash;
    }

    /** Screens everybody; those who may be contacted are shown when their receipts are committed. */
    void screen(
            int export,
            TransactionTemplate transaction,
            BiConsumer<Customer, Reach> allowed,
            Exporter.Progress progress) {
        for (int first = 1, number = 1; first <= lastId; first += BLOCK, number++) {
            int from = first;
            int block = number;
            int to = Math.min(lastId, first + BLOCK - 1);
            List<Snapshot> people = Objects.requireNonNull(transaction.execute(status -> snapshots.range(from, to)));
            List<Receipt> receipts = people.stream().map(this::receipt).toList();
            if (!receipts.isEmpty()) {
                ReceiptBlock kept = ReceiptBlock.of(receipts);
                seals.change(ExportStore.receipts(export, kept), question.at(), () -> exports.add(export, block, kept));
            }
            for (int i = 0; i < receipts.size(); i++) {
                sums.add(receipts.get(i));
                Reach reach = receipts.get(i).answer().reach();
                if (receipts.get(i).isAllowed() && reach != null) {
                    allowed.accept(people.get(i).customer(), reach);
                }
            }
            progress.screened(to, lastId);
        }
    }

    private Receipt receipt(Snapshot person) {
        return new Receipt(person.customer().id(), rules.answer(person, question));
    }

    /**
     * Asks again about those who said something since, and about who may be the same people.
     *
     * @return the numbers of those who were allowed and are not any more
     */
    Map<Integer, String> obey(int export, long heard, TransactionTemplate transaction) {
        Map<Integer, String> gone = new TreeMap<>();
        for (int customer : snapshots.withSamePeople(objections.customersAfter(heard))) {
            transaction.executeWithoutResult(status -> snapshots.range(customer, customer).stream()
                    .filter(person -> !receipt(person).isAllowed())
                    .filter(person -> exports.findBlock(export, customer)
                            .filter(block -> replaced(export, block, receipt(person)))
                            .isPresent())
                    .forEach(person -> gone.put(customer, person.customer().number())));
        }
        return gone;
    }

    /** Puts the receipt in the place of one that allowed; whoever was not allowed already keeps the first. */
    private boolean replaced(int export, ReceiptBlock block, Receipt now) {
        List<Receipt> receipts = new ArrayList<>(block.receipts());
        for (int i = 0; i < receipts.size(); i++) {
            Receipt before = receipts.get(i);
            if (before.customer() == now.customer() && before.isAllowed()) {
                receipts.set(i, now);
                ReceiptBlock kept = ReceiptBlock.of(receipts);
                seals.change(ExportStore.receipts(export, kept), question.at(), () -> exports.replace(export, kept));
                sums.replace(before, now);
                return true;
            }
        }
        return false;
    }

    /** Reads the receipts back and counts them anew against candidates, sums and rows of the file (E9). */
    boolean balances(int export, long rows) {
        ReceiptSums stored = new ReceiptSums();
        List<byte[]> hashes = new ArrayList<>();
        exports.read(export, block -> {
            List<Receipt> receipts = block.receipts();
            receipts.forEach(stored::add);
            hashes.add(HexFormat.of().parseHex(block.hash()));
        });
        receiptsHash = new MerkleList(hashes).root();
        return stored.balances(sums, candidates()) && rows == stored.allowed();
    }

    long candidates() {
        return snapshots.count(lastId);
    }
}
