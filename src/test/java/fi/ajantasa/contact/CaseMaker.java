package fi.ajantasa.contact;

import fi.ajantasa.contact.ContactCase.Asked;
import fi.ajantasa.contact.ContactCase.Entry;
import fi.ajantasa.contact.ContactCase.Keeping;
import fi.ajantasa.contact.ContactCase.Kept;
import fi.ajantasa.contact.ContactCase.Person;
import fi.ajantasa.contact.ContactCase.Value;
import fi.ajantasa.contact.ContactCase.Word;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes cases by chance, the same from the same seed: most of them nearly contactable, so that one rule decides. */
final class CaseMaker {
    static final List<String> CHANNELS = List.of("phone", "post", "email", "sms", "automated-call", "door");
    private static final List<String> PURPOSES =
            List.of("marketing", "marketing", "marketing", "customer-care", "billing");
    private static final List<String> REASONS = List.of(
            "deceased",
            "protection-order",
            "direct-marketing-ban",
            "disclosure-ban",
            "listed-as-deceased",
            "company-ended",
            "bankruptcy",
            "directory-marketing-ban",
            "objection-phone",
            "objection-post",
            "objection-email",
            "objection-sms",
            "on-phone-preference-list",
            "on-phone-preference-list",
            "on-post-preference-list",
            "secret-number",
            "code-on-two-customers",
            "waiting-record",
            "a-reason-nobody-ordered");
    private static final List<String> FLAGS = List.of(
            "deceased",
            "protection-order",
            "direct-marketing-ban",
            "disclosure-ban",
            "objection-phone",
            "objection-post",
            "objection-email",
            "objection-sms",
            "listed-as-deceased",
            "company-ended",
            "bankruptcy",
            "on-phone-preference-list",
            "on-post-preference-list",
            "directory-marketing-ban",
            "secret-number",
            "death-date");
    private static final List<String> MOSTLY_ON =
            List.of("consent-email", "consent-sms", "consent-automated-call", "metering-point");
    private static final List<String> VALUES = List.of(
            "mobile-phone", "landline-phone", "e-mail", "contact-address", "postal-address", "permanent-address");
    private static final LocalDateTime MIDDLE = LocalDateTime.of(2026, 11, 22, 12, 0);
    private static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");
    private final Random dice;

    CaseMaker(long seed) {
        this.dice = new Random(seed);
    }

    ContactCase next() {
        LocalDateTime when = real(MIDDLE.plusMinutes(dice.nextInt(60 * 24 * 400) - 60L * 24 * 200));
        if (one(50)) {
            when = LocalDateTime.of(2026, 2, 28, 12, 0).plusDays(dice.nextInt(2));
        }
        String country = one(6) ? "SE" : "FI";
        Asked asked = new Asked(pick(CHANNELS), pick(PURPOSES), when, country);
        return new ContactCase(asked, person(when), words(), entries(when), keeping(when));
    }

    private Person person(LocalDateTime when) {
        Set<String> on = new HashSet<>();
        FLAGS.stream().filter(it -> one(40)).forEach(on::add);
        MOSTLY_ON.stream().filter(it -> !one(8)).forEach(on::add);
        Map<String, Value> values = new HashMap<>();
        VALUES.stream().filter(it -> !one(5)).forEach(it -> values.put(it, value(when)));
        LocalDate start = one(4) ? null : when.toLocalDate().minusDays(dice.nextInt(700) - 100L);
        List<LocalDate> born = born(when);
        return new Person(one(6) ? "company" : "person", born != null && one(2), born, on, values, start);
    }

    /** Often around coming of age, on leap days as well, sometimes known to the month or year only. */
    private @Nullable List<LocalDate> born(LocalDateTime when) {
        if (one(8)) {
            return null;
        }
        LocalDate day = one(3)
                ? when.toLocalDate().minusYears(18).plusDays(dice.nextInt(5) - 2L)
                : LocalDate.of(1930 + dice.nextInt(85), 1 + dice.nextInt(12), 1 + dice.nextInt(28));
        if (one(when.getMonthValue() == 2 || when.getMonthValue() == 3 ? 2 : 12)) {
            day = LocalDate.of(2008, 2, 29);
        }
        return switch (dice.nextInt(10)) {
            case 0 -> List.of(day.withDayOfMonth(1), day.withDayOfMonth(day.lengthOfMonth()));
            case 1 -> List.of(day.withDayOfYear(1), day.withDayOfYear(day.lengthOfYear()));
            default -> List.of(day, day);
        };
    }

    private Value value(LocalDateTime when) {
        String state = one(12) ? "broken" : one(20) ? "rootless" : "good";
        return new Value(state, real(when.minusDays(dice.nextInt(60)).minusMinutes(dice.nextInt(1440))));
    }

    private List<Word> words() {
        List<Word> words = new ArrayList<>();
        for (int i = dice.nextInt(20); i < 3; i++) {
            words.add(new Word(channels(), one(3)));
        }
        return words;
    }

    private List<Entry> entries(LocalDateTime when) {
        Map<String, Entry> entries = new HashMap<>();
        for (int i = dice.nextInt(8); i < 2; i++) {
            String reason = pick(REASONS);
            String register = one(2) ? "nix" : "population";
            LocalDate since = when.toLocalDate().minusDays(dice.nextInt(300));
            entries.put(reason, new Entry(reason, channels(), register, since));
        }
        return List.copyOf(entries.values());
    }

    private Keeping keeping(LocalDateTime when) {
        List<Kept> lists = new ArrayList<>();
        if (!one(10)) {
            lists.add(kept("nix", Set.of("phone", "automated-call"), when));
        }
        if (one(4)) {
            lists.add(kept("second-phone-list", Set.of("phone", "sms"), when));
        }
        if (!one(10)) {
            lists.add(kept("post-list", Set.of("post", "door"), when));
        }
        return new Keeping(lists, one(2));
    }

    /** Often within a minute of the end of the lease. */
    private Kept kept(String register, Set<String> channels, LocalDateTime when) {
        LocalDateTime checked = when.minusMinutes(dice.nextInt(60 * 24 * 20));
        if (one(6)) {
            checked = when.minusDays(28).plusMinutes(dice.nextInt(3) - 1L);
        }
        LocalDate date = one(15) ? null : checked.toLocalDate().minusDays(one(3) ? dice.nextInt(30) : dice.nextInt(3));
        if (one(25)) {
            date = when.toLocalDate().plusDays(dice.nextInt(2));
        }
        return new Kept(register, channels, date, real(one(30) ? when.plusMinutes(1) : checked));
    }

    private Set<String> channels() {
        Set<String> channels = new HashSet<>();
        CHANNELS.stream().filter(it -> one(2)).forEach(channels::add);
        return channels;
    }

    /** A time that the clocks in Helsinki show: in the hour that summer time leaves out there is none. */
    private static LocalDateTime real(LocalDateTime time) {
        return time.atZone(HELSINKI).toLocalDateTime();
    }

    private boolean one(int in) {
        return dice.nextInt(in) == 0;
    }

    private <T> T pick(List<T> list) {
        return list.get(dice.nextInt(list.size()));
    }
}
