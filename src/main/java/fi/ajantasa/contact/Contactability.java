package fi.ajantasa.contact;

import fi.ajantasa.customer.Customer;
import fi.ajantasa.customer.Restriction;
import fi.ajantasa.job.ChannelRule;
import fi.ajantasa.job.ContactRules;
import fi.ajantasa.job.Decisions;
import fi.ajantasa.job.Heeds;
import fi.ajantasa.job.MarketingRule;
import fi.ajantasa.person.AttributeCatalogue;
import fi.ajantasa.person.PartialDate;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * The one function: may this person be contacted, on this channel, for this purpose, at this moment, and why. Pure: the
 * answer depends on the definitions, the state of the registers and the snapshot only. Safe for several threads.
 *
 * <p>Sources of the rules: Act 917/2014 ss.200 and 202, GDPR art. 21; what is ours is said in {@code decisions.md}.
 */
public final class Contactability {
    private static final Set<String> DEATH_DATES = Set.of("death-date", "declared-dead-date");
    private static final Set<String> STRUCTURAL = Set.of(
            ReasonWords.NO_VALUE,
            ReasonWords.VALUE_NOT_UNDERSTOOD,
            ReasonWords.CHANNEL_WITHOUT_RULES,
            ReasonWords.PURPOSE_WITHOUT_RULES,
            ReasonWords.HISTORY_INCOMPLETE,
            ReasonWords.NOT_OURS_THEN,
            ReasonWords.RULES_CHANGED_SINCE,
            ReasonWords.IN_THE_FUTURE);

    private final ContactRules rules;
    private final List<MarketingRule> marketing;
    private final Registers registers;
    private final Exceptions exceptions;
    private final Reaching reaching;
    private final Precedence precedence;

    public Contactability(Decisions decisions, AttributeCatalogue catalogue, Registers registers) {
        this.rules = decisions.contact();
        this.marketing = decisions.marketing();
        this.registers = registers;
        this.exceptions = new Exceptions(rules, registers.deliveries());
        this.reaching = new Reaching(catalogue, registers);
        this.precedence = new Precedence(rules.order());
    }

    /** The answer; it allows only when nothing at all speaks against. */
    public Answer answer(Snapshot person, Question question) {
        Reasons reasons = new Reasons();
        objections(person, question, reasons);
        restrictions(person, question, reasons);
        flags(person, question, reasons);
        age(person, question, reasons);
        Reach reach = null;
        ChannelRule channel = rules.channels().get(question.channel());
        if (channel == null) {
            reasons.doubt(ReasonWords.CHANNEL_WITHOUT_RULES, "contact-channels", "");
        } else {
            consent(person, channel, reasons);
            lists(question, channel, reasons);
            reach = reaching.find(person, channel, question, reasons);
        }
        person.doubts().forEach(reasons::doubt);
        Heeds heeds = rules.purposes().get(question.purpose());
        if (heeds == null) {
            reasons.doubt(ReasonWords.PURPOSE_WITHOUT_RULES, "contact-purposes", "");
        }
        List<Reason> against = reasons.against().stream()
                .filter(it -> concerns(it, heeds == null ? new Heeds(true, Set.of()) : heeds, person))
                .sorted(precedence)
                .toList();
        return new Answer(Answer.verdict(against), against, reasons.grounds(), reach);
    }

    private boolean concerns(Reason reason, Heeds heeds, Snapshot person) {
        if (person.isCompany() && rules.companiesSpared().contains(reason.word())) {
            return false;
        }
        return STRUCTURAL.contains(reason.word()) || heeds.heeds(reason.word());
    }

    private static void objections(Snapshot person, Question question, Reasons reasons) {
        person.objections()
                .findStanding(question.channel())
                .ifPresent(it -> reasons.deny(ReasonWords.OWN_OBJECTION, "own-objection", it.source()));
    }

