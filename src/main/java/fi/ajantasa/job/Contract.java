package fi.ajantasa.job;

import fi.ajantasa.person.Attribute;
import fi.ajantasa.person.Identifier;
import fi.ajantasa.place.ReferenceKind;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a register's files contain: every column is mapped or ignored by name, any other refuses the file.
 *
 * @param reference what a list of places speaks of, null for a register, which speaks of people or companies
 */
public record Contract(
        FileShape main,
        @Nullable FileShape detail,
        Set<String> ignore,
        List<Attribute> declared,
        List<LinkRule> link,
        Entry entry,
        @Nullable ReferenceKind reference) {
    public Contract {
        ignore = Collections.unmodifiableSet(new TreeSet<>(ignore));
        declared = List.copyOf(declared);
        link = List.copyOf(link);
    }

    public Contract(
            FileShape main,
            @Nullable FileShape detail,
            Set<String> ignore,
            List<Attribute> declared,
            List<LinkRule> link) {
        this(main, detail, ignore, declared, link, Entry.NOTHING, null);
    }

    /** The contract of a reference list. */
    static Contract of(ReferenceKind reference, FileShape main, Set<String> ignore) {
        return new Contract(main, null, ignore, List.of(), List.of(), Entry.NOTHING, reference);
    }

    Contract with(Entry other) {
        return new Contract(main, detail, ignore, declared, link, other, reference);
    }

    /** Whether a row is about whoever has its telephone number, and not about a person it names. */
    public boolean isKeyedByPhone() {
        return !link.isEmpty() && link.stream().allMatch(rule -> rule.isByPhone() && rule.then() == Verdict.SAME);
    }

    /** The number by which alone its rows find our customers. */
    public Optional<Identifier> findIdentifier() {
        return link.stream().flatMap(rule -> rule.findIdentifier().stream()).findFirst();
    }

    /** Whether this rule found a customer by nothing but the number of a row that is about a person it names. */
    public boolean isAboutNumberOnly(String rule) {
        return !isKeyedByPhone() && link.stream().anyMatch(it -> it.rule().equals(rule) && it.isByPhone());
    }

    /** Its files: the main one, and the detail file where there is one. */
    List<FileShape> shapes() {
        return detail == null ? List.of(main) : List.of(main, detail);
    }

    /** Every attribute its files can say something about. */
    public Set<String> attributes() {
        if (reference != null) {
            return Set.of();
        }
        var attributes = new TreeSet<String>();
        shapes().forEach(shape -> attributes.addAll(shape.attributes()));
        attributes.addAll(entry.says().keySet());
        if (!main.columnsOf(ColumnWord.PHONE.word()).isEmpty() && !isKeyedByPhone()) {
            attributes.addAll(List.of("mobile-phone", "landline-phone"));
        }
        if (attributes.contains("company-end-date")) {
            attributes.add("company-ended");
        }
        if (!main.columnsOf(ColumnWord.LISTING.word()).isEmpty()) {
            attributes.add("secret-number");
        }
        return attributes;
    }
}
