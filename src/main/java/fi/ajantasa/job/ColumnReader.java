package fi.ajantasa.job;

import fi.ajantasa.person.AddressPart;
import fi.ajantasa.person.Attribute;
import fi.ajantasa.person.AttributeCatalogue;
import fi.ajantasa.person.CreditPurpose;
import fi.ajantasa.person.ValueKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads one column of a job file: what it is here, and the codes that lead there. */
final class ColumnReader {
    /** What is told in parts only. */
    private static final Set<ValueKind> ONLY_PARTS = Set.of(ValueKind.PAYMENT, ValueKind.CONSUMPTION);

    private static final String SEPARATOR = "write one character like \"|\"";

    private final AttributeCatalogue catalogue;
    private final List<String> purposes;

    private final CodeListReader codeLists;

    /** @param codeLists reads the files that hold codes of many registers, or of one that changes by itself */
    ColumnReader(AttributeCatalogue catalogue, List<String> purposes, CodeListReader codeLists) {
        this.catalogue = catalogue;
        this.purposes = purposes;
        this.codeLists = codeLists;
    }

    /** The column, or nothing when it cannot be told what it is. */
    Optional<Column> read(Word name, Section section) {
        String is = section.text("is");
        int dot = is.indexOf('.');
        String attribute = dot < 0 ? is : is.substring(0, dot);
        String part = dot < 0 ? "" : is.substring(dot + 1);
        if (is.isEmpty() || !known(attribute, part, section)) {
            return Optional.empty();
        }
        Optional<CodeListReader.CodeList> list = codeLists.find(section);
        return Optional.of(new Column(
                name.text(),
                attribute,
                dot < 0 ? null : part,
                section.has("clean") ? cleaner(attribute, section) : null,
                codes(is, list.map(CodeListReader.CodeList::section).orElse(section)),
                of(attribute, section),
                section.has("split") ? section.value("split", ColumnReader::separator, "", SEPARATOR) : null,
                list.map(CodeListReader.CodeList::name).orElse("")));
    }

    private String cleaner(String attribute, Section section) {
        Set<ValueKind> kinds = section.choice("clean", Vocabulary.CLEANERS, Set.of());
        ValueKind kind = kind(attribute);
        if (!kinds.isEmpty() && !kinds.contains(kind)) {
            section.note(
                    section.lineOf("clean"),
                    "cleaner " + section.text("clean") + " is not for " + attribute,
                    "it is for attributes of kind "
                            + String.join(
                                    ", ",
                                    new TreeSet<>(
                                            kinds.stream().map(Vocabulary::word).toList())));
        }
        return section.text("clean");
    }

    private ValueKind kind(String attribute) {
        return switch (ColumnWord.find(attribute).orElse(ColumnWord.ADDRESS)) {
            case NAME -> ValueKind.NAME;
            case PHONE -> ValueKind.PHONE;
            default -> catalogue.find(attribute).map(Attribute::kind).orElse(ValueKind.ADDRESS);
        };
    }

