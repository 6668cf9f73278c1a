package fi.ajantasa.batch;

import fi.ajantasa.source.Delivery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Two deliveries that claim one sequence of a register with different content (F52).
 *
 * @param received the one that was received before, null when neither was
 * @param first the one received before, or the first by name; null when its files are gone
 */
public record Contention(
        String register, @Nullable ReceivedDelivery received, @Nullable Delivery first, Delivery second) {

    /** All contentions of a register, by sequence. */
    public static List<Contention> find(String register, List<Delivery> inFolder, List<ReceivedDelivery> received) {
        Map<Long, List<Delivery>> bySequence = new TreeMap<>();
        inFolder.forEach(it -> bySequence
                .computeIfAbsent(it.totals().sequence(), any -> new ArrayList<>())
                .add(it));
        List<Contention> contentions = new ArrayList<>();
        bySequence.forEach((sequence, claiming) -> {
            ReceivedDelivery known = received.stream()
                    .filter(it -> it.sequence() == sequence)
                    .reduce((earlier, later) -> later)
                    .orElse(null);
            contentions.addAll(find(register, known, claiming));
        });
        return contentions;
    }

    private static List<Contention> find(String register, @Nullable ReceivedDelivery known, List<Delivery> claiming) {
        String hash = known == null ? claiming.get(0).contentHash() : known.contentHash();
        Delivery first = claiming.stream()
                .filter(it -> it.contentHash().equals(hash))
                .findFirst()
                .orElse(null);
        return claiming.stream()
                .filter(it -> !it.contentHash().equals(hash))
                .map(it -> new Contention(register, known, first, it))
                .toList();
    }

    public long sequence() {
        return second.totals().sequence();
    }

    /** Whether the control file of one of the two has this name. */
    public boolean names(String control) {
        return isNamed(second, control) || (first != null && isNamed(first, control));
    }

    private static boolean isNamed(Delivery delivery, String control) {
        return Objects.toString(delivery.control().getFileName()).equals(control);
    }
}
