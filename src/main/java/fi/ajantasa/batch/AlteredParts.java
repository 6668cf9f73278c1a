package fi.ajantasa.batch;

import fi.ajantasa.audit.AuditLog;
import fi.ajantasa.audit.Origin;
import fi.ajantasa.customer.Customer;
import fi.ajantasa.customer.CustomerStore;
import fi.ajantasa.customer.Held;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.customer.Restriction;
import fi.ajantasa.decide.Fact;
import fi.ajantasa.decide.FactStore;
import fi.ajantasa.normalise.Claim;
import fi.ajantasa.person.AttributeCatalogue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Of a customer whose rows are not what the log says: which of them it is, as far as log and facts can tell. */
final class AlteredParts {
    private static final int FIRST_ATTRIBUTE = 4;
    private static final String UNKNOWN = "; the entries that would tell more were pruned";

    private final AuditLog log;
    private final CustomerStore customers;
    private final FactStore facts;
    private final KeyVault keys;
    private final boolean isPruned;

    AlteredParts(DataSource dataSource, KeyVault keys, AttributeCatalogue catalogue) {
        this.log = new AuditLog(dataSource);
        this.customers = new CustomerStore(dataSource, keys);
        this.facts = new FactStore(dataSource, keys, catalogue);
        this.keys = keys;
        this.isPruned = log.isPruned();
    }

    /** The attributes whose value is not the one their fact says, or is not where the log says it is from. */
    List<String> attributes(int id) {
        Optional<Customer> customer = Poison.attempt(() -> customers.read(new int[] {id}))
                .flatMap(it -> it.stream().findFirst());
        if (customer.isEmpty()) {
            return List.of("customer " + id + " was altered and cannot be read any more");
        }
        List<AuditLog.Change> changes = log.changesOf(id);
        if (changes.isEmpty() && isPruned) {
            return List.of("customer " + id + " was altered" + UNKNOWN);
        }
        Map<String, Origin> logged = logged(changes);
        List<Fact> said = facts.read(new int[] {id}).getOrDefault(id, List.of());
        TreeSet<String> altered = new TreeSet<>();
        customer.get().held().forEach((attribute, held) -> {
            if (!held.origin().equals(logged.get(attribute)) || !isSaid(id, attribute, held, said)) {
                altered.add(attribute);
            }
        });
        logged.forEach((attribute, origin) -> {
            if (!customer.get().held().containsKey(attribute) && isSaid(attribute, origin, said)) {
                altered.add(attribute);
            }
        });
        return altered.isEmpty()
                ? List.of("customer " + id + " was altered: its number, its version, or a value's rule or day")
                : altered.stream()
                        .map(it -> "customer " + id + " was altered: " + it)
                        .toList();
    }

    /** Where the log last says each attribute is from. */
    private static Map<String, Origin> logged(List<AuditLog.Change> changes) {
        Map<String, Origin> logged = new HashMap<>();
        for (AuditLog.Change change : changes) {
            for (JsonNode group : JsonMapper.shared().readTree(change.body()).path("set")) {
                Origin origin = new Origin(group.path(2).asInt(), group.path(3).asInt());
                for (int i = FIRST_ATTRIBUTE; i < group.size(); i++) {
                    logged.put(group.path(i).asString(), origin);
                }
            }
        }
        return logged;
    }

    private boolean isSaid(int id, String attribute, Held held, List<Fact> said) {
        return said.stream()
                .filter(it -> it.origin().equals(held.origin()))
                .flatMap(it -> it.claims().stream())
                .anyMatch(it -> it.attribute().equals(attribute) && isValue(id, held, it));
    }

    private boolean isValue(int id, Held held, Claim claim) {
        return held.value().equals(claim.value())
                || Poison.attempt(() -> keys.decrypt(held.value(), id))
                        .filter(it -> it.equals(claim.value()))
                        .isPresent();
    }

    private static boolean isSaid(String attribute, Origin origin, List<Fact> said) {
        return said.stream()
                .filter(it -> it.origin().equals(origin))
                .flatMap(it -> it.claims().stream())
                .anyMatch(it -> it.attribute().equals(attribute)
                        && !Objects.requireNonNullElse(it.value(), "").isEmpty());
    }

    /** The reasons whose restriction stands otherwise than the log says, or stands and should not. */
    List<String> restrictions(int id, List<Restriction> standing) {
        Map<String, String> then = new TreeMap<>();
        List<AuditLog.Change> changes = log.changesOf(id);
        if (changes.isEmpty() && isPruned) {
            return List.of("the restrictions of customer " + id + " were altered" + UNKNOWN);
        }
        for (AuditLog.Change change : changes) {
            for (JsonNode flag : JsonMapper.shared().readTree(change.body()).path("flags")) {
                if (flag.path(2).asBoolean()) {
                    then.put(flag.path(0).asString(), flag.path(1) + " " + flag.path(3) + " " + flag.path(4));
                } else {
                    then.remove(flag.path(0).asString());
                }
            }
        }
        List<String> found = new ArrayList<>();
        for (Restriction it : standing) {
            String before = then.remove(it.reason());
            String now = it.channels() + " " + it.origin().extract() + " "
                    + it.origin().row();
            if (before == null) {
                found.add("the restriction " + it.reason() + " of customer " + id
                        + " was added without an entry in the log");
            } else if (!before.equals(now)) {
                found.add("the restriction " + it.reason() + " of customer " + id + " was altered");
            }
        }
        then.keySet().forEach(it -> found.add("the restriction " + it + " of customer " + id + " is missing"));
        return found.isEmpty()
                ? List.of("a day of a restriction of customer " + id + " was altered: "
                        + String.join(
                                ", ", standing.stream().map(Restriction::reason).toList()))
                : found;
    }
}
