package fi.ajantasa.job;

import fi.ajantasa.person.Attribute;
import fi.ajantasa.person.AttributeCatalogue;
import fi.ajantasa.person.ValueKind;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads what standing in a register means by itself. */
final class EntryReader {
    private static final String SAYS = "says";
    private static final String LIFETIME = "lifetime";
    private static final Map<String, String> STATES = Map.of("on", "1", "off", "0");

    private final Section job;
    private final AttributeCatalogue catalogue;
    private final List<String> purposes;

    EntryReader(Section job, AttributeCatalogue catalogue, List<String> purposes) {
        this.job = job;
        this.catalogue = catalogue;
        this.purposes = purposes;
    }

    Entry read(FileShape shape) {
        var says = new TreeMap<String, String>();
        Section section = job.section(SAYS);
        for (Word name : section.words()) {
            if (isFlag(name, section)) {
                says.put(name.text(), section.choice(name.text(), STATES, "1"));
            }
        }
        return new Entry(says, lifetime(shape, !says.isEmpty()));
    }

    private boolean isFlag(Word name, Section section) {
        Attribute attribute = catalogue.find(name.text()).orElse(null);
        if (attribute == null || attribute.kind() != ValueKind.FLAG) {
            var flags = new TreeSet<String>();
            catalogue.list().stream().filter(it -> it.kind() == ValueKind.FLAG).forEach(it -> flags.add(it.name()));
            section.note(
                    name.line(),
                    name.text() + " is not an attribute that is on or off",
                    Suggestion.of(name.text(), flags));
            return false;
        }
        if (!purposes.isEmpty() && purposes.stream().noneMatch(attribute.purposes()::contains)) {
            section.note(
                    name.line(),
                    name.text() + " serves none of the purposes the passport names",
                    "complete the purposes of the passport");
        }
        return true;
    }

    private @Nullable Period lifetime(FileShape shape, boolean says) {
        if (!job.has(LIFETIME)) {
            return null;
        }
        boolean entries = says || !shape.columnsOf(ColumnWord.ENTRY.word()).isEmpty();
        if (!entries || shape.columnsOf(ColumnWord.VALID_FROM.word()).isEmpty()) {
            job.note(
                    job.lineOf(LIFETIME),
                    "a lifetime needs entries and their first day",
                    "add says: or a column that is entry, and a column that is valid-from");
        }
        return job.value(LIFETIME, Vocabulary::span, Period.ZERO, "write it like 3 years");
    }
}
