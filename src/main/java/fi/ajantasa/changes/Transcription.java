package fi.ajantasa.changes;

import fi.ajantasa.audit.Origin;
import fi.ajantasa.customer.KeyVault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.dao.DataAccessException;
import tools.jackson.databind.JsonNode;

/**
 * Writes all that waits, person by person and in order. What cannot be read stops its person only: it and all that came after
 * it wait, it is tried again the next night, and after some nights no more (D2, D11, D13).
 */
final class Transcription {
    private static final int AT_ONCE = 1_000;

    private final EventStore events;
    private final KeyVault keys;
    private final EventRows.Rules rules;
    private final Map<Integer, Integer> attempts;
    private final int limit;
    private final List<Integer> delivered = new ArrayList<>();
    private final Set<Integer> repair = new TreeSet<>();
    private final Set<Integer> tried = new TreeSet<>();
    private final Set<Integer> givenUp = new TreeSet<>();
    private final Set<Integer> cured = new TreeSet<>();

    /**
     * Prepares it.
     *
     * @param attempts how often the next event of each person was tried in vain
     * @param limit after so many it is not tried again
     */
    Transcription(EventStore events, KeyVault keys, Set<String> granted, Map<Integer, Integer> attempts, int limit) {
        this.events = events;
        this.keys = keys;
        this.rules = new EventRows.Rules(GroupTable.ALL, granted, new Tally());
        this.attempts = attempts;
        this.limit = limit;
    }

    /** Where rows go. */
    interface Rows {
        void write(Row row) throws IOException;
    }

    /** Writes what waits of each person; the events of one person stand together. */
    void write(List<EventStore.Waiting> waiting, Rows rows) throws IOException {
        int from = 0;
        while (from < waiting.size()) {
            int to = Math.min(waiting.size(), from + AT_ONCE);
            while (to < waiting.size()
                    && waiting.get(to).customer() == waiting.get(to - 1).customer()) {
                to++;
            }
            writeSome(waiting.subList(from, to), rows);
            from = to;
        }
    }

    private void writeSome(List<EventStore.Waiting> waiting, Rows rows) throws IOException {
        Map<Integer, String> sealed =
                events.sealed(waiting.stream().map(EventStore.Waiting::id).toList());
        int from = 0;
        for (int to = 1; to <= waiting.size(); to++) {
            if (to == waiting.size()
                    || waiting.get(to).customer() != waiting.get(from).customer()) {
                writePerson(waiting.subList(from, to), sealed, rows);
                from = to;
            }
        }
    }

    private void writePerson(List<EventStore.Waiting> told, Map<Integer, String> sealed, Rows rows) throws IOException {
        int customer = told.get(0).customer();
        int before = attempts.getOrDefault(customer, 0);
        if (before >= limit) {
            givenUp.add(customer);
            return;
        }
        PersonRows person = new PersonRows();
        for (EventStore.Waiting one : told) {
            Optional<EventRows.Written> written = attempt(one, sealed.getOrDefault(one.id(), ""));
            if (written.isEmpty()) {
                giveUp(customer, before + 1);
                break;
            }
            person.add(written.get().rows());
            delivered.add(one.id());
            note(written.get().repair(), customer);
        }
        note(person.repair(), customer);
        for (Row row : person.rows()) {
            rows.write(row);
        }
        if (before > 0 && !tried.contains(customer)) {
            cured.add(customer);
        }
    }

    private void giveUp(int customer, int times) {
        tried.add(customer);
        if (times >= limit) {
            givenUp.add(customer);
        }
    }

    private void note(boolean unclear, int customer) {
        if (unclear) {
            repair.add(customer);
        }
    }

    /** A fault of ours or a damaged stored text makes one person wait, never everybody (F20). */
    private Optional<EventRows.Written> attempt(EventStore.Waiting one, String sealed) {
        try {
            byte[] bytes = keys.openRecord(sealed, one.customer(), new Origin(0, one.id()));
            JsonNode body = ReplyReader.JSON.readTree(bytes);
            return EventRows.write(rules, body, one.asked());
        } catch (DataAccessException | UncheckedIOException e) {
            throw e;
        } catch (RuntimeException ofThisPerson) {
            return Optional.empty();
        }
    }

    /** What the delivery holds. */
    List<Integer> delivered() {
        return delivered;
    }

    /** Whose base data must say how things stand. */
    Set<Integer> repair() {
        return repair;
    }

    /** Whose next event was tried in vain this time. */
    Set<Integer> tried() {
        return tried;
    }

    /** Whose next event is tried no more. */
    Set<Integer> givenUp() {
        return givenUp;
    }

    /** Whose events can be read again. */
    Set<Integer> cured() {
        return cured;
    }

    Tally tally() {
        return rules.tally();
    }
}
