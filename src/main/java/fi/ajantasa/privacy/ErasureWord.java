package fi.ajantasa.privacy;

import fi.ajantasa.contact.KeptObjections.Kept;
import fi.ajantasa.customer.Identity.Mark;
import fi.ajantasa.customer.IdentityKind;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** What the journal keeps of an erasure: who confirmed what, and keyed hashes. */
record ErasureWord(
        String plan,
        String by,
        String reason,
        String ground,
        String at,
        long number,
        List<Hash> tombstones,
        List<Objected> objected) {
    private static final JsonMapper JSON = JsonMapper.shared();

    ErasureWord {
        tombstones = List.copyOf(tombstones);
        objected = List.copyOf(objected);
    }

    record Hash(IdentityKind kind, long hash) {}

    record Objected(IdentityKind kind, long hash, int channels, String since) {}

    static ErasureWord of(Erasure erasure, Set<Mark> marks, Map<Mark, Kept> kept) {
        Erasure.Confirmed confirmed = erasure.confirmed();
        return new ErasureWord(
                confirmed.plan(),
                confirmed.by(),
                confirmed.reason(),
                confirmed.ground(),
                confirmed.at().toString(),
                erasure.number(),
                marks.stream().map(it -> new Hash(it.kind(), it.hash())).toList(),
                kept.entrySet().stream()
                        .map(it -> new Objected(
                                it.getKey().kind(),
                                it.getKey().hash(),
                                it.getValue().channels(),
                                it.getValue().since().toString()))
                        .toList());
    }

    static ErasureWord from(byte[] bytes) {
        return JSON.readValue(bytes, ErasureWord.class);
    }

    byte[] bytes() {
        return JSON.writeValueAsBytes(this);
    }

    /** The erasure as the database is to have it. */
    Erasure erasure(int id, int customer) {
        return new Erasure(
                id,
                Erasure.State.BEGUN,
                customer,
                number,
                new Erasure.Confirmed(plan, by, reason, ground, Instant.parse(at)));
    }

    Set<Mark> marks() {
        Set<Mark> marks = new LinkedHashSet<>();
        tombstones.forEach(it -> marks.add(new Mark(it.kind(), it.hash())));
        return marks;
    }

    Map<Mark, Kept> kept() {
        Map<Mark, Kept> kept = new HashMap<>();
        objected.forEach(
                it -> kept.put(new Mark(it.kind(), it.hash()), new Kept(it.channels(), Instant.parse(it.since()))));
        return kept;
    }
}
