package fi.ajantasa.privacy;

import fi.ajantasa.audit.Origin;
import fi.ajantasa.audit.Sha256;
import fi.ajantasa.contact.KeptObjections;
import fi.ajantasa.contact.KeptObjections.Kept;
import fi.ajantasa.contact.ObjectionStore;
import fi.ajantasa.contact.Objections;
import fi.ajantasa.customer.Customer;
import fi.ajantasa.customer.Held;
import fi.ajantasa.customer.Identity;
import fi.ajantasa.customer.Identity.Mark;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.job.Jobs;
import fi.ajantasa.job.MarketingRule;
import fi.ajantasa.person.Channel;
import fi.ajantasa.person.LegalDuty;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** A customer who is to be erased: what goes, what stays, and by what they are known again. */
final class Subject {
    private static final List<String> WHO = List.of("family-name", "given-names", "company-name", "business-id");
    private final Customer customer;
    private final KeyVault keys;
    private final Jobs jobs;
    private final Identity identity;

    Subject(Customer customer, KeyVault keys, Jobs jobs) {
        this.customer = customer;
        this.keys = keys;
        this.jobs = jobs;
        this.identity = new Identity(customer, keys);
    }

    Customer customer() {
        return customer;
    }

    Needles needles() {
        return Needles.of(customer, identity, jobs.catalogue());
    }

    Set<Mark> marks() {
        return identity.marks();
    }

    /** The objections that stand, said to us or to the customer system, by whom and where they are known by. */
    Map<Mark, Kept> objections(ObjectionStore store, Instant now) {
        int channels = objected(store, now);
        Map<Mark, Kept> kept = new HashMap<>();
        Set<Mark> marks = new LinkedHashSet<>(identity.self());
        marks.addAll(identity.places());
        for (Mark mark : marks) {
            int mask = KeptObjections.channels(mark.kind(), channels);
            if (mask != 0) {
                kept.put(mark, new Kept(mask, now));
            }
        }
        return kept;
    }

    /** The channels on which the person objects. */
    int objected(ObjectionStore store, Instant now) {
        Objections said = store.of(customer.id(), now);
        int channels = said.standing();
        for (MarketingRule rule : jobs.decisions().marketing()) {
            Held flag = customer.held().get(rule.whenAttribute());
            if (rule.whenAttribute().startsWith("objection-")
                    && flag != null
                    && flag.value().equals("1")) {
                channels |= Channel.mask(rule.channels());
            }
        }
        return channels;
    }

    /** What a law has us keep, by law, with the names of whoever it is about; empty when nothing is. */
    List<ErasurePlan.Kept> stays(LocalDate today) {
        SortedMap<LegalDuty, List<String>> duties = new TreeMap<>();
        customer.held().keySet().forEach(attribute -> jobs.catalogue()
                .find(attribute)
                .flatMap(LegalDuty::of)
                .ifPresent(duty ->
                        duties.computeIfAbsent(duty, it -> new ArrayList<>()).add(attribute)));
        List<ErasurePlan.Kept> stays = new ArrayList<>();
        duties.forEach((duty, attributes) -> {
            List<String> all = new ArrayList<>(attributes);
            WHO.stream().filter(customer.held()::containsKey).forEach(all::add);
            stays.add(new ErasurePlan.Kept(duty.law(), duty.until(ended(today)), all));
        });
        return stays;
    }

    private LocalDate ended(LocalDate today) {
        Held end = customer.held().get("contract-end");
        return end == null || end.value().length() < 10 ? today : LocalDate.parse(end.value());
    }

    /** What is kept, sealed: it opens for this erasure only. */
    String sealed(ErasurePlan.Kept kept, int erasure, int part) {
        Map<String, String> values = new TreeMap<>();
        values.put("customer-number", customer.number());
        for (String attribute : kept.attributes()) {
            Held held = customer.held().get(attribute);
            if (held != null) {
                values.put(attribute, held.value());
            }
        }
        return keys.sealRecord(
                JsonMapper.shared().writeValueAsBytes(values), KeptRecords.REALM, new Origin(erasure, part));
    }

    /** The plan of erasing the customer as things stand. */
    ErasurePlan plan(
            ErasureStore store, ObjectionStore objections, List<String> obstacles, Instant now, LocalDate today) {
        SortedMap<String, Integer> goes = store.count(customer.id());
        List<ErasurePlan.Kept> stays = stays(today);
        int objected = objected(objections, now);
        String text = customer.number() + "\n" + customer.version() + "\n" + goes + "\n" + stays + "\n" + objected;
        return new ErasurePlan(
                Sha256.hex(text.getBytes(StandardCharsets.UTF_8)),
                customer.number(),
                goes,
                stays,
                Arrays.stream(Channel.values())
                        .filter(it -> it.isIn(objected))
                        .map(Channel::word)
                        .toList(),
                obstacles);
    }
}