    private static String separator(String text) {
        if (text.length() != 1) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    private boolean known(String attribute, String part, Section section) {
        Optional<Attribute> found = catalogue.find(attribute);
        Optional<ColumnWord> word = ColumnWord.find(attribute);
        int line = section.lineOf("is");
        if (found.isEmpty() && word.isEmpty()) {
            var all = new HashSet<>(ColumnWord.words());
            catalogue.list().forEach(it -> all.add(it.name()));
            section.note(line, "unknown attribute " + attribute, Suggestion.of(attribute, all));
            return false;
        }
        found.ifPresent(it -> checkPurpose(it, section));
        Set<String> parts = word.map(ColumnReader::parts).orElseGet(() -> parts(found.orElseThrow()));
        boolean whole = part.isEmpty()
                && word.map(it -> it.parts().isEmpty())
                        .orElseGet(
                                () -> !ONLY_PARTS.contains(found.orElseThrow().kind()));
        if (!whole && !parts.contains(part)) {
            String wrong = part.isEmpty() ? attribute + " needs a part" : attribute + " has no part " + part;
            section.note(line, wrong, parts.isEmpty() ? "write " + attribute + " alone" : Suggestion.of(part, parts));
            return false;
        }
        return true;
    }

    private void checkPurpose(Attribute attribute, Section section) {
        if (!purposes.isEmpty() && purposes.stream().noneMatch(attribute.purposes()::contains)) {
            section.note(
                    section.lineOf("is"),
                    attribute.name() + " serves " + String.join(", ", new TreeSet<>(attribute.purposes()))
                            + ", none of which the passport names",
                    "move the column to ignore, or complete the purposes of the passport");
        }
    }

    private static Set<String> parts(ColumnWord word) {
        var parts = new HashSet<>(word.parts());
        if (!parts.isEmpty()) {
            parts.add("from");
            parts.add("until");
        }
        if (word == ColumnWord.ADDRESS) {
            parts.addAll(addressParts());
        }
        return parts;
    }

    private static Set<String> parts(Attribute attribute) {
        var parts = new HashSet<>(Set.of("from", "until"));
        if (attribute.kind() == ValueKind.DATE) {
            parts.add("precision");
        } else if (attribute.kind() == ValueKind.PAYMENT) {
            parts.addAll(Set.of("day", "euros", "cents", "reversed"));
        } else if (attribute.kind() == ValueKind.CONSUMPTION) {
            parts.addAll(Set.of("energy", "hours", "gaps"));
        } else if (attribute.kind() == ValueKind.ADDRESS) {
            parts.addAll(addressParts());
        }
        return parts;
    }

    private static Set<String> addressParts() {
        var parts = new HashSet<>(Vocabulary.words(AddressPart.class).keySet());
        parts.add("street-line");
        return parts;
    }

    /** @param section of the column or of the code list it names */
    private Map<String, String> codes(String is, Section section) {
        Set<String> targets = targets(is);
        if (!targets.isEmpty() && !section.has("codes") && !section.has("code-list")) {
            section.note(section.line(), is + " needs codes", "add codes: that lead to " + String.join(", ", targets));
        }
        Section all = section.section("codes");
        var codes = new LinkedHashMap<String, String>();
        for (Word code : all.words()) {
            String target = all.text(code.text());
            if (!targets.isEmpty() && !targets.contains(target)) {
                all.note(
                        code.line(),
                        "code " + code.text() + " leads to " + target + ", which " + is + " does not know",
                        Suggestion.of(target, targets));
            }
            codes.put(code.text(), target);
        }
        return codes;
    }

    /** The words the codes must lead to; empty where any word will do or none is needed. */
    private Set<String> targets(String is) {
        if (is.endsWith(".precision")) {
            return new TreeSet<>(Vocabulary.PRECISIONS);
        } else if (is.endsWith(".reversed")) {
            return new TreeSet<>(Vocabulary.SWITCH);
        }
        return switch (is) {
            case "address.kind" -> names(ValueKind.ADDRESS);
            case "name.kind" -> names(ValueKind.NAME);
            case "entry" -> names(ValueKind.FLAG);
            case "credit-purpose" -> new TreeSet<>(CreditPurpose.words());
            default ->
                catalogue.find(is).filter(it -> it.kind() == ValueKind.FLAG).isPresent()
                        ? new TreeSet<>(Vocabulary.SWITCH)
                        : ColumnWord.find(is)
                                .<Set<String>>map(it -> new TreeSet<>(it.codes()))
                                .orElse(Set.of());
        };
    }

    private Set<String> names(ValueKind kind) {
        var names = new TreeSet<>(Set.of(ColumnWord.NONE));
        catalogue.list().stream().filter(it -> it.kind() == kind).forEach(it -> names.add(it.name()));
        return names;
    }

    private List<String> of(String attribute, Section section) {
        boolean wanted = attribute.equals(ColumnWord.SAID_ON.word());
        if (wanted != section.has("of")) {
            section.note(
                    section.line(),
                    wanted ? "said-on does not tell of what" : "of belongs to said-on only",
                    wanted ? "add of: [attribute, …]" : "remove of");
        }
        var of = new ArrayList<String>();
        for (Word word : section.list("of")) {
            if (catalogue.find(word.text()).isEmpty()) {
                section.note(word.line(), "unknown attribute " + word.text(), Suggestion.of(word.text(), names()));
            }
            of.add(word.text());
        }
        return of;
    }

    private Set<String> names() {
        var names = new HashSet<String>();
        catalogue.list().forEach(it -> names.add(it.name()));
        return names;
    }
}
