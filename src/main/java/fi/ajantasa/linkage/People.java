package fi.ajantasa.linkage;

import java.util.List;
import java.util.Map;

/**
 * Persons gathered as the left side of linking, compact in memory: one record for each home of a person with each phone,
 * for a file may know either.
 */
public final class People {
    /** The most records of one person; what is beyond is not compared. */
    private static final int MOST = 6;

    final Vocabularies texts = new Vocabularies(0);
    final Records records = new Records(0);
    final IntList owners = new IntList();
    private final RecordWriter writer = new RecordWriter(texts, Integer.MAX_VALUE);
    private final Cell cell = new Cell();

    /** Adds a person under a number of the caller's. */
    public void add(int person, PersonTexts known) {
        int first = records.add();
        owners.add(person);
        write(known.texts(), first);
        List<Map<Kind, String>> homes = known.homes().isEmpty() ? List.of(Map.of()) : known.homes();
        List<String> phones = known.phones().isEmpty() ? List.of("") : known.phones();
        int added = 0;
        for (Map<Kind, String> home : homes) {
            for (String phone : phones) {
                if (added < MOST) {
                    int row = added == 0 ? first : variant(person);
                    write(home, row);
                    write(Kind.PHONE, phone, row);
                    added++;
                }
            }
        }
    }

    /** How many persons were added. */
    public int size() {
        return records.persons();
    }

    private int variant(int person) {
        owners.add(person);
        int row = records.addVariant();
        records.clearPlaces(row);
        return row;
    }

    private void write(Map<Kind, String> values, int row) {
        values.forEach((kind, text) -> write(kind, text, row));
    }

    private void write(Kind kind, String text, int row) {
        if (!text.isEmpty()) {
            cell.set(text);
            writer.write(kind, cell.composed(), records, row);
        }
    }
}