    private void restrictions(Snapshot person, Question question, Reasons reasons) {
        for (Restriction restriction : person.restrictions()) {
            if (question.channel().isIn(restriction.channels())
                    && !exceptions.apply(restriction, person.customer(), question, reasons)) {
                String source = registers.deliveries().text(restriction.origin());
                reasons.deny(
                        restriction.reason(),
                        "standing-restriction",
                        (source.isEmpty() ? "" : source + ", ") + "since " + restriction.since());
            }
        }
    }

    /** A flag that is held restricts even where its restriction is not (yet) written, and so does a date of death. */
    private void flags(Snapshot person, Question question, Reasons reasons) {
        Customer customer = person.customer();
        for (MarketingRule rule : marketing) {
            if (rule.channels().contains(question.channel())
                    && Values.isOn(customer, rule.whenAttribute())
                    && person.restrictions().stream()
                            .noneMatch(it -> it.reason().equals(rule.reason())
                                    && question.channel().isIn(it.channels()))) {
                reasons.deny(rule.reason(), "held-value", source(customer, rule.whenAttribute()));
            }
        }
        for (String date : DEATH_DATES) {
            if (customer.held().containsKey(date) && !reasons.has(ReasonWords.DECEASED)) {
                reasons.deny(ReasonWords.DECEASED, "held-value", source(customer, date));
            }
        }
    }

    private void age(Snapshot person, Question question, Reasons reasons) {
        PartialDate born = person.born();
        if (born == null) {
            reasons.doubt(ReasonWords.AGE_UNKNOWN, "adult-age", "");
        } else if (!isAdult(born.earliest(), question.day())) {
            reasons.deny(ReasonWords.MINOR, "adult-age", "");
        } else if (!isAdult(born.latest(), question.day())) {
            reasons.doubt(ReasonWords.AGE_UNKNOWN, "adult-age", "");
        }
    }

    /** Somebody born on a leap day comes of age on 1 March where there is none: the later of the two readings. */
    private boolean isAdult(LocalDate born, LocalDate day) {
        LocalDate comesOfAge = born.plusYears(rules.adultAge());
        LocalDate from = comesOfAge.getDayOfMonth() == born.getDayOfMonth() ? comesOfAge : comesOfAge.plusDays(1);
        return !from.isAfter(day);
    }

    private void consent(Snapshot person, ChannelRule channel, Reasons reasons) {
        String consent = channel.consent();
        if (consent == null) {
            return;
        }
        if (Values.isOn(person.customer(), consent)) {
            reasons.ground(ReasonWords.CONSENT, consent, source(person.customer(), consent));
        } else {
            reasons.deny(ReasonWords.NO_CONSENT, consent, source(person.customer(), consent));
        }
    }

    private void lists(Question question, ChannelRule channel, Reasons reasons) {
        List<ListState> needed = registers.listNeeded(question.channel());
        if (needed.isEmpty() && channel.needsList()) {
            reasons.doubt(ReasonWords.NO_LIST_DECLARED, "list-lease", "");
        }
        for (ListState list : needed) {
            list(list, question, reasons);
        }
    }

    private static void list(ListState list, Question question, Reasons reasons) {
        if (list.version() == null) {
            reasons.doubt(ReasonWords.LIST_NEVER_LOADED, "list-lease", list.text());
        } else if (list.age(question.at()) != ListState.Age.EXPIRED) {
            reasons.ground(ReasonWords.LIST_IN_FORCE, "list-lease", list.text());
        }
        if (list.isTooOld(question.at())) {
            reasons.doubt(ReasonWords.LIST_TOO_OLD, "list-lease", list.text());
        }
        if (list.isCheckTooOld(question.at())) {
            reasons.doubt(ReasonWords.LIST_CHECK_TOO_OLD, "list-lease", list.text());
        }
        if (list.isDatedAhead(question.at())) {
            reasons.doubt(ReasonWords.LIST_DATED_AHEAD, "list-lease", list.text());
        }
    }

    private String source(Customer customer, String attribute) {
        var held = customer.held().get(attribute);
        return held == null ? "" : registers.deliveries().text(held.origin());
    }
}
