package fi.ajantasa.contact;

import fi.ajantasa.contact.ContactCase.Entry;
import fi.ajantasa.contact.ContactCase.Kept;
import fi.ajantasa.contact.ContactCase.Person;
import fi.ajantasa.contact.ContactCase.Value;
import fi.ajantasa.contact.ContactCase.Word;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The contact rules a second time, deliberately plain: written from what the law and the keepers of the lists say, one
 * question after the other, sharing nothing with the product.
 */
final class ContactOracle {
    private static final List<String> DENYING = List.of(
            "own-objection",
            "objection-phone",
            "objection-post",
            "objection-email",
            "objection-sms",
            "deceased",
            "listed-as-deceased",
            "company-ended",
            "bankruptcy",
            "protection-order",
            "direct-marketing-ban",
            "disclosure-ban",
            "on-phone-preference-list",
            "on-post-preference-list",
            "directory-marketing-ban",
            "secret-number",
            "code-on-two-customers",
            "waiting-record",
            "minor",
            "no-consent",
            "no-value",
            "a-reason-nobody-ordered");
    private static final List<String> DOUBTING = List.of(
            "list-never-loaded",
            "list-too-old",
            "list-check-too-old",
            "list-dated-ahead",
            "no-list-declared",
            "age-unknown",
            "changed-after-check",
            "origin-unknown",
            "value-not-understood");
    private static final Set<String> EVERYWHERE = Set.of("phone", "post", "email", "sms", "automated-call", "door");
    private static final Set<String> CALLS_AND_MESSAGES = Set.of("phone", "sms", "automated-call");
    private static final Map<String, Set<String>> FLAGS = Map.ofEntries(
            Map.entry("deceased", EVERYWHERE),
            Map.entry("listed-as-deceased", EVERYWHERE),
            Map.entry("company-ended", EVERYWHERE),
            Map.entry("bankruptcy", EVERYWHERE),
            Map.entry("protection-order", EVERYWHERE),
            Map.entry("direct-marketing-ban", Set.of("post", "door")),
            Map.entry("disclosure-ban", Set.of("post", "door")),
            Map.entry("on-phone-preference-list", Set.of("phone", "automated-call")),
            Map.entry("on-post-preference-list", Set.of("post")),
            Map.entry("directory-marketing-ban", CALLS_AND_MESSAGES),
            Map.entry("secret-number", CALLS_AND_MESSAGES),
            Map.entry("objection-phone", Set.of("phone", "automated-call")),
            Map.entry("objection-post", Set.of("post")),
            Map.entry("objection-email", Set.of("email")),
            Map.entry("objection-sms", Set.of("sms")));
    private static final Map<String, List<String>> REACHED_BY = Map.of(
            "phone", List.of("mobile-phone", "landline-phone"),
            "automated-call", List.of("mobile-phone", "landline-phone"),
            "sms", List.of("mobile-phone"),
            "email", List.of("e-mail"),
            "post", List.of("contact-address", "postal-address", "permanent-address"),
            "door", List.of("permanent-address", "postal-address"));
    private static final Set<String> HIDDEN_UNDER_PROTECTION = Set.of("postal-address", "permanent-address");
    private static final Map<String, String> CONSENTS =
            Map.of("email", "consent-email", "sms", "consent-sms", "automated-call", "consent-automated-call");
    private static final Set<String> NEED_A_LIST = Set.of("phone", "post", "automated-call");

    private ContactOracle() {}

    /** The verdict, then every reason in order. */
    static List<String> answer(ContactCase it) {
        List<String> denying = new ArrayList<>();
        List<String> doubting = new ArrayList<>();
        say(it, denying, doubting);
        String purpose = it.asked().purpose();
        boolean company = it.person().kind().equals("company")
                && !it.person().code()
                && it.person().born() == null;
        for (List<String> reasons : List.of(denying, doubting)) {
            if (company) {
                reasons.removeAll(Set.of("minor", "age-unknown", "no-consent"));
            }
            if (purpose.equals("customer-care")) {
                reasons.retainAll(Set.of("deceased", "no-value", "value-not-understood"));
            } else if (purpose.equals("billing")) {
                reasons.retainAll(Set.of("no-value", "value-not-understood"));
            }
        }
        List<String> answer = new ArrayList<>();
        answer.add(!denying.isEmpty() ? "DENIED" : !doubting.isEmpty() ? "UNKNOWN" : "ALLOWED");
        for (String word : DENYING) {
            denying.stream().filter(word::equals).forEach(answer::add);
        }
        for (String word : DOUBTING) {
            doubting.stream().filter(word::equals).forEach(answer::add);
        }
        return answer;
    }

