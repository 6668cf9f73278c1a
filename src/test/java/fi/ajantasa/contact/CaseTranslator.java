package fi.ajantasa.contact;

import fi.ajantasa.audit.Origin;
import fi.ajantasa.contact.ContactCase.Entry;
import fi.ajantasa.contact.ContactCase.Kept;
import fi.ajantasa.contact.ContactCase.Value;
import fi.ajantasa.contact.ContactCase.Word;
import fi.ajantasa.customer.Customer;
import fi.ajantasa.customer.Held;
import fi.ajantasa.customer.Restriction;
import fi.ajantasa.job.ContactRules;
import fi.ajantasa.job.CustomerException;
import fi.ajantasa.job.Decisions;
import fi.ajantasa.job.Jobs;
import fi.ajantasa.job.Lease;
import fi.ajantasa.person.Channel;
import fi.ajantasa.person.PartialDate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts a case into the words of the product, and asks it. */
final class CaseTranslator {
    private static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");
    private static final String ADDRESS = "Kivirinne\t\t11\t\t\t\t00100\tHelsinki";
    private static final int ROOTLESS = 9999;
    private final Jobs shipped;

    CaseTranslator(Jobs shipped) {
        this.shipped = shipped;
    }

    /** The verdict, then every reason in order. */
    List<String> answer(ContactCase it) {
        Map<Integer, Delivery> deliveries = new HashMap<>();
        Snapshot snapshot = snapshot(it, deliveries);
        List<ListState> lists =
                it.keeping().lists().stream().map(CaseTranslator::list).toList();
        Registers registers = new Registers(new Deliveries(deliveries), lists);
        Question question = new Question(
                channel(it.asked().channel()),
                it.asked().purpose(),
                instant(it.asked().when()));
        Answer answer = new Contactability(decisions(it), shipped.catalogue(), registers).answer(snapshot, question);
        return words(answer);
    }

    static List<String> words(Answer answer) {
        return Stream.concat(
                        Stream.of(answer.verdict().name()),
                        answer.reasons().stream().map(Reason::word))
                .toList();
    }

    private Decisions decisions(ContactCase it) {
        Decisions decisions = shipped.decisions();
        ContactRules rules = decisions.contact();
        CustomerException exception = new CustomerException(
                "on-phone-preference-list",
                "nix",
                "SE",
                Set.of(Channel.PHONE),
                "contract",
                new CustomerException.Event("metering-point", "contract-start", Period.ofMonths(12)),
                LocalDate.of(2027, 6, 30));
        return new Decisions(
                decisions.file(),
                decisions.attributes(),
                decisions.marketing(),
                new ContactRules(
                        it.asked().country(),
                        rules.adultAge(),
                        rules.channels(),
                        rules.purposes(),
                        rules.companiesSpared(),
                        rules.order(),
                        it.keeping().exception() ? List.of(exception) : List.of()),
                decisions.review(),
                null,
                null);
    }

    static Snapshot snapshot(ContactCase it, Map<Integer, Delivery> deliveries) {
        Map<String, Held> held = new TreeMap<>();
        Origin known = origin(deliveries, "customers", it.asked().when().minusDays(90));
        held.put("customer-kind", held(it.person().kind(), known));
        if (it.person().code()) {
            held.put("hetu", held("sealed", known));
        }
        it.person().on().forEach(flag -> held.put(flag, held(flag.equals("death-date") ? "2026-01-01" : "1", known)));
        LocalDate start = it.person().contractStart();
        if (start != null) {
            held.put("contract-start", held(start.toString(), known));
        }
        it.person().values().forEach((name, value) -> held.put(name, value(name, value, deliveries)));
        List<Restriction> restrictions = new ArrayList<>();
        for (Entry entry : it.entries()) {
            Origin origin =
                    origin(deliveries, entry.register(), it.asked().when().minusDays(1));
            restrictions.add(new Restriction(entry.reason(), 1, mask(entry.channels()), origin, entry.since()));
        }
        List<Objection> objections = new ArrayList<>();
        for (Word word : it.words()) {
            objections.add(new Objection(
                    objections.size() + 1L, 1, mask(word.channels()), word.withdrawn(), "T-9", "clerk", Instant.EPOCH));
        }
        return new Snapshot(
                new Customer(1, "C-1", 1, held),
                born(it.person().born()),
                restrictions,
                new Objections(objections),
                Map.of(),
                List.of());
    }

    private static Held value(String name, Value value, Map<Integer, Delivery> deliveries) {
        Origin origin = value.state().equals("rootless")
                ? new Origin(ROOTLESS, 1)
                : origin(deliveries, "customers", value.came());
        boolean broken = value.state().equals("broken");
        String text = name.endsWith("phone")
                ? (broken ? "+35800" : name.equals("mobile-phone") ? "+358401234567" : "+35891234567")
                : name.equals("e-mail") ? (broken ? "nobody" : "a@posti.example") : broken ? "***\t\t11" : ADDRESS;
        return held(text, origin);
    }

    private static Origin origin(Map<Integer, Delivery> deliveries, String register, LocalDateTime received) {
        int id = deliveries.size() + 1;
        deliveries.put(id, new Delivery(register, id, received.toLocalDate(), instant(received)));
        return new Origin(id, 7);
    }

    private static Held held(String value, Origin origin) {
        return new Held(value, origin, "source-rank", null, null);
    }

    private static @Nullable PartialDate born(@Nullable List<LocalDate> born) {
        if (born == null) {
            return null;
        }
        PartialDate first = PartialDate.of(born.get(0));
        return born.get(0).equals(born.get(1))
                ? first
                : born.get(0).getMonth() == born.get(1).getMonth() ? first.toMonth() : first.toYear();
    }

    private static ListState list(Kept kept) {
        LocalDate date = kept.date();
        return new ListState(
                kept.register(),
                new Lease(channels(kept.channels()), 7, 28),
                date == null ? null : new ListState.Version(6, date, instant(kept.checked()), "0"));
    }

    private static Instant instant(LocalDateTime helsinki) {
        return helsinki.atZone(HELSINKI).toInstant();
    }

    private static Set<Channel> channels(Set<String> words) {
        return words.stream().map(CaseTranslator::channel).collect(Collectors.toSet());
    }

    private static Channel channel(String word) {
        return Channel.values()[CaseMaker.CHANNELS.indexOf(word)];
    }

    private static int mask(Set<String> words) {
        int mask = 0;
        for (String word : words) {
            mask |= 1 << CaseMaker.CHANNELS.indexOf(word);
        }
        return mask;
    }
}
