package fi.ajantasa.writeback;

import fi.ajantasa.report.ListName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.roaringbitmap.RoaringBitmap;

/** What came of each message of a file: the right side of E6. */
final class Comparison {
    private final Map<String, Answer.Row> answers;
    private final SortedMap<String, Map<Key, RoaringBitmap>> byRun = new TreeMap<>();
    private final Set<Message.Key> unsettled = new HashSet<>();
    private int refused;
    private int differing;

    /** A list of a run: its name, and the item. */
    record Key(ListName name, String item) {}

    Comparison(List<Message> messages, Map<String, Answer.Row> answers) {
        this.answers = answers;
        messages.forEach(this::add);
    }

    private void add(Message message) {
        Answer.Row row = answers.get(message.key().text());
        if (row == null || !row.accepted()) {
            refused++;
            unsettled.add(message.key());
            put(ListName.NOT_ACKNOWLEDGED, message);
            return;
        }
        put(ListName.ACKNOWLEDGED, message);
        if (isEqual(message, row.value())) {
            put(ListName.READ_BACK_EQUAL, message);
        } else {
            differing++;
            unsettled.add(message.key());
            put(ListName.READ_BACK_DIFFERS, message);
        }
    }

    /** What was withheld has no value to compare; any other is held as it was written. */
    private static boolean isEqual(Message message, String value) {
        return message.action() == Message.Action.WITHHELD
                || value.equals(message.value())
                || value.equals(ChangeFile.inCsv(message.value()));
    }

    /** What a person said is on no list of a run. */
    private void put(ListName name, Message message) {
        if (!OutboxRow.isOfRun(message.key().run())) {
            return;
        }
        byRun.computeIfAbsent(message.key().run(), it -> new HashMap<>())
                .computeIfAbsent(new Key(name, message.key().item()), it -> new RoaringBitmap())
                .add(message.key().customer());
    }

    /** The customers of each list of each run. */
    SortedMap<String, Map<Key, RoaringBitmap>> byRun() {
        return byRun;
    }

    /** The first run that has this list; none where only words of people are on it. */
    Optional<String> findRunWith(ListName name) {
        return byRun.entrySet().stream()
                .filter(run -> run.getValue().keySet().stream().anyMatch(it -> it.name() == name))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** What is left of the rows that the messages were made of: what was not taken, or is held otherwise (F158). */
    List<OutboxRow> left(List<OutboxRow> rows) {
        Map<Whose, Set<String>> items = new HashMap<>();
        unsettled.forEach(it -> items.computeIfAbsent(new Whose(it.run(), it.customer()), any -> new HashSet<>())
                .add(it.item()));
        return rows.stream()
                .map(it -> it.of(items.getOrDefault(new Whose(it.run(), it.customer()), Set.of())))
                .filter(it -> !it.items().isEmpty())
                .toList();
    }

    private record Whose(String run, int customer) {}

    /** How many messages were refused, or not answered. */
    int refused() {
        return refused;
    }

    /** How many were taken and are held otherwise. */
    int differing() {
        return differing;
    }
}
