package fi.ajantasa.job;

import fi.ajantasa.person.Attribute;
import fi.ajantasa.person.AttributeCatalogue;
import fi.ajantasa.person.Category;
import fi.ajantasa.person.Channel;
import fi.ajantasa.person.ValueKind;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Reads what contact needs: channels, purposes, companies, the order of reasons and exceptions for own customers. */
final class ContactReader {
    private static final String MARKETING = "marketing";
    private static final Set<ValueKind> REACHING = Set.of(ValueKind.PHONE, ValueKind.EMAIL, ValueKind.ADDRESS);
    private static final Set<Category> NEVER_EXCEPTED = Set.of(Category.LIFE, Category.CONSENT);

    private final Map<String, JobDefinition> jobs;
    private final AttributeCatalogue catalogue;
    private final List<MarketingRule> marketing;

    ContactReader(Map<String, JobDefinition> jobs, AttributeCatalogue catalogue, List<MarketingRule> marketing) {
        this.jobs = jobs;
        this.catalogue = catalogue;
        this.marketing = marketing;
    }

    ContactRules read(Section decisions) {
        if (!decisions.has("contact")) {
            return ContactRules.none();
        }
        Section section = decisions.section("contact", Shape.CONTACT);
        return new ContactRules(
                section.text("country"),
                section.value("adult-age", text -> Math.toIntExact(JobReader.count(text)), 0, JobReader.COUNT),
                channels(section.section("channels")),
                purposes(section.section("purposes")),
                new HashSet<>(reasons(section.section("companies", Shape.COMPANIES), "spared")),
                reasons(section, "order"),
                exceptions(section));
    }

    private Map<Channel, ChannelRule> channels(Section section) {
        Map<String, Channel> words = Vocabulary.words(Channel.class);
        Map<Channel, ChannelRule> rules = new EnumMap<>(Channel.class);
        for (Word word : section.words()) {
            Channel channel = words.get(word.text());
            if (channel == null) {
                section.note(
                        word.line(),
                        "channels: " + word.text() + " is not known",
                        Suggestion.of(word.text(), words.keySet()));
            } else {
                rules.put(channel, channel(section.section(word.text(), Shape.CHANNEL_RULE)));
            }
        }
        return rules;
    }

    /** No export names what tells of credit: told apart from a mere slip of the pen. */
    private void checkCredit(Section section, String key) {
        section.list(key).stream()
                .filter(word ->
                        catalogue.find(word.text()).filter(Attribute::isCredit).isPresent())
                .forEach(word -> section.note(
                        word.line(),
                        key + ": " + word.text() + " tells of credit, which no export may hold",
                        "take it away: marketing is never a purpose of credit data"));
    }

    private ChannelRule channel(Section rule) {
        checkCredit(rule, "reached-by");
        Set<String> reaching =
                names(it -> REACHING.contains(it.kind()) && it.purposes().contains(MARKETING));
        Set<String> consents = names(it -> it.kind() == ValueKind.FLAG && it.category() == Category.CONSENT);
        String consent = rule.choice("consent", Vocabulary.same(consents), "");
        return new ChannelRule(
                rule.choices("reached-by", reaching),
                consent.isEmpty() ? null : consent,
                rule.choice("list", Vocabulary.NEEDED, true));
    }

    private static Map<String, Heeds> purposes(Section section) {
        Map<String, Heeds> purposes = new TreeMap<>();
        for (Word word : section.words()) {
            if (!Vocabulary.PURPOSES.contains(word.text())) {
                section.note(
                        word.line(),
                        "purposes: " + word.text() + " is not known",
                        Suggestion.of(word.text(), Vocabulary.PURPOSES));
            }
            List<String> reasons = reasons(section.section(word.text(), Shape.PURPOSE), "heeds");
            boolean all = reasons.equals(List.of(Vocabulary.ALL));
            if (word.text().equals(MARKETING) && !all) {
                section.note(word.line(), "marketing heeds less than all", "write marketing: {heeds: all}");
            }
            purposes.put(word.text(), new Heeds(all, new HashSet<>(reasons)));
        }
        return purposes;
    }

    private static List<String> reasons(Section section, String key) {
        List<String> reasons = new ArrayList<>();
        for (Word word : section.list(key)) {
            if (!Vocabulary.isName(word.text()) || reasons.contains(word.text())) {
                section.note(word.line(), word.text() + " is no new reason", "write it like deceased, once");
            } else {
                reasons.add(word.text());
            }
        }
        return reasons;
    }

    private List<CustomerException> exceptions(Section section) {
        List<CustomerException> exceptions = new ArrayList<>();
        for (Section entry : section.sections("exceptions", Shape.EXCEPTION)) {
            CustomerException exception = exception(entry);
            checkLease(entry, exception);
            exceptions.add(exception);
        }
        return exceptions;
    }

    private CustomerException exception(Section entry) {
        checkCredit(entry, "evidence");
        checkCredit(entry, "on");
        Set<String> excepted = new TreeSet<>();
        marketing.stream().filter(this::mayBeExcepted).forEach(it -> excepted.add(it.reason()));
        String reason = entry.text("reason");
        if (!excepted.contains(reason)) {
            entry.note(entry.lineOf("reason"), reason + " is never excepted", "name a reason that a list brings");
        }
        return new CustomerException(
                reason,
                entry.text("register"),
                entry.text("country"),
                Vocabulary.channels(entry),
                entry.choice("kind", Vocabulary.same(Vocabulary.EXCEPTION_KINDS), ""),
                new CustomerException.Event(
                        entry.choice("evidence", Vocabulary.same(names(ContactReader::mayBeEvidence)), ""),
                        entry.choice(
                                "on", Vocabulary.same(names(it -> it.kind() == ValueKind.DATE && !it.isCredit())), ""),
                        entry.value("lasts", Vocabulary::span, Period.ZERO, "write it like 12 months")),
                entry.value("ends", LocalDate::parse, LocalDate.MIN, "write the last day like 2028-12-31"));
    }

    /** What somebody pays or uses, and their credit, is evidence of nothing that marketing asks. */
    private static boolean mayBeEvidence(Attribute attribute) {
        return attribute.kind() != ValueKind.HETU && !attribute.kind().collects() && !attribute.isCredit();
    }

    /** Nothing but a list's own entry is ever excepted: not death, protection, nor what the person said. */
    private boolean mayBeExcepted(MarketingRule rule) {
        return !rule.whenAttribute().equals("protection-order")
                && catalogue
                        .find(rule.whenAttribute())
                        .filter(it -> !NEVER_EXCEPTED.contains(it.category()))
                        .isPresent();
    }

    private void checkLease(Section entry, CustomerException exception) {
        JobDefinition job = jobs.get(exception.register());
        if (job == null || job.findLease().isEmpty()) {
            entry.note(
                    entry.lineOf("register"),
                    exception.register() + " is no list with a lease",
                    "name the register whose entries are excepted");
        }
    }

    private Set<String> names(Predicate<Attribute> wanted) {
        Set<String> names = new TreeSet<>();
        catalogue.list().stream().filter(wanted).forEach(it -> names.add(it.name()));
        return names;
    }
}
