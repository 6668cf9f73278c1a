package fi.ajantasa.audit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The checkpoints that are known of a log, from the database and from all places, each with its signature verified. */
final class Signed {
    private final List<NoteKey> keys;
    private final @Nullable NoteKey witness;
    private final Set<String> lost;
    private final Faults faults;
    private final List<Known> known = new ArrayList<>();
    private final Map<Long, TreeStore.Stored> stored = new HashMap<>();
    private final List<String> unreachable = new ArrayList<>();
    private long witnessed;

    /** @param lost names of checkpoints that count no more */
    Signed(List<NoteKey> keys, @Nullable NoteKey witness, Set<String> lost, Faults faults) {
        this.keys = keys;
        this.lost = lost;
        this.witness = witness;
        this.faults = faults;
    }

    /** A checkpoint and where it is. */
    record Known(String where, Checkpoint checkpoint) {}

    void addAll(List<TreeStore.Stored> checkpoints) {
        for (TreeStore.Stored one : checkpoints) {
            stored.put(one.size(), one);
            take("the database", "the checkpoint of " + one.size() + " entries", one.note(), one.size());
        }
    }

    /** Those of a folder are all read; of a place elsewhere the last, for it binds all before it. */
    void add(CheckpointPlace place) {
        try {
            Set<String> names = stored.values().stream()
                    .max(Comparator.comparing(TreeStore.Stored::size))
                    .flatMap(it -> name(it.note()))
                    .map(Set::of)
                    .orElse(Set.of());
            TreeSet<String> there = new TreeSet<>(place.names(names));
            there.removeAll(lost);
            names.stream()
                    .filter(it -> !there.contains(it))
                    .forEach(it -> faults.add(it + " is missing from " + place.name()));
            boolean all = place instanceof CheckpointFolder;
            for (String name : all || there.isEmpty() ? there : Set.of(there.last())) {
                take(place.name(), name, place.read(name), Checkpoint.sizeOf(name));
            }
        } catch (IOException e) {
            unreachable.add(place.name());
        }
    }

    private static Optional<String> name(String note) {
        try {
            return Optional.of(Checkpoint.parse(note).name());
        } catch (IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    private void take(String where, String what, String note, long size) {
        Checkpoint checkpoint;
        try {
            checkpoint = Checkpoint.parse(note);
        } catch (IllegalArgumentException damaged) {
            faults.add(what + " in " + where + " is no checkpoint");
            return;
        }
        Optional<String> unknown = checkpoint.note().findUnknown(keys);
        if (!checkpoint.note().isSignedBy(keys)) {
            faults.add(what + " in " + where + ": its signature is not one of this log's key over this text");
        } else if (unknown.isPresent()) {
            faults.add(what + " in " + where + " is signed with the key " + unknown.get()
                    + ", too, which the keyset file does not have");
        } else if (!checkpoint.origin().equals(keys.get(0).name())) {
            faults.add(what + " in " + where + " is of another log");
        } else if (checkpoint.size() != size) {
            faults.add(what + " in " + where + " is of " + checkpoint.size() + " entries");
        } else {
            known.add(new Known(where, checkpoint));
            attest(where, what, checkpoint);
        }
    }

    /** That each checkpoint is signed with the key whose term it is; called when all are known. */
    void confirmKeys() {
        KeyTerms terms =
                new KeyTerms(keys, known.stream().map(Known::checkpoint).toList());
        known.forEach(it -> terms.findFault(it.checkpoint())
                .ifPresent(fault -> faults.add(
                        "the checkpoint of " + it.checkpoint().size() + " entries in " + it.where() + " " + fault)));
    }

    private void attest(String where, String what, Checkpoint checkpoint) {
        if (witness != null && checkpoint.note().names(witness)) {
            OptionalLong time = checkpoint.note().findCosignature(witness);
            if (time.isEmpty()) {
                faults.add(what + " in " + where + ": the witness's signature is not one of its key over this text");
            } else {
                witnessed = Math.max(witnessed, checkpoint.size());
            }
        }
    }

    /** By their sizes. */
    Map<Long, List<Known>> bySize() {
        return known.stream()
                .collect(Collectors.groupingBy(it -> it.checkpoint().size()));
    }

    Map<Long, TreeStore.Stored> stored() {
        return stored;
    }

    List<String> unreachable() {
        return unreachable;
    }

    /** How many entries the last checkpoint has that the witness signed, too. */
    long witnessed() {
        return witnessed;
    }

    int count() {
        return known.size();
    }
}
