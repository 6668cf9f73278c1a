package fi.ajantasa.privacy;

import fi.ajantasa.contact.KeptObjections.Kept;
import fi.ajantasa.customer.Identity.Mark;
import fi.ajantasa.customer.IdentityKind;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.customer.Rekeying;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the journal keeps of an erasure: who confirmed what, and keyed hashes.
 *
 * @param mark of the index key of the hashes
 */
record ErasureWord(String mark, Confirmed confirmed, long number, List<Hash> tombstones, List<Objected> objected) {
    private static final JsonMapper JSON = JsonMapper.shared();

    ErasureWord {
        tombstones = List.copyOf(tombstones);
        objected = List.copyOf(objected);
    }

    record Hash(IdentityKind kind, long hash) {}

    record Objected(IdentityKind kind, long hash, int channels, String since) {}

    record Confirmed(String plan, String by, String reason, String ground, String at) {}

    static ErasureWord of(String mark, Erasure erasure, Set<Mark> marks, Map<Mark, Kept> kept) {
        Erasure.Confirmed it = erasure.confirmed();
        return new ErasureWord(
                mark,
                new Confirmed(
                        it.plan(), it.by(), it.reason(), it.ground(), it.at().toString()),
                erasure.number(),
                marks.stream().map(one -> new Hash(one.kind(), one.hash())).toList(),
                kept.entrySet().stream()
                        .map(one -> new Objected(
                                one.getKey().kind(),
                                one.getKey().hash(),
                                one.getValue().channels(),
                                one.getValue().since().toString()))
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
                new Erasure.Confirmed(
                        confirmed.plan, confirmed.by, confirmed.reason, confirmed.ground, Instant.parse(confirmed.at)));
    }

    /** The same with hashes as the index key in force makes them. */
    ErasureWord rekeyed(KeyVault keys) {
        Rekeying later = keys.rekeying(mark);
        return new ErasureWord(
                keys.mark(),
                confirmed,
                later.of(number),
                tombstones.stream()
                        .map(it -> new Hash(it.kind, later.of(it.hash)))
                        .toList(),
                objected.stream()
                        .map(it -> new Objected(it.kind, later.of(it.hash), it.channels, it.since))
                        .toList());
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
