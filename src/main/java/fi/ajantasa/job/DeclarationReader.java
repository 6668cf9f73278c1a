package fi.ajantasa.job;

import fi.ajantasa.person.Attribute;
import fi.ajantasa.person.Category;
import fi.ajantasa.person.Effect;
import fi.ajantasa.person.Sensitivity;
import fi.ajantasa.person.ValueKind;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the attributes that job files declare for themselves, and which source wins for them. */
final class DeclarationReader {
    private final Map<String, Attribute> declared = new LinkedHashMap<>();
    private final Map<String, Survivorship> ranked = new LinkedHashMap<>();
    private final Set<String> builtIn;

    DeclarationReader(List<Attribute> builtIn) {
        this.builtIn = new HashSet<>();
        builtIn.forEach(attribute -> this.builtIn.add(attribute.name()));
    }

    /** The attributes one job file declares. */
    List<Attribute> read(Section job) {
        Section all = job.section("attributes");
        var list = new ArrayList<Attribute>();
        for (Word name : all.words()) {
            Section one = all.section(name.text(), Shape.ATTRIBUTE);
            if (!Vocabulary.isName(name.text())) {
                all.note(name.line(), name.text() + " is no attribute name", "write it like valid-to");
            } else if (builtIn.contains(name.text()) || declared.containsKey(name.text())) {
                all.note(name.line(), name.text() + " exists already", "map columns to it, or choose another name");
            } else {
                checkCredit(name, one);
                checkMarketing(name, one);
                Attribute attribute = attribute(name.text(), one);
                declared.put(name.text(), attribute);
                list.add(attribute);
                rank(name.text(), one);
            }
        }
        return list;
    }

    List<Attribute> declared() {
        return List.copyOf(declared.values());
    }

    /** Survivorship given beside the declaration. */
    Map<String, Survivorship> ranked() {
        return ranked;
    }

    private static boolean leaksCredit(Section section) {
        Set<String> purposes = purposes(section);
        boolean credit = section.text("category").equals(Vocabulary.word(Category.CREDIT));
        return credit && (purposes.isEmpty() || !Attribute.CREDIT_PURPOSES.containsAll(purposes));
    }

    private static void checkCredit(Word name, Section section) {
        if (leaksCredit(section)) {
            section.note(
                    section.lineOf("purposes"),
                    name.text() + ": " + Attribute.CREDIT_ONLY,
                    "write purposes: [credit, collection], or one of them");
        }
    }

    private static void checkMarketing(Word name, Section section) {
        if (leaksHabits(section)) {
            section.note(
                    section.lineOf("purposes"),
                    name.text() + ": " + Attribute.NEVER_MARKETING,
                    "take marketing from its purposes");
        }
    }

    private static boolean leaksHabits(Section section) {
        ValueKind kind = Vocabulary.words(ValueKind.class).getOrDefault(section.text("kind"), ValueKind.TEXT);
        return kind.collects() && purposes(section).contains("marketing");
    }

    private static Attribute attribute(String name, Section section) {
        return new Attribute(
                name,
                leaksHabits(section)
                        ? ValueKind.TEXT
                        : section.choice("kind", Vocabulary.words(ValueKind.class), ValueKind.TEXT),
                leaksCredit(section)
                        ? Category.OTHER
                        : section.choice("category", Vocabulary.words(Category.class), Category.OTHER),
                purposes(section),
                section.choice("sensitivity", Vocabulary.words(Sensitivity.class), Sensitivity.ORDINARY),
                section.value("retention", Vocabulary::span, Period.ZERO, "write it like 2 years"),
                section.choice("effect", Vocabulary.words(Effect.class), Effect.NONE));
    }

    /** The purposes of a passport or an attribute. */
    static Set<String> purposes(Section section) {
        return Set.copyOf(section.choices("purposes", Vocabulary.PURPOSES));
    }

    private void rank(String name, Section section) {
        if (section.has("sources")) {
            ranked.put(name, survivorship(section));
        }
    }

    static Survivorship survivorship(Section section) {
        var sources = section.list("sources").stream().map(Word::text).toList();
        if (sources.stream().distinct().count() < sources.size()) {
            section.note(section.lineOf("sources"), "a source is named twice", "name each source once");
        }
        return new Survivorship(
                sources,
                section.choice("customer-said", Vocabulary.CUSTOMER_SAID, false),
                section.choice("newest", Vocabulary.NEWEST, false));
    }
}
