package fi.ajantasa.contact;

import java.util.SortedMap;
import java.util.TreeMap;

/** What receipts add up to: equation E9 is that the candidates are the allowed and the denied, and each has a receipt. */
public final class ReceiptSums {
    private final SortedMap<String, Long> byFirstReason = new TreeMap<>();
    private long allowed;
    private long denied;

    void add(Receipt receipt) {
        if (receipt.isAllowed()) {
            allowed++;
        } else {
            denied++;
            byFirstReason.merge(receipt.firstReason(), 1L, Long::sum);
        }
    }

    /** A receipt that was written anew after the person objected. */
    void replace(Receipt before, Receipt after) {
        remove(before);
        add(after);
    }

    private void remove(Receipt receipt) {
        if (receipt.isAllowed()) {
            allowed--;
        } else {
            denied--;
            byFirstReason.computeIfPresent(receipt.firstReason(), (word, count) -> count == 1 ? null : count - 1);
        }
    }

    public long allowed() {
        return allowed;
    }

    /** All that were not allowed, those of whom it is unknown among them. */
    public long denied() {
        return denied;
    }

    public SortedMap<String, Long> byFirstReason() {
        return byFirstReason;
    }

    /** Whether another count of the same receipts gives the same, and both give the candidates. */
    boolean balances(ReceiptSums other, long candidates) {
        long byReason =
                byFirstReason.values().stream().mapToLong(Long::longValue).sum();
        return allowed == other.allowed
                && denied == other.denied
                && byReason == denied
                && byFirstReason.equals(other.byFirstReason)
                && candidates == allowed + denied;
    }
}
