package fi.ajantasa.job;

import fi.ajantasa.person.Attribute;
import fi.ajantasa.person.AttributeCatalogue;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads what the customer system is told, and refuses what it may not know. */
final class WriteBackReader {
    static final Map<String, WriteBack.Format> FORMATS = Vocabulary.words(WriteBack.Format.class);
    private static final String KEY = "write-back";

    private final AttributeCatalogue catalogue;
    private final Path home;

    /** @param home what relative paths are taken from */
    WriteBackReader(AttributeCatalogue catalogue, Path home) {
        this.catalogue = catalogue;
        this.home = home;
    }

    @Nullable
    WriteBack read(Section decisions) {
        if (!decisions.has(KEY)) {
            return null;
        }
        Section section = decisions.section(KEY, Shape.WRITE_BACK);
        Set<String> purposes = new HashSet<>(section.choices("purposes", Vocabulary.PURPOSES));
        RemoteReader places = new RemoteReader(home);
        Remote answers = places.outbox(section, "answers", "an answer");
        if (answers instanceof HttpsPlace) {
            section.note(section.lineOf("answers"), "answers are looked for by name", "write one of folder and sftp");
        }
        return new WriteBack(
                section.value("system", WriteBackReader::name, "system", "write it like crm"),
                purposes,
                attributes(section, purposes),
                places.outbox(section, "to", "a change file"),
                answers,
                section.choice("format", FORMATS, WriteBack.Format.JSON_LINES),
                section.value("within", Vocabulary::days, 1, "write a number of days like 1 day"));
    }

    private static String name(String text) {
        if (!Vocabulary.isName(text)) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    private Set<String> attributes(Section section, Set<String> purposes) {
        Set<String> attributes = new TreeSet<>();
        for (Word word : section.list("attributes")) {
            Optional<Attribute> known = catalogue.find(word.text());
            if (known.isEmpty()) {
                section.note(word.line(), "unknown attribute " + word.text(), Suggestion.of(word.text(), names()));
            } else if (!known.get().mayGoTo(purposes)) {
                section.note(
                        word.line(),
                        word.text() + " may not go to a system that is used for " + String.join(", ", sorted(purposes)),
                        "take it away: credit data and identity codes stay here, and so does what serves fewer purposes");
            }
            attributes.add(word.text());
        }
        return attributes;
    }

    private static Set<String> sorted(Set<String> words) {
        return new TreeSet<>(words);
    }

    /** What may go to some system. */
    private Set<String> names() {
        Set<String> names = new TreeSet<>();
        catalogue.list().stream().filter(it -> it.mayGoTo(it.purposes())).forEach(it -> names.add(it.name()));
        return names;
    }
}
