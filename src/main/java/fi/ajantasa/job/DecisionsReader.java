package fi.ajantasa.job;

import fi.ajantasa.person.Attribute;
import fi.ajantasa.person.AttributeCatalogue;
import fi.ajantasa.person.ValueKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads which source wins per attribute and when marketing is forbidden, and checks both against the registers. */
final class DecisionsReader {
    private final Map<String, JobDefinition> jobs;
    private final Set<String> registers;
    private final AttributeCatalogue catalogue;
    private final Map<String, Survivorship> ranked;
    private final WriteBackReader writeBack;

    DecisionsReader(
            Map<String, JobDefinition> jobs,
            Set<String> registers,
            AttributeCatalogue catalogue,
            Map<String, Survivorship> rankedInJobs,
            WriteBackReader writeBack) {
        this.writeBack = writeBack;
        this.jobs = jobs;
        this.registers = registers;
        this.catalogue = catalogue;
        this.ranked = new LinkedHashMap<>(rankedInJobs);
    }

    Decisions read(YamlFile file, Section section) {
        section.expecting(Shape.DECISIONS);
        ranked.forEach((attribute, survivorship) -> checkSources(attribute, survivorship, section, section.line()));
        Section attributes = section.section("attributes");
        for (Word name : attributes.words()) {
            rank(name, attributes);
        }
        if (section.has("attributes")) {
            checkEveryAttributeIsRanked(section);
        }
        List<MarketingRule> marketing = marketing(section);
        ContactRules contact = new ContactReader(jobs, catalogue, marketing).read(section);
        return new Decisions(
                file.file(), ranked, marketing, contact, review(section), writeBack.read(section), controller(section));
    }

    private void rank(Word name, Section attributes) {
        Survivorship survivorship = DeclarationReader.survivorship(attributes.section(name.text(), Shape.SURVIVORSHIP));
        if (catalogue.find(name.text()).isEmpty()) {
            attributes.note(name.line(), "unknown attribute " + name.text(), Suggestion.of(name.text(), names()));
            return;
        }
        if (ranked.putIfAbsent(name.text(), survivorship) != null) {
            attributes.note(name.line(), name.text() + " is ranked in a job file too", "keep one of the two");
        }
        checkSources(name.text(), survivorship, attributes, name.line());
    }

    private void checkSources(String attribute, Survivorship survivorship, Section section, int line) {
        for (String source : survivorship.sources()) {
            JobDefinition job = jobs.get(source);
            if (!registers.contains(source)) {
                section.note(
                        line, attribute + " names the unknown register " + source, Suggestion.of(source, registers));
            } else if (job != null && !job.contract().attributes().contains(attribute)) {
                section.note(
                        line,
                        source + " never delivers " + attribute,
                        "map a column in " + source + ".yaml, or take it from the sources");
            }
        }
    }

    private void checkEveryAttributeIsRanked(Section section) {
        int line = section.lineOf("attributes");
        for (var said : deliverers().entrySet()) {
            String attribute = said.getKey();
            Survivorship survivorship = ranked.get(attribute);
            if (survivorship == null && said.getValue().size() == 1 && declaredBy(said.getValue(), attribute)) {
                ranked.put(attribute, new Survivorship(List.copyOf(said.getValue()), false));
            } else if (survivorship == null) {
                section.note(
                        line,
                        "no word on " + attribute + ", which " + String.join(", ", said.getValue()) + " delivers",
                        "add a line " + attribute + ": {sources: […]}");
            } else {
                noteUnranked(attribute, survivorship, said.getValue(), section);
            }
        }
    }

    private void noteUnranked(String attribute, Survivorship survivorship, Set<String> registers, Section section) {
        registers.stream()
                .filter(it -> !survivorship.sources().contains(it))
                .forEach(it -> section.note(
                        section.section("attributes").lineOf(attribute),
                        it + " delivers " + attribute + " but has no rank",
                        "name it among the sources"));
    }

    /** Attribute to the registers that tell it, leaving out what a register names only to be linked by. */
    private Map<String, Set<String>> deliverers() {
        var deliverers = new TreeMap<String, Set<String>>();
        jobs.values().forEach(job -> job.contract().attributes().stream()
                .filter(it -> rankedFor(it, job) || !usedForLinking(it, job))
                .forEach(it ->
                        deliverers.computeIfAbsent(it, any -> new TreeSet<>()).add(job.register())));
        return deliverers;
    }

    private boolean rankedFor(String attribute, JobDefinition job) {
        Survivorship survivorship = ranked.get(attribute);
        return survivorship != null && survivorship.sources().contains(job.register());
    }

    private static boolean usedForLinking(String attribute, JobDefinition job) {
        return job.contract().link().stream()
                .anyMatch(rule ->
                        rule.same().contains(attribute) || (rule.likelihood() != null && LinkRule.tellsWho(attribute)));
    }

    private boolean declaredBy(Set<String> registers, String attribute) {
        return registers.stream()
                .map(jobs::get)
                .anyMatch(job -> job != null
                        && job.contract().declared().stream()
                                .anyMatch(it -> it.name().equals(attribute)));
    }

    private static @Nullable Controller controller(Section section) {
        if (!section.has("controller")) {
            return null;
        }
        Section controller = section.section("controller", Shape.CONTROLLER);
        return new Controller(controller.text("name"), controller.text("contact"), controller.text("officer"));
    }

    private static Review review(Section section) {
        Section review = section.section("review", Shape.REVIEW);
        Review usual = Review.USUAL;
        return new Review(
                review.value("expires", Vocabulary::days, usual.expires(), "write a number of days like 90 days"),
                review.value("flag", Vocabulary::days, usual.flag(), "write a number of days like 14 days"),
                review.value("second", Vocabulary::share, usual.second(), "write a percentage like 5 %"));
    }

    private List<MarketingRule> marketing(Section section) {
        var rules = new ArrayList<MarketingRule>();
        var reasons = new HashSet<String>();
        for (Section rule : section.sections("marketing", Shape.MARKETING_RULE)) {
            String reason = rule.text("reason");
            if (!reason.isEmpty() && (!Vocabulary.isName(reason) || !reasons.add(reason))) {
                rule.note(rule.lineOf("reason"), reason + " is no new reason", "write it like deceased, once");
            }
            rules.add(new MarketingRule(reason, when(rule), Vocabulary.channels(rule)));
        }
        return rules;
    }

    private String when(Section rule) {
        String when = rule.text("when");
        if (catalogue.find(when).filter(Attribute::isCredit).isPresent()) {
            rule.note(
                    rule.lineOf("when"),
                    when + " tells of credit, which marketing may not know",
                    "take the rule away: marketing is never a purpose of credit data");
        } else if (!when.isEmpty() && !flags().contains(when)) {
            rule.note(
                    rule.lineOf("when"), when + " is not an attribute that is on or off", Suggestion.of(when, flags()));
        }
        return when;
    }

    private Set<String> flags() {
        var flags = new TreeSet<String>();
        catalogue.list().stream().filter(it -> it.kind() == ValueKind.FLAG).forEach(it -> flags.add(it.name()));
        return flags;
    }

    private Set<String> names() {
        var names = new TreeSet<String>();
        catalogue.list().forEach(it -> names.add(it.name()));
        return names;
    }
}
