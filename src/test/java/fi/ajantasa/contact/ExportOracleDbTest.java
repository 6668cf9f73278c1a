package fi.ajantasa.contact;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.audit.Origin;
import fi.ajantasa.contact.ContactCase.Asked;
import fi.ajantasa.contact.ContactCase.Keeping;
import fi.ajantasa.contact.ContactCase.Kept;
import fi.ajantasa.contact.ContactCase.Person;
import fi.ajantasa.contact.ContactCase.Value;
import fi.ajantasa.contact.ExportResult.Released;
import fi.ajantasa.customer.Held;
import fi.ajantasa.customer.RestrictionChange;
import fi.ajantasa.customer.SealStore;
import fi.ajantasa.person.Channel;
import fi.ajantasa.testing.Databases;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Every row of an export, and every receipt, against the plain rules: people made by chance, stored and exported. */
@ParameterizedClass
@EnumSource
class ExportOracleDbTest {
    private static final int PEOPLE = 3000;
    private static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 22, 12, 0);
    private static final LocalDateTime CHECKED = LocalDateTime.of(2026, 11, 20, 6, 0);
    private static final Instant BEFORE = Instant.parse("2026-11-01T10:00:00Z");
    private static final Instant AFTER = Instant.parse("2026-11-21T10:00:00Z");

    @Parameter
    Databases databases;

    @Test
    void exportsExactlyThoseWhomThePlainRulesAllow() {
        List<ContactCase> cases = cases();
        try (ContactHome home = ContactHome.on(databases).withListsOf(CHECKED.toLocalDate())) {
            store(home, cases);
            for (String channel : CaseMaker.CHANNELS) {
                check(home, channel, cases);
            }
        }
    }

    private static void check(ContactHome home, String word, List<ContactCase> cases) {
        Channel channel = Channel.values()[CaseMaker.CHANNELS.indexOf(word)];
        Released released = (Released) home.export(channel, word + ".csv");
        List<Receipt> receipts = new ArrayList<>();
        new ExportStore(home.database.dataSource()).read(released.export(), block -> receipts.addAll(block.receipts()));
        Set<String> allowed = new TreeSet<>();
        for (int i = 0; i < cases.size(); i++) {
            ContactCase asked = asked(cases.get(i), word);
            List<String> expected = ContactOracle.answer(asked);
            assertThat(CaseTranslator.words(receipts.get(i).answer()))
                    .as("%s", asked)
                    .isEqualTo(expected);
            if (expected.get(0).equals("ALLOWED")) {
                allowed.add("C-" + (i + 1));
            }
        }
        assertThat(home.numbers(word + ".csv")).isEqualTo(allowed).isNotEmpty();
    }

    private static ContactCase asked(ContactCase made, String channel) {
        return new ContactCase(
                new Asked(channel, "marketing", NOW, "FI"),
                made.person(),
                made.words(),
                made.entries(),
                new Keeping(
                        List.of(
                                kept("phone-list", Set.of("phone", "automated-call")),
                                kept("post-list", Set.of("post", "door"))),
                        false));
    }

    private static Kept kept(String register, Set<String> channels) {
        return new Kept(register, channels, CHECKED.toLocalDate(), CHECKED);
    }

    /** Cases whose values came long before the check or just after it. */
    private static List<ContactCase> cases() {
        CaseMaker maker = new CaseMaker(2026);
        List<ContactCase> cases = new ArrayList<>();
        while (cases.size() < PEOPLE) {
            ContactCase made = maker.next();
            Person person = made.person();
            Map<String, Value> values = new HashMap<>();
            person.values()
                    .forEach((name, value) -> values.put(
                            name,
                            new Value(
                                    value.state(),
                                    value.came().getMinute() % 4 == 0 ? CHECKED.plusDays(1) : CHECKED.minusDays(19))));
            Person stored =
                    new Person(person.kind(), false, person.born(), person.on(), values, person.contractStart());
            cases.add(new ContactCase(made.asked(), stored, made.words(), made.entries(), made.keeping()));
        }
        return cases;
    }

    private static void store(ContactHome home, List<ContactCase> cases) {
        int before = home.delivered("customers", LocalDate.of(2026, 11, 1), BEFORE);
        int after = home.delivered("customers", LocalDate.of(2026, 11, 21), AFTER);
        List<Map<String, Held>> people = new ArrayList<>();
        Map<Integer, List<RestrictionChange>> restrictions = new TreeMap<>();
        List<Objection> said = new ArrayList<>();
        for (ContactCase made : cases) {
            int id = people.size() + 1;
            Map<Integer, Delivery> deliveries = new HashMap<>();
            Snapshot person = CaseTranslator.snapshot(made, deliveries);
            people.add(held(person, deliveries, before, after));
            restrictions.put(
                    id,
                    person.restrictions().stream()
                            .map(it -> new RestrictionChange(it.reason(), it.channels(), true, new Origin(before, 1)))
                            .toList());
            person.objections()
                    .inOrder()
                    .forEach(it -> said.add(new Objection(
                            0, id, it.channels(), it.withdrawn(), it.evidence(), it.by(), ContactHome.NOW)));
        }
        home.customers(people, restrictions);
        for (int id = 1; id <= people.size(); id++) {
            for (String phone : List.of("mobile-phone", "landline-phone")) {
                Held number = people.get(id - 1).get(phone);
                if (number != null && number.origin().extract() == after) {
                    home.numberSince(id, number.value(), AFTER);
                }
            }
        }
        ObjectionStore objections = new ObjectionStore(home.database.dataSource());
        SealStore seals = new SealStore(home.database.dataSource(), home.keys);
        home.database
                .transaction()
                .executeWithoutResult(status -> said.forEach(it -> objections.add(it, home.jobs.hash(), seals)));
    }

    private static Map<String, Held> held(Snapshot person, Map<Integer, Delivery> deliveries, int before, int after) {
        Map<String, Held> held = new TreeMap<>();
        person.customer().held().forEach((name, value) -> {
            Delivery delivery = deliveries.get(value.origin().extract());
            int extract = delivery == null
                    ? value.origin().extract()
                    : delivery.received()
                                    .isAfter(
                                            CHECKED.atZone(ContactHome.HELSINKI).toInstant())
                            ? after
                            : before;
            held.put(name, ContactHome.held(value.value(), extract));
        });
        if (person.born() != null) {
            held.put("birth-date", ContactHome.held(person.born().toString(), before));
        }
        return held;
    }
}
