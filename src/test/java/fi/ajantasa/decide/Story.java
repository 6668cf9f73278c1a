package fi.ajantasa.decide;

import fi.ajantasa.customer.Customer;
import fi.ajantasa.customer.Held;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.customer.Restriction;
import fi.ajantasa.customer.RestrictionChange;
import fi.ajantasa.job.Decisions;
import fi.ajantasa.job.DefinitionFile;
import fi.ajantasa.job.Jobs;
import fi.ajantasa.job.MarketingRule;
import fi.ajantasa.job.Night;
import fi.ajantasa.job.Survivorship;
import fi.ajantasa.link.Codes;
import fi.ajantasa.person.AttributeCatalogue;
import fi.ajantasa.person.Channel;
import fi.ajantasa.person.Direction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One customer's life: deliveries come in, are decided and applied; nothing is stored. */
final class Story {

    static final KeyVault VAULT = vault();
    static final String OLD = "010190-900P";
    static final String NEW = "290200A901C";
    static final Codes CODES = new Codes(VAULT);
    static final Jobs JOBS = jobs();

    private final List<Fact> facts = new ArrayList<>();
    private final Set<Restriction> restrictions = new HashSet<>();
    private Customer customer = new Customer(7, "C-10007", 0, Map.of());
    private LocalDate today = LocalDate.parse("2026-11-01");
    private final Jobs jobs;
    private String register = "population";
    private int extract;

    Story() {
        this(JOBS);
    }

    /** A life under other definitions. */
    Story(Jobs jobs) {
        this.jobs = jobs;
    }

    /** A delivery comes in and is decided and applied. */
    Outcome night(String register, String day, Says... rows) {
        return apply(only(register, day, rows));
    }

    /** A delivery comes in and is decided, not applied. */
    Outcome only(String register, String day, Says... rows) {
        arrive(register, day, rows);
        return decide();
    }

    void arrive(String register, String day, Says... rows) {
        this.today = LocalDate.parse(day);
        this.register = register;
        this.extract++;
        for (int i = 0; i < rows.length; i++) {
            facts.add(rows[i].fact(register, extract, i + 1, today));
        }
    }

    /** The customer is due on a day without news. */
    Outcome due(String day) {
        return night("population", day);
    }

    Outcome decide() {
        return decide(facts);
    }

    Outcome decide(List<Fact> arranged) {
        return new Decider(jobs, CODES, register, extract, today).decide(customer, restrictions, arranged);
    }

    Outcome apply(Outcome outcome) {
        return apply(outcome, true);
    }

    /** Applies an outcome, or only its part 1. */
    Outcome apply(Outcome outcome, boolean all) {
        Map<String, Held> held = new TreeMap<>(customer.held());
        for (PlanRow row : PlanRow.of(customer, outcome)) {
            if (row.part() == 1 || all) {
                row.changes().forEach((attribute, value) -> set(held, attribute, value));
                row.restrictions().forEach(this::set);
            }
        }
        customer = new Customer(customer.id(), customer.number(), customer.version() + 1, held);
        return outcome;
    }

    @Nullable
    String held(String attribute) {
        Held held = customer.held().get(attribute);
        boolean isCode = held != null && attribute.contains("hetu");
        return isCode ? VAULT.decrypt(held.value(), customer.id()) : held == null ? null : held.value();
    }

    Map<String, String> held() {
        Map<String, String> all = new TreeMap<>();
        customer.held().keySet().forEach(name -> all.put(name, String.valueOf(held(name))));
        return all;
    }

    Customer customer() {
        return customer;
    }

    List<Fact> facts() {
        return facts;
    }

    /** A full list of the register came in without the customer. */
    Outcome absent(String register, String day) {
        arrive(register, day);
        facts.add(Fact.absence(register, extract, today));
        return apply(decide());
    }

    Restriction restriction(String reason) {
        return restrictions.stream()
                .filter(it -> it.reason().equals(reason))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not restricted for " + reason));
    }

    Set<String> restrictions() {
        Set<String> reasons = new TreeSet<>();
        restrictions.forEach(restriction -> reasons.add(restriction.reason()));
        return reasons;
    }

    static Decision decision(Outcome outcome, String attribute) {
        return outcome.decisions().stream()
                .filter(decision -> decision.attribute().equals(attribute))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no decision on " + attribute));
    }

    static Direction direction(Outcome outcome, String attribute) {
        return decision(outcome, attribute).direction();
    }

    private static void set(Map<String, Held> held, String attribute, @Nullable Held value) {
        if (value == null) {
            held.remove(attribute);
        } else {
            held.put(attribute, value);
        }
    }

    private void set(RestrictionChange change) {
        restrictions.removeIf(restriction -> restriction.reason().equals(change.reason()));
        if (change.on()) {
            restrictions.add(new Restriction(
                    change.reason(), customer.id(), change.channels(), change.origin(), today, change.until()));
        }
    }

    private static Jobs jobs() {
        DefinitionFile file = new DefinitionFile(Path.of("decisions.yaml"), "");
        Map<String, Survivorship> attributes = new LinkedHashMap<>();
        for (String name : List.of("hetu", "family-name", "given-names", "call-name", "deceased", "death-date")) {
            attributes.put(name, new Survivorship(List.of("population", "customers"), false));
        }
        attributes.put("postal-address", new Survivorship(List.of("population", "customers"), true));
        attributes.put("permanent-address", new Survivorship(List.of("population"), false));
        attributes.put("language", new Survivorship(List.of("customers", "population"), false));
        attributes.put("mobile-phone", new Survivorship(List.of("customers", "directory", "population"), true));
        Set<Channel> all = EnumSet.allOf(Channel.class);
        List<MarketingRule> marketing = List.of(
                new MarketingRule("deceased", "deceased", all),
                new MarketingRule("protection-order", "protection-order", all),
                new MarketingRule("direct-marketing-ban", "direct-marketing-ban", EnumSet.of(Channel.POST)),
                new MarketingRule("objection-phone", "objection-phone", EnumSet.of(Channel.PHONE)));
        return new Jobs(
                Map.of(),
                new Decisions(file, attributes, marketing),
                new Night(file, List.of()),
                AttributeCatalogue.builtIn(),
                Map.of(),
                "");
    }

    private static KeyVault vault() {
        try {
            return KeyVault.open(Files.createTempDirectory("ajantasa-keys-").resolve("keyset.json"), false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