    private static void say(ContactCase it, List<String> denying, List<String> doubting) {
        String channel = it.asked().channel();
        Person person = it.person();
        boolean objects = false;
        for (Word word : it.words()) {
            if (word.channels().contains(channel)) {
                objects = !word.withdrawn();
            }
        }
        if (objects) {
            denying.add("own-objection");
        }
        for (Entry entry : it.entries()) {
            if (entry.channels().contains(channel) && !excepted(it, entry)) {
                denying.add(entry.reason());
            }
        }
        for (String flag : FLAGS.keySet()) {
            boolean written = it.entries().stream()
                    .anyMatch(entry ->
                            entry.reason().equals(flag) && entry.channels().contains(channel));
            if (person.on().contains(flag) && FLAGS.get(flag).contains(channel) && !written) {
                denying.add(flag);
            }
        }
        if (person.on().contains("death-date") && !denying.contains("deceased")) {
            denying.add("deceased");
        }
        age(it, denying, doubting);
        if (CONSENTS.containsKey(channel) && !person.on().contains(CONSENTS.get(channel))) {
            denying.add("no-consent");
        }
        lists(it, doubting);
        value(it, denying, doubting);
    }

    private static boolean excepted(ContactCase it, Entry entry) {
        LocalDate start = it.person().contractStart();
        LocalDate today = it.asked().when().toLocalDate();
        return it.keeping().exception()
                && it.asked().country().equals("SE")
                && it.asked().channel().equals("phone")
                && entry.reason().equals("on-phone-preference-list")
                && entry.register().equals("nix")
                && it.person().on().contains("metering-point")
                && start != null
                && !today.isBefore(start)
                && !today.isAfter(start.plusMonths(12))
                && !today.isAfter(LocalDate.of(2027, 6, 30));
    }

    private static void age(ContactCase it, List<String> denying, List<String> doubting) {
        List<LocalDate> born = it.person().born();
        LocalDate today = it.asked().when().toLocalDate();
        if (born == null) {
            doubting.add("age-unknown");
        } else if (years(born.get(0), today) < 18) {
            denying.add("minor");
        } else if (years(born.get(1), today) < 18) {
            doubting.add("age-unknown");
        }
    }

    /** Counted by hand: full years by month and day. */
    private static int years(LocalDate born, LocalDate today) {
        int years = today.getYear() - born.getYear();
        boolean before =
                today.getMonthValue() * 100 + today.getDayOfMonth() < born.getMonthValue() * 100 + born.getDayOfMonth();
        return before ? years - 1 : years;
    }

    private static void lists(ContactCase it, List<String> doubting) {
        String channel = it.asked().channel();
        LocalDateTime now = it.asked().when();
        boolean any = false;
        for (Kept list : it.keeping().lists()) {
            if (!list.channels().contains(channel)) {
                continue;
            }
            any = true;
            if (list.date() == null) {
                doubting.add("list-never-loaded");
                continue;
            }
            if (!now.isBefore(list.date().plusDays(28).atStartOfDay())) {
                doubting.add("list-too-old");
            }
            if (!now.isBefore(list.checked().plusDays(28))) {
                doubting.add("list-check-too-old");
            }
            if (now.isBefore(list.checked()) || now.isBefore(list.date().atStartOfDay())) {
                doubting.add("list-dated-ahead");
            }
        }
        if (!any && NEED_A_LIST.contains(channel)) {
            doubting.add("no-list-declared");
        }
    }

    private static void value(ContactCase it, List<String> denying, List<String> doubting) {
        String channel = it.asked().channel();
        boolean something = false;
        for (String attribute : REACHED_BY.get(channel)) {
            Value value = it.person().values().get(attribute);
            boolean hidden =
                    it.person().on().contains("protection-order") && HIDDEN_UNDER_PROTECTION.contains(attribute);
            if (value == null || hidden) {
                continue;
            }
            something = true;
            if (value.state().equals("broken")) {
                continue;
            }
            if (value.state().equals("rootless")) {
                doubting.add("origin-unknown");
            }
            for (Kept list : it.keeping().lists()) {
                if (list.channels().contains(channel)
                        && list.date() != null
                        && (value.state().equals("rootless") || value.came().isAfter(list.checked()))) {
                    doubting.add("changed-after-check");
                }
            }
            return;
        }
        if (something) {
            doubting.add("value-not-understood");
        } else {
            denying.add("no-value");
        }
    }
}
